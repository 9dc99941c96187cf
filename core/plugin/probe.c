#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create, pipe2 */
#endif
#include "plugin/probe.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define REPORT_MAGIC 0x47425052u
#define REPORT_FD 3
#define GRACE_MILLISECONDS 500
#define OUTPUT_LIMIT ((rlim_t)1 << 20) /* bytes that a file may print before it is stopped */

typedef enum report_kind { BEGINS = 1, FINE = 2, REFUSED = 3 } report_kind;

/* What the child says about a file, through a pipe. Small enough to be written whole. */
typedef struct report {
    uint32_t magic, kind;
    uint64_t file;
    char reason[1024];
} report;

typedef struct probe {
    gb_probe_file *files;
    size_t count;
    double seconds;
    gb_probe_check *check;
    void *user;
    gb_arena *arena;
    gb_error *error;
} probe;

/* ---- The child ---- */

static void say(size_t file, report_kind kind, const char *reason) {
    report r;
    memset(&r, 0, sizeof r);
    r.magic = REPORT_MAGIC;
    r.kind = kind;
    r.file = file;
    if (reason) snprintf(r.reason, sizeof r.reason, "%s", reason);
    if (write(REPORT_FD, &r, sizeof r) != (ssize_t)sizeof r) _exit(1);
}

static void close_from(int first) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, (unsigned)first, ~0u, 0u) == 0) return;
#endif
    for (int fd = first; fd < 1024; fd++) close(fd);
}

/* Standard output becomes a file in memory, so that what a plugin prints is noticed; nothing else of the parent stays
 * open. */
static void confine(int report_fd) {
    static const int fatal[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGSYS, SIGTERM, SIGINT, SIGPIPE, SIGALRM};
    struct rlimit output = {OUTPUT_LIMIT, OUTPUT_LIMIT}, core = {0, 0};
    int nothing = open("/dev/null", O_RDWR), printed = memfd_create("printed", 0);
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (size_t i = 0; i < sizeof fatal / sizeof *fatal; i++) signal(fatal[i], SIG_DFL);
    setrlimit(RLIMIT_FSIZE, &output);
    setrlimit(RLIMIT_CORE, &core);
    /* Out of the way of the numbers that are given out below. */
    report_fd = fcntl(report_fd, F_DUPFD, 16);
    if (nothing >= 0) {
        dup2(nothing, STDIN_FILENO);
        dup2(nothing, STDOUT_FILENO);
        dup2(nothing, STDERR_FILENO);
    }
    if (printed >= 0) dup2(printed, STDOUT_FILENO);
    if (dup2(report_fd, REPORT_FD) != REPORT_FD) _exit(1);
    close_from(REPORT_FD + 1);
}

/* Bytes on standard output. */
static off_t printed_bytes(void) {
    struct stat status;
    fflush(stdout);
    return fstat(STDOUT_FILENO, &status) == 0 && S_ISREG(status.st_mode) ? status.st_size : 0;
}

static void run_child(const probe *p, size_t from) {
    for (size_t i = from; i < p->count; i++) {
        gb_error error;
        off_t before = printed_bytes();
        int result;
        error.text[0] = '\0';
        say(i, BEGINS, NULL);
        result = p->check(p->user, &p->files[i], &error);
        if (printed_bytes() > before)
            say(i, REFUSED, "prints on standard output while it is loaded: a plugin never prints");
        else
            say(i, result == 0 ? FINE : REFUSED, result == 0 ? NULL : error.text);
    }
    _exit(0);
}

/* ---- The parent ---- */

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
static int next_report(int fd, double deadline, report *r) {
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
    return r->magic == REPORT_MAGIC;
}

static void blame_status(const probe *p, gb_probe_file *file, int status) {
    char text[160];
    if (WIFSIGNALED(status) && WTERMSIG(status) == SIGBUS)
        snprintf(text, sizeof text, "truncated or damaged file: loading it ends the process (SIGBUS)");
    else if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXFSZ)
        snprintf(text, sizeof text, "prints without end while it is loaded");
    else if (WIFSIGNALED(status))
        snprintf(text, sizeof text, "crashes while it is loaded (signal %d, %s)", WTERMSIG(status),
                 strsignal(WTERMSIG(status)));
    else if (WIFEXITED(status))
        snprintf(text, sizeof text, "ends the process (exit status %d) while it is loaded: a plugin never exits",
                 WEXITSTATUS(status));
    else
        snprintf(text, sizeof text, "ends the process while it is loaded");
    file->reason = keep(p, text);
}

static void blame_time(const probe *p, gb_probe_file *file) {
    char text[80];
    snprintf(text, sizeof text, "hangs while it is loaded (not done after %.3g s)", p->seconds);
    file->reason = keep(p, text);
}

/* Ends the child with all that it started; its status, which says how it ended when it did so by itself before. */
static int end_child(pid_t child) {
    int status = 0;
    kill(-child, SIGKILL);
    kill(child, SIGKILL);
    while (waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return 0;
    kill(-child, SIGKILL);
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

/* Takes reports of a child that began at file `*next` until all is done, or no good report comes: the result of the
 * last next_report(). `*next` is then the file that it was at, `*busy` whether that one had begun. */
static int take_reports(const probe *p, int fd, size_t *next, int *busy) {
    report r;
    int heard = 1;
    *busy = 0;
    while (*next < p->count && (heard = next_report(fd, now() + p->seconds, &r)) == 1) {
        if (r.file != *next || (r.kind == BEGINS) == *busy) return 0;
        *busy = !*busy;
        if (*busy) continue;
        if (r.kind == REFUSED) p->files[*next].reason = keep(p, r.reason);
        ++*next;
    }
    return heard;
}

/* Listens to a child that began at file `from`: the file to go on with, or SIZE_MAX with the error set. */
static size_t listen_to(const probe *p, pid_t child, int fd, size_t from) {
    size_t next = from;
    int busy, heard = take_reports(p, fd, &next, &busy), gone;
    if (next == p->count) {
        end_child(child);
        return next;
    }
    if (heard < 0) {
        end_child(child);
        blame_time(p, &p->files[next]);
        return next + 1;
    }
    gone = is_gone(child);
    if (!busy && next == from) {
        end_child(child);
        gb_error_set(p->error, GB_ERROR_SYSTEM, "cannot try plugins: the process that does it ends at once");
        return SIZE_MAX;
    }
    if (!busy) next--; /* it ended between two files: the one before left something behind */
    if (gone)
        blame_status(p, &p->files[next], end_child(child));
    else
        p->files[next].reason =
            keep(p, "meddles with the process while it is loaded: a plugin opens and closes no files then");
    if (!gone) end_child(child);
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
    if (child == 0) {
        confine(ends[1]);
        run_child(p, from);
    }
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

int gb_probe(gb_probe_file *files, size_t count, double seconds, gb_probe_check *check, void *user, gb_arena *arena,
             gb_error *error) {
    probe p = {files, count, seconds, check, user, arena, error};
    size_t at = 0;
    while (at < count) {
        at = probe_from(&p, at);
        if (at == SIZE_MAX) return -1;
    }
    return 0;
}
