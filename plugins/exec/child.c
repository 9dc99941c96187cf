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
#define GOODBYE_MILLISECONDS 2000 /* for an end of its own after its input has ended */
#define LAST_MILLISECONDS 200     /* for an end of its own after its output has ended */
#define LOOK_MILLISECONDS 500     /* how often it is seen whether it lives */
#define NOISE_BLOCKS 64           /* that are read at once */
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
    setrlimit(RLIMIT_AS, &limit); /* last: what stands above may need memory of this process */
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
    c->answer.length = c->taken = 0;
    c->line = NULL;
    noise_clear(&c->words);
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

/* 1 when it has ended; waits for that for a while. It is not reaped yet, so that its number stays its own. */
static int has_ended(const child *c, int milliseconds) {
    const struct timespec moment = {0, 1000000};
    for (int i = 0;; i++) {
        siginfo_t about = {0};
        const int result = waitid(P_PID, (id_t)c->process, &about, WEXITED | WNOHANG | WNOWAIT);
        if (result == 0 ? about.si_pid == c->process : errno != EINTR) return 1;
        if (i >= milliseconds) return 0;
        nanosleep(&moment, NULL);
    }
}

/* Ends it with all that it started. 1 when it had ended by itself: its status in *status. */
static int finish(child *c, int milliseconds, int *status) {
    int by_itself;
    close(c->in);
    close(c->out);
    if (c->noise >= 0) close(c->noise);
    by_itself = has_ended(c, milliseconds);
    kill(-c->process, SIGKILL);
    if (!by_itself) kill(c->process, SIGKILL);
    *status = 0;
    while (waitpid(c->process, status, 0) < 0 && errno == EINTR) {
    }
    c->process = 0;
    return by_itself;
}

void child_end(child *c) {
    int status;
    if (c->process) finish(c, GOODBYE_MILLISECONDS, &status);
    text_free(&c->answer);
    c->taken = 0;
}

/* Ends it after a failure and says why, with its own words. -1. `reason` NULL: its output has ended. */
static int give_up(child *c, const char *reason, char *why, size_t capacity) {
    char ended[96];
    int status;
    const int by_itself = finish(c, reason ? 0 : LAST_MILLISECONDS, &status);
    const char *words = noise_reason(&c->words);
    if (!reason) {
        reason = ended;
        if (!by_itself)
            snprintf(ended, sizeof ended, "it closed its output before its work was done");
        else if (WIFSIGNALED(status))
            snprintf(ended, sizeof ended, "it ended with signal %d (%s)", WTERMSIG(status),
                     strsignal(WTERMSIG(status)));
        else
            snprintf(ended, sizeof ended, "it ended with exit status %d", WEXITSTATUS(status));
    }
    snprintf(why, capacity, "%s%s%s", reason, *words ? "; its last words: " : "", words);
    return -1;
}

/* ---- talking ---- */

/* What it has written to its error output. At its end the descriptor is closed: poll() would report it for ever. */
static void take_noise(child *c) {
    char block[4096];
    for (int i = 0; i < NOISE_BLOCKS && c->noise >= 0; i++) {
        const ssize_t got = read(c->noise, block, sizeof block);
        if (got < 0) return;
        if (got > 0) {
            noise_take(&c->words, block, (size_t)got);
            continue;
        }
        close(c->noise);
        c->noise = -1;
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

/* Hands on as much of the line as fits. When it does not read any more, what it says until it ends is awaited. */
static void give_input(child *c) {
    const text *line = c->line;
    const ssize_t done = write(c->in, line->data + c->sent, line->length - c->sent);
    if (done >= 0)
        c->sent += (size_t)done;
    else if (errno != EAGAIN && errno != EINTR)
        c->sent = line->length;
}

int child_is_sending(const child *c) {
    return c->line && c->sent < c->line->length;
}

/* One line of `answer` from byte `from` on: 1 when it is whole. */
static int find_line(const child *c, size_t from, size_t *end) {
    const char *found = c->answer.length > from ? memchr(c->answer.data + from, '\n', c->answer.length - from) : NULL;
    if (found) *end = (size_t)(found - c->answer.data);
    return found != NULL;
}

/* One round of poll(): 0 = go on, 1 = nothing more will come, -1 = the time is over. */
static int exchange(child *c) {
    struct pollfd files[3] = {{c->out, POLLIN, 0}, {c->noise, POLLIN, 0}, {c->in, POLLOUT, 0}};
    const int writing = child_is_sending(c);
    const double left = c->deadline - now();
    if (left <= 0) return -1;
    const int wait = left * 1000 < LOOK_MILLISECONDS ? (int)(left * 1000) + 1 : LOOK_MILLISECONDS;
    const int ready = poll(files, writing ? 3 : 2, wait);
    if (ready < 0) return errno == EINTR ? 0 : 1;
    /* Something that it started may hold its output open after it is dead. */
    if (ready == 0) return has_ended(c, 0);
    if (files[1].revents) take_noise(c);
    if (files[0].revents && take_output(c) < 0) return 1;
    if (writing && files[2].revents) give_input(c);
    return 0;
}

static int talk(child *c, double seconds, gb_string *answer, char *why, size_t capacity) {
    size_t end = 0, looked = 0;
    int state = 0;
    while (!find_line(c, looked, &end)) {
        looked = c->answer.length;
        if (looked > CHILD_LINE_LIMIT) return give_up(c, "its answer has no end", why, capacity);
        if (state > 0) {
            take_noise(c);
            return give_up(c, NULL, why, capacity);
        }
        state = exchange(c);
        if (state < 0) {
            char late[80];
            snprintf(late, sizeof late, "no answer after %.3g s", seconds);
            return give_up(c, late, why, capacity);
        }
    }
    take_noise(c); /* written before the answer, so it belongs to this report */
    *answer = (gb_string){c->answer.data, end};
    c->taken = end + 1;
    return 0;
}

/* Forgets the line taken last. */
static void forget(child *c) {
    if (c->taken) memmove(c->answer.data, c->answer.data + c->taken, c->answer.length - c->taken);
    c->answer.length -= c->taken;
    c->taken = 0;
}

int child_ask(child *c, const text *line, double seconds, gb_string *answer, char *why, size_t capacity) {
    struct sigaction ignore = {.sa_handler = SIG_IGN}, before;
    sigemptyset(&ignore.sa_mask);
    forget(c);
    if (line) {
        c->line = line;
        c->sent = 0;
        c->deadline = now() + seconds;
    }
    sigaction(SIGPIPE, &ignore, &before);
    const int result = talk(c, seconds, answer, why, capacity);
    sigaction(SIGPIPE, &before, NULL);
    return result;
}

int child_said(child *c, gb_string *line) {
    size_t end = 0;
    forget(c);
    if (!find_line(c, 0, &end)) {
        take_output(c);
        if (!find_line(c, 0, &end)) return 0;
    }
    *line = (gb_string){c->answer.data, end};
    c->taken = end + 1;
    return 1;
}
