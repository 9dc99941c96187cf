#include "run/launch.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/capture.h"
#include "run/protocol.h"

#define HIGH_DESCRIPTOR 10 /* above all that the engine gets */
#define LOAD_WALL_SECONDS 120.0
#define END_SECONDS 10.0
#define LOOK_MILLISECONDS 50

extern char **environ;

/* ---- environment ---- */

/* What the engine may know: a name, or the beginning of names when it ends with '*'. All that changes what the dynamic
 * linker or libltdl loads stays outside. */
static const char *const kept_variables[] = {"PATH",
                                             "HOME",
                                             "USER",
                                             "LOGNAME",
                                             "LANG",
                                             "LANGUAGE",
                                             "LC_*",
                                             "TZ",
                                             "TMPDIR",
                                             "TERM",
                                             "XDG_*",
                                             "GONGBAO_*",
                                             "ASAN_OPTIONS",
                                             "UBSAN_OPTIONS",
                                             "LSAN_OPTIONS",
                                             "TSAN_OPTIONS",
                                             "MSAN_OPTIONS",
                                             "ASAN_SYMBOLIZER_PATH",
                                             "GCOV_*",
                                             "LLVM_PROFILE_FILE",
                                             NULL};

static int is_kept(const char *variable) {
    size_t length = strcspn(variable, "=");
    for (size_t i = 0; kept_variables[i]; i++) {
        const char *name = kept_variables[i];
        size_t n = strlen(name);
        if (name[n - 1] == '*' ? strncmp(variable, name, n - 1) == 0 : n == length && strncmp(variable, name, n) == 0)
            return 1;
    }
    return 0;
}

/* An array of borrowed strings; NULL: no memory. */
static char **clean_environment(void) {
    static char bind_now[] = "LD_BIND_NOW=1";
    size_t count = 0, used = 0;
    while (environ && environ[count]) count++;
    char **kept = calloc(count + 2, sizeof *kept);
    if (!kept) return NULL;
    for (size_t i = 0; i < count; i++)
        if (is_kept(environ[i])) kept[used++] = environ[i];
    kept[used] = bind_now;
    return kept;
}

/* ---- starting ---- */

/* Moves a descriptor out of the way of those that the engine gets. */
static int move_high(int file) {
    int moved = file >= 0 ? fcntl(file, F_DUPFD_CLOEXEC, HIGH_DESCRIPTOR) : -1;
    if (file >= 0) close(file);
    return moved;
}

static int spawn_program(gb_engine_link *link, const char *path, int channel, int control) {
    posix_spawn_file_actions_t actions;
    char parent[24], name[] = "gongbao-engine", *arguments[] = {name, parent, NULL}, **variables = clean_environment();
    snprintf(parent, sizeof parent, "%ld", (long)getpid());
    if (!variables) return ENOMEM;
    int number = posix_spawn_file_actions_init(&actions);
    if (number == 0) {
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
        posix_spawn_file_actions_adddup2(&actions, link->noise, STDERR_FILENO);
        posix_spawn_file_actions_adddup2(&actions, channel, GB_ENGINE_CHANNEL);
        posix_spawn_file_actions_adddup2(&actions, control, GB_ENGINE_CONTROL);
        number = posix_spawn(&link->pid, path, &actions, NULL, arguments, variables);
        if (number != 0) link->pid = 0;
        posix_spawn_file_actions_destroy(&actions);
    }
    free(variables);
    return number;
}

int gb_engine_start(gb_engine_link *link, const char *path, gb_error *error) {
    int ends[2] = {-1, -1}, number = EMFILE;
    *link = (gb_engine_link){.channel = -1, .noise = -1};
    int control = move_high(gb_control_create());
    link->noise = move_high(gb_capture_create());
    link->control = control >= 0 ? gb_control_map(control) : NULL;
    int paired = gb_channel_pair(ends) == 0;
    int channel = move_high(ends[1]);
    link->channel = ends[0];
    if (link->control && link->noise >= 0 && paired && channel >= 0)
        number = spawn_program(link, path, channel, control);
    if (channel >= 0) close(channel);
    if (control >= 0) close(control);
    if (number == 0) return 0;
    return gb_error_set(error, GB_ERROR_SYSTEM, "cannot start the plugin engine %s: %s%s", path,
                        gb_error_system(number),
                        number == ENOENT   ? ": is gongbao installed completely?"
                        : number == EMFILE ? ": raise the limit (ulimit -n)"
                                           : "");
}

/* ---- waiting ---- */

/* The address that the engine has written last. */
static uint64_t opening_address(const gb_engine_link *link) {
    const char *const volatile *opening = &link->control->opening;
    return (uint64_t)(uintptr_t)*opening;
}

/* The plugin that an address on the control page means, or NULL. */
static const char *opening_plugin(gb_engine_link *link) {
    gb_cursor in = {link->opening.data, 0, link->opening.length, 0};
    uint64_t wanted = opening_address(link);
    uint32_t count = gb_take_u32(&in);
    for (uint32_t i = 0; i < count && !in.bad; i++) {
        uint64_t address = gb_take_u64(&in);
        const char *id = gb_take_text(&in);
        if (address == wanted) return id;
    }
    return NULL;
}

void gb_describe_end(int status, int noise, char *text, size_t capacity) {
    char line[300] = "";
    if (noise >= 0) gb_capture_summary(noise, line, sizeof line);
    const char *colon = *line ? ": " : "";
    if (WIFSIGNALED(status))
        snprintf(text, capacity, "signal %d (%s)%s%s", WTERMSIG(status), strsignal(WTERMSIG(status)), colon, line);
    else
        snprintf(text, capacity, "exit status %d%s%s", WIFEXITED(status) ? WEXITSTATUS(status) : -1, colon, line);
}

/* What the engine was doing when it ended, or ended for taking too long. */
static int blame(gb_engine_link *link, const char *how, gb_error *error) {
    gb_position position = gb_control_get(link->control);
    const char *plugin = position.phase == GB_PHASE_OPEN ? opening_plugin(link) : NULL;
    if (plugin)
        return gb_error_set(error, GB_ERROR_SYSTEM, "plugin %s: its open() %s: leave it out, or ask its author", plugin,
                            how);
    return gb_error_set(error, GB_ERROR_SYSTEM, "the plugin engine %s%s", how,
                        position.phase == GB_PHASE_LOAD ? " while it loaded the plugins: see gongbao list" : "");
}

int gb_engine_explain(gb_engine_link *link, gb_error *error) {
    int status = 0;
    char how[400], text[450];
    pid_t got = link->pid > 0 ? waitpid(link->pid, &status, 0) : -1;
    link->pid = 0;
    if (getenv("GONGBAO_DEBUG")) gb_capture_print(link->noise);
    if (got <= 0) return blame(link, "has ended", error);
    gb_describe_end(status, link->noise, how, sizeof how);
    snprintf(text, sizeof text, "ended with %s", how);
    return blame(link, text, error);
}

/* 1 when the engine has been loading or opening one plugin for too long. */
static int overdue(gb_engine_link *link, double since) {
    gb_position position = gb_control_get(link->control);
    if (position.phase != GB_PHASE_OPEN) return gb_now() - since > LOAD_WALL_SECONDS;
    uint32_t plugin = (uint32_t)(opening_address(link) >> 4);
    return gb_watch_look(&link->watch, link->pid, plugin, gb_budget_for(link->seconds, 0)) != GB_IN_TIME;
}

static int keep_opening(gb_engine_link *link, gb_packet *packet) {
    link->opening.length = 0;
    return gb_buffer_append(&link->opening, packet->body.data + packet->body.at, packet->body.length - packet->body.at);
}

/* 1 = it is the answer, 0 = wait on, -1 = refused. */
static int take_answer(gb_engine_link *link, gb_packet *packet, gb_engine_log *log, void *user, gb_error *error) {
    if (packet->type == GB_MSG_LOG && log) log(user, packet);
    if (packet->type == GB_MSG_OPENING) keep_opening(link, packet);
    if (packet->type != GB_MSG_REFUSED) return packet->type == GB_MSG_READY || packet->type == GB_MSG_ANSWER;
    uint32_t klass = gb_take_u32(&packet->body);
    const char *text = gb_take_text(&packet->body);
    return gb_error_set(error, klass == GB_ERROR_SYSTEM ? GB_ERROR_SYSTEM : GB_ERROR_USAGE, "%s",
                        text ? text : "refused");
}

int gb_engine_wait(gb_engine_link *link, gb_packet *packet, gb_engine_log *log, void *user, gb_error *error) {
    double since = gb_now();
    for (;;) {
        struct pollfd wanted = {link->channel, POLLIN, 0};
        poll(&wanted, 1, LOOK_MILLISECONDS);
        gb_received received = gb_channel_receive(link->channel, packet, 0);
        if (received == GB_CLOSED) return gb_engine_explain(link, error);
        if (received == GB_RECEIVED) {
            int answer = take_answer(link, packet, log, user, error);
            if (answer != 0) return answer > 0 ? 0 : -1;
        } else if (overdue(link, since)) {
            return blame(link, "took too long", error);
        }
    }
}

/* ---- ending ---- */

void gb_engine_end(gb_engine_link *link) {
    double until = gb_now() + END_SECONDS;
    if (link->channel >= 0 && link->pid > 0) {
        struct pollfd wanted = {link->channel, 0, 0};
        shutdown(link->channel, SHUT_WR);
        while (poll(&wanted, 1, LOOK_MILLISECONDS) <= 0 && gb_now() < until) {
        }
        if (!(wanted.revents & POLLHUP)) kill(link->pid, SIGKILL);
    }
    if (link->channel >= 0) close(link->channel);
    if (link->pid > 0) waitpid(link->pid, NULL, 0);
    if (link->noise >= 0) close(link->noise);
    gb_control_unmap(link->control);
    gb_buffer_free(&link->opening);
    *link = (gb_engine_link){.channel = -1, .noise = -1};
}
