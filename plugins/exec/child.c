/* A long-lived program on pipes. */
#include "child.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define BLOCK 65536u
#define GOODBYE_MILLISECONDS 2000
#define PIPE_BYTES (1 << 20)

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* ---- starting ---- */

static void close_all(int (*pipes)[2], int count) {
    for (int i = 0; i < count; i++) {
        close(pipes[i][0]);
        close(pipes[i][1]);
    }
}

static int open_pipes(int (*pipes)[2]) {
    for (int i = 0; i < 3; i++)
        if (pipe2(pipes[i], O_CLOEXEC) != 0) {
            close_all(pipes, i);
            return -1;
        }
    return 0;
}

/* In the new process: its own group, dies with this one, pipes in place of the standard descriptors. */
static _Noreturn void become(char *const *command, const char *directory, uint64_t memory, int (*pipes)[2],
                             pid_t parent) {
    struct rlimit limit = {memory, memory};
    sigset_t none;
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent) _exit(127);
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
    for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
    setrlimit(RLIMIT_AS, &limit);
    if (dup2(pipes[0][0], STDIN_FILENO) < 0 || dup2(pipes[1][1], STDOUT_FILENO) < 0 ||
        dup2(pipes[2][1], STDERR_FILENO) < 0)
        _exit(127);
    for (int fd = 3; fd < 256; fd++) fcntl(fd, F_SETFD, FD_CLOEXEC);
    if (chdir(directory) != 0) {
        dprintf(STDERR_FILENO, "%s: %s\n", directory, strerror(errno));
        _exit(127);
    }
    setenv("PYTHONIOENCODING", "utf-8", 1);
    setenv("PYTHONUNBUFFERED", "1", 1);
    execvp(command[0], command);
    dprintf(STDERR_FILENO, "cannot run %s: %s\n", command[0], strerror(errno));
    _exit(127);
}

int child_start(child *c, char *const *command, const char *directory, uint64_t memory, char *why, size_t capacity) {
    int pipes[3][2];
    const pid_t own = getpid();
    if (open_pipes(pipes) != 0) {
        snprintf(why, capacity, "no pipes for it: %s", strerror(errno));
        return -1;
    }
    c->process = fork();
    if (c->process == 0) become(command, directory, memory, pipes, own);
    close(pipes[0][0]);
    close(pipes[1][1]);
    close(pipes[2][1]);
    c->in = pipes[0][1];
    c->out = pipes[1][0];
    c->noise = pipes[2][0];
    c->answer.length = c->taken = c->last_length = 0;
    c->line_ended = 0;
    fcntl(c->in, F_SETFL, O_NONBLOCK);
    fcntl(c->out, F_SETFL, O_NONBLOCK);
    fcntl(c->noise, F_SETFL, O_NONBLOCK);
    fcntl(c->in, F_SETPIPE_SZ, PIPE_BYTES);
    fcntl(c->out, F_SETPIPE_SZ, PIPE_BYTES);
    if (c->process > 0) return 0;
    snprintf(why, capacity, "it cannot be started: %s", strerror(errno));
    c->process = 0;
    close(c->in);
    close(c->out);
    close(c->noise);
    return -1;
}

/* ---- ending ---- */

/* Waits until it has ended or the time is over; its status, -1 when it has not. */
static int reap(child *c, int milliseconds) {
    const struct timespec moment = {0, 1000000};
    int status = 0;
    for (int i = 0;; i++) {
        const pid_t ended = waitpid(c->process, &status, WNOHANG);
        if (ended == c->process) return status;
        if (ended < 0 && errno != EINTR) return 0;
        if (i >= milliseconds) return -1;
        nanosleep(&moment, NULL);
    }
}

static int finish(child *c, int milliseconds) {
    int status;
    if (c->process == 0) return 0;
    close(c->in);
    close(c->out);
    close(c->noise);
    status = reap(c, milliseconds);
    kill(-c->process, SIGKILL);
    if (status < 0) {
        kill(c->process, SIGKILL);
        while (waitpid(c->process, &status, 0) < 0 && errno == EINTR) {
        }
    }
    c->process = 0;
    return status;
}

void child_end(child *c) {
    finish(c, GOODBYE_MILLISECONDS);
    text_free(&c->answer);
}

/* Ends it after a failure and says why, with its own last words. -1. */
static int give_up(child *c, const char *reason, char *why, size_t capacity) {
    const int status = finish(c, reason ? 0 : 200);
    char ended[96] = "";
    if (!reason && WIFSIGNALED(status))
        snprintf(ended, sizeof ended, "it ended with signal %d (%s)", WTERMSIG(status), strsignal(WTERMSIG(status)));
    else if (!reason)
        snprintf(ended, sizeof ended, "it ended with exit status %d", WIFEXITED(status) ? WEXITSTATUS(status) : 0);
    snprintf(why, capacity, "%s%s%.*s", reason ? reason : ended, c->last_length ? "; its last words: " : "",
             (int)c->last_length, c->last);
    return -1;
}

/* ---- talking ---- */

/* The last line of what it writes to its error output is kept for messages. */
static void take_noise(child *c) {
    char block[4096];
    const ssize_t got = read(c->noise, block, sizeof block);
    for (ssize_t i = 0; i < got; i++) {
        if (block[i] == '\n' || block[i] == '\r') {
            c->line_ended = 1;
            continue;
        }
        if (c->line_ended) c->last_length = 0;
        c->line_ended = 0;
        if (c->last_length < sizeof c->last - 1)
            c->last[c->last_length++] = (unsigned char)block[i] < 32 ? ' ' : block[i];
    }
}

/* 1 = something came, 0 = nothing now, -1 = its output has ended or there is no memory. */
static int take_output(child *c) {
    if (text_reserve(&c->answer, BLOCK) != 0) return -1;
    const ssize_t got = read(c->out, c->answer.data + c->answer.length, BLOCK);
    if (got < 0) return errno == EAGAIN || errno == EINTR ? 0 : -1;
    c->answer.length += (size_t)got;
    return got > 0 ? 1 : -1;
}

/* Hands on as much of the line as fits. 0, or -1: it does not read any more. */
static int give_input(child *c, const text *line, size_t *sent) {
    const ssize_t done = write(c->in, line->data + *sent, line->length - *sent);
    if (done < 0) return errno == EAGAIN || errno == EINTR ? 0 : -1;
    *sent += (size_t)done;
    return 0;
}

/* One line of `answer` from byte `from` on: 1 when it is whole. */
static int find_line(const child *c, size_t from, size_t *end) {
    const char *found = c->answer.length > from ? memchr(c->answer.data + from, '\n', c->answer.length - from) : NULL;
    if (found) *end = (size_t)(found - c->answer.data);
    return found != NULL;
}

/* One round of poll(): 0 = go on, 1 = nothing more will come, -1 = the time is over. */
static int exchange(child *c, const text *line, size_t *sent, double deadline) {
    struct pollfd files[3] = {{c->out, POLLIN, 0}, {c->noise, POLLIN, 0}, {c->in, POLLOUT, 0}};
    const int writing = line && *sent < line->length;
    const double left = deadline - now();
    if (left <= 0) return -1;
    const int ready = poll(files, writing ? 3 : 2, left > 3600 ? 3600000 : (int)(left * 1000) + 1);
    if (ready < 0) return errno == EINTR ? 0 : 1;
    if (files[1].revents & (POLLIN | POLLHUP)) take_noise(c);
    if ((files[0].revents & (POLLIN | POLLHUP)) && take_output(c) < 0) return 1;
    if (writing && (files[2].revents & (POLLOUT | POLLERR)) && give_input(c, line, sent) != 0) return 1;
    return 0;
}

static int talk(child *c, const text *line, double seconds, gb_string *answer, char *why, size_t capacity) {
    const double deadline = now() + seconds;
    size_t sent = 0, end = 0, looked = 0;
    int state = 0;
    while (!find_line(c, looked, &end)) {
        looked = c->answer.length;
        if (looked > CHILD_LINE_LIMIT) return give_up(c, "its answer has no end", why, capacity);
        if (state > 0) {
            take_noise(c);
            return give_up(c, NULL, why, capacity);
        }
        state = exchange(c, line, &sent, deadline);
        if (state < 0) {
            char late[80];
            snprintf(late, sizeof late, "no answer after %.3g s", seconds);
            return give_up(c, late, why, capacity);
        }
    }
    *answer = (gb_string){c->answer.data, end};
    c->taken = end + 1;
    return 0;
}

int child_ask(child *c, const text *line, double seconds, gb_string *answer, char *why, size_t capacity) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigemptyset(&ignore.sa_mask);
    if (c->taken) memmove(c->answer.data, c->answer.data + c->taken, c->answer.length - c->taken);
    c->answer.length -= c->taken;
    c->taken = 0;
    sigaction(SIGPIPE, &ignore, &before);
    const int result = talk(c, line, seconds, answer, why, capacity);
    sigaction(SIGPIPE, &before, NULL);
    return result;
}
