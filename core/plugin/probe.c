#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* pipe2 */
#endif
#include "plugin/probe.h"

#include "plugin/probe_child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define GRACE_MILLISECONDS 500

typedef struct probe {
    gb_probe_file *files;
    size_t count;
    double seconds;
    const gb_probe_work *work;
    gb_arena *arena;
    gb_error *error;
} probe;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static const char *keep(const probe *p, const char *reason) {
    const char *copy = gb_arena_copy(p->arena, reason, strlen(reason));
    return copy ? copy : "refused; there was no memory left to say why";
}

/* 1 = a report, 0 = the child is gone or talks nonsense, -1 = the time is up. */
static int next_report(int fd, double deadline, gb_report *r) {
    size_t have = 0;
    while (have < sizeof *r) {
        struct pollfd wait = {fd, POLLIN, 0};
        double left = deadline - now();
        int ready = left > 0 ? poll(&wait, 1, left > 3600 ? 3600000 : (int)(left * 1000) + 1) : 0;
        ssize_t got;
        if (ready < 0 && errno == EINTR) continue;
        if (left <= 0) return -1;
        if (ready == 0) continue;
        got = ready > 0 ? read(fd, (char *)r + have, sizeof *r - have) : -1;
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return 0;
        have += (size_t)got;
    }
    r->reason[sizeof r->reason - 1] = '\0';
    return r->magic == GB_REPORT_MAGIC;
}

/* When it went wrong: in the words of a reason. */
static const char *moment_of(gb_report_kind last) {
    return last == GB_FILE_CHECKED ? "when it is unloaded, at the end of the program" : "while it is loaded";
}

static void blame_status(const probe *p, gb_probe_file *file, int status, gb_report_kind last) {
    const char *moment = moment_of(last);
    char text[192];
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS)
        snprintf(text, sizeof text, "truncated or damaged file: loading it ends the process (SIGBUS)");
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)
        snprintf(text, sizeof text, "prints without end %s", moment);
    else if (WIFSIGNALED(status))
        snprintf(text, sizeof text, "crashes %s (signal %d, %s)", moment, WTERMSIG(status),
                 strsignal(WTERMSIG(status)));
    else if (WIFEXITED(status))
        snprintf(text, sizeof text, "ends the process (exit status %d) %s: a plugin never exits", WEXITSTATUS(status),
                 moment);
    else
        snprintf(text, sizeof text, "ends the process %s", moment);
    file->reason = keep(p, text);
}

static void blame_time(const probe *p, gb_probe_file *file, gb_report_kind last) {
    char text[128];
    snprintf(text, sizeof text, "hangs %s (not done after %.3g s)", moment_of(last), p->seconds);
    file->reason = keep(p, text);
}

/* Ends the child with all that it started; its status, which says how it ended when it did so by itself before. */
static int end_child(pid_t child) {
    int status = 0;
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return 0;
    return status;
}

/* Gives a child that has closed its pipe a moment to be gone: 1 when it is (not yet reaped). */
static int is_gone(pid_t child) {
    const struct timespec moment = {0, 1000000};
    for (int i = 0; i < GRACE_MILLISECONDS; i++) {
        siginfo_t info;
        info.si_pid = 0;
        if (waitid(P_PID, (id_t)child, &info, WEXITED | WNOHANG | WNOWAIT) != 0 || info.si_pid == child) return 1;
        nanosleep(&moment, NULL);
    }
    return 0;
}

/* Whether a report of this kind may follow the last one about the same file; 0 = there was none. */
static int follows(uint32_t kind, gb_report_kind last) {
    if (last == GB_FILE_BEGINS) return kind == GB_FILE_CHECKED;
    if (last == GB_FILE_CHECKED) return kind == GB_FILE_FINE || kind == GB_FILE_REFUSED;
    return kind == GB_FILE_BEGINS;
}

/* Takes reports of a child that began at file `*next` until all is done, or no good report comes: the result of the
 * last next_report(). `*next` is then the file that it was at, `*last` the last report about it, 0 = none. */
static int take_reports(const probe *p, int fd, size_t *next, gb_report_kind *last) {
    gb_report r;
    int heard = 1;
    *last = (gb_report_kind)0;
    while (*next < p->count && (heard = next_report(fd, now() + p->seconds, &r)) == 1) {
        if (r.file != *next || !follows(r.kind, *last)) return 0;
        *last = (gb_report_kind)r.kind;
        if (*last < GB_FILE_FINE) continue;
        if (*last == GB_FILE_REFUSED) p->files[*next].reason = keep(p, r.reason);
        *last = (gb_report_kind)0;
        ++*next;
    }
    return heard;
}

/* Listens to a child that began at file `from`: the file to go on with, or SIZE_MAX with the error set. */
static size_t listen_to(const probe *p, pid_t child, int fd, size_t from) {
    size_t next = from;
    gb_report_kind last;
    int heard = take_reports(p, fd, &next, &last), gone, status;
    if (next == p->count) {
        end_child(child);
        return next;
    }
    if (heard < 0) {
        end_child(child);
        blame_time(p, &p->files[next], last);
        return next + 1;
    }
    gone = is_gone(child);
    status = end_child(child);
    if (!last && next == from) {
        gb_error_set(p->error, GB_ERROR_SYSTEM, "cannot try plugins: the process that does it ends at once");
        return SIZE_MAX;
    }
    if (!last) next--; /* it ended between two files: the one before left something behind */
    if (gone)
        blame_status(p, &p->files[next], status, last);
    else
        p->files[next].reason =
            keep(p, "meddles with the process while it is loaded: a plugin opens and closes no files then");
    return next + 1;
}

/* Probes files from `from` on in a new child; the file to go on with, or SIZE_MAX with the error set. */
static size_t probe_from(const probe *p, size_t from) {
    int ends[2];
    pid_t child;
    size_t next;
    if (pipe2(ends, O_CLOEXEC) != 0) {
        gb_error_set(p->error, GB_ERROR_SYSTEM, "cannot try plugins: no pipe: %s", gb_error_system(errno));
        return SIZE_MAX;
    }
    fflush(stdout);
    child = fork();
    if (child == 0) gb_probe_child(p->files, p->count, from, p->work, ends[1]);
    close(ends[1]);
    if (child < 0) {
        gb_error_set(p->error, GB_ERROR_SYSTEM, "cannot try plugins: no process: %s", gb_error_system(errno));
        next = SIZE_MAX;
    } else {
        next = listen_to(p, child, ends[0], from);
    }
    close(ends[0]);
    return next;
}

int gb_probe(gb_probe_file *files, size_t count, double seconds, const gb_probe_work *work, gb_arena *arena,
             gb_error *error) {
    probe p = {files, count, seconds, work, arena, error};
    size_t at = 0;
    while (at < count) {
        at = probe_from(&p, at);
        if (at == SIZE_MAX) return -1;
    }
    return 0;
}
