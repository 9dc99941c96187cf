/* Rules, one after the other, each in a process of its own. */
#include "battery.h"

#include "run/capture.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define RULE_MILLISECONDS 180000

const battery_rule battery_rules[] = {
    {"symbols", FOR_ALL, rule_symbols},
    {"open", FOR_ALL, rule_open},
    {"options", FOR_ALL, rule_options},
    {"ordinary", FOR_ANALYZERS | FOR_WRITERS, rule_ordinary},
    {"declared", FOR_ANALYZERS, rule_declared},
    {"repeat", FOR_ANALYZERS, rule_repeat},
    {"instance", FOR_ANALYZERS | FOR_WRITERS, rule_instance},
    {"order", FOR_ANALYZERS, rule_order},
    {"after_failure", FOR_ANALYZERS, rule_after_failure},
    {"tables", FOR_ANALYZERS, rule_tables},
    {"hostile", FOR_ANALYZERS | FOR_WRITERS, rule_hostile},
    {"huge", FOR_ANALYZERS, rule_huge},
    {"read", FOR_READERS, rule_read},
    {"silence", FOR_ALL, rule_silence},
    {"descriptors", FOR_ANALYZERS | FOR_WRITERS, rule_descriptors},
    {"memory", FOR_ANALYZERS | FOR_WRITERS, rule_memory},
    {"reopen", FOR_ALL, rule_reopen},
    {NULL, 0, NULL},
};

finding found(rule_verdict verdict, const char *format, ...) {
    finding f = {.verdict = verdict};
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(f.text, sizeof f.text, format, arguments);
    va_end(arguments);
    return f;
}

static _Noreturn void be_child(const battery_rule *rule, const subject *s, int report) {
    const int printed = gb_capture_create(), noise = gb_capture_create();
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    setpgid(0, 0);
    if (printed >= 0) dup2(printed, STDOUT_FILENO);
    if (noise >= 0 && !getenv("GONGBAO_DEBUG")) dup2(noise, STDERR_FILENO);
    const finding f = rule->run(s);
    _exit(write(report, &f, sizeof f) == (ssize_t)sizeof f ? 0 : 1);
}

/* 1 = a whole finding, 0 = the child has ended without one, -1 = it takes too long. */
static int wait_for(int report, finding *f) {
    struct pollfd wait = {report, POLLIN, 0};
    int ready;
    do ready = poll(&wait, 1, RULE_MILLISECONDS);
    while (ready < 0 && errno == EINTR);
    if (ready == 0) return -1;
    return read(report, f, sizeof *f) == (ssize_t)sizeof *f;
}

static finding ended(int status) {
    if (WIFSIGNALED(status))
        return found(VERDICT_FAIL, "crashes (signal %d, %s): run the rule under a debugger with --isolate none",
                     WTERMSIG(status), strsignal(WTERMSIG(status)));
    return found(VERDICT_FAIL,
                 "ends the process (exit status %d): a plugin never exits, it returns what fail() returns",
                 WEXITSTATUS(status));
}

finding battery_run(const battery_rule *rule, const subject *s) {
    int ends[2], status = 0, heard;
    finding f = {0};
    pid_t child;
    if (pipe(ends) != 0) return found(VERDICT_SKIP, "no pipe: %s", strerror(errno));
    fflush(stdout);
    child = fork();
    if (child == 0) {
        close(ends[0]);
        be_child(rule, s, ends[1]);
    }
    close(ends[1]);
    heard = child > 0 ? wait_for(ends[0], &f) : 0;
    close(ends[0]);
    if (child < 0) return found(VERDICT_SKIP, "no process: %s", strerror(errno));
    if (heard != 0) {
        kill(-child, SIGKILL);
        kill(child, SIGKILL);
    }
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (heard > 0) return f;
    return heard < 0
               ? found(VERDICT_FAIL, "not done after %d s: is there a loop without an end?", RULE_MILLISECONDS / 1000)
               : ended(status);
}
