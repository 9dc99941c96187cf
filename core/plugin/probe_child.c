#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memfd_create */
#endif
#include "plugin/probe_child.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define REPORT_FD 3
#define OUTPUT_LIMIT ((rlim_t)1 << 20) /* bytes that a file may print before it is stopped */

static void say(size_t file, gb_report_kind kind, const char *reason) {
    gb_report r;
    memset(&r, 0, sizeof r);
    r.magic = GB_REPORT_MAGIC;
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

static void try_file(const gb_probe_file *file, size_t number, const gb_probe_work *work) {
    gb_error error;
    off_t before = printed_bytes();
    int result;
    error.text[0] = '\0';
    say(number, GB_FILE_BEGINS, NULL);
    result = work->check(work->user, file, &error);
    say(number, GB_FILE_CHECKED, NULL);
    work->release(work->user);
    if (printed_bytes() > before)
        say(number, GB_FILE_REFUSED, "prints on standard output while it is loaded: a plugin never prints");
    else
        say(number, result == 0 ? GB_FILE_FINE : GB_FILE_REFUSED, result == 0 ? NULL : error.text);
}

void gb_probe_child(const gb_probe_file *files, size_t count, size_t from, const gb_probe_work *work, int report_fd) {
    confine(report_fd);
    for (size_t i = from; i < count; i++) try_file(&files[i], i, work);
    _exit(0);
}
