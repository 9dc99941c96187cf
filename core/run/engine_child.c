/* The engine's children: forking, killing, burying. Only the engine kills, because only a parent knows that a process
 * id still means the child. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include "run/engine.h"

enum { CHANNEL, CONTROL, PRINTED, NOISE, EXTRA, FILES };

/* ---- in the child ---- */

/* The limits of a process that runs plugins. */
static int confine(pid_t engine) {
    struct rlimit none = {0, 0};
    sigset_t empty;
    sigemptyset(&empty);
    sigprocmask(SIG_SETMASK, &empty, NULL);
    setrlimit(RLIMIT_CORE, &none);
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == engine ? 0 : -1;
}

static int run_role(gb_role_context *context) {
    switch (context->role) {
    case GB_ROLE_WORKER:
        return gb_worker_run(context);
    case GB_ROLE_READER:
        return gb_reader_run(context);
    case GB_ROLE_COLLECTOR:
        return gb_collector_run(context);
    case GB_ROLE_WRITER:
        return gb_writer_run(context);
    default:
        return 1;
    }
}

/* The descriptors become the child's; the engine's own are closed, so that its end can be seen by the supervisor. */
static int take_files(gb_engine *engine, gb_role_context *context, const int files[FILES]) {
    close(engine->channel);
    close(engine->signals);
    gb_control_unmap(engine->control);
    close(GB_ENGINE_CONTROL);
    context->channel = files[CHANNEL];
    context->printed = files[PRINTED];
    context->noise = files[NOISE];
    context->extra = files[EXTRA];
    context->control = gb_control_map(files[CONTROL]);
    if (!context->control || dup2(files[PRINTED], STDOUT_FILENO) < 0 || dup2(files[NOISE], STDERR_FILENO) < 0)
        return -1;
    return context->role != GB_ROLE_READER || files[EXTRA] < 0 || dup2(files[EXTRA], STDIN_FILENO) >= 0 ? 0 : -1;
}

static _Noreturn void become(gb_engine *engine, gb_role role, uint32_t stage, const int files[FILES]) {
    gb_role_context *context = &engine->context;
    int status = GB_EXIT_NO_SUPERVISOR;
    context->role = role;
    context->stage = stage;
    context->setup = &engine->setup;
    context->request = &engine->request;
    context->log = &engine->log;
    if (take_files(engine, context, files) == 0 && confine(engine->pid) == 0) {
        engine->log.channel = context->channel;
        context->noisy = calloc(engine->setup.plan.count + 1, 1);
        status = context->noisy ? run_role(context) : 1;
    }
    free(context->noisy);
    gb_buffer_free(&context->message);
    gb_packet_close_files(&context->packet);
    exit(status);
}

/* ---- in the engine ---- */

static int tell_spawned(gb_engine *engine, uint32_t id, pid_t pid) {
    gb_message_begin(&engine->message, GB_MSG_SPAWNED);
    gb_put_u32(&engine->message, id);
    gb_put_u64(&engine->message, (uint64_t)pid);
    return gb_channel_send(engine->channel, &engine->message, NULL, 0);
}

/* Room for one child more. -1: no memory. */
static int make_room(gb_engine *engine) {
    if (engine->child_count < engine->child_capacity) return 0;
    size_t capacity = engine->child_capacity ? engine->child_capacity * 2 : 16;
    gb_engine_child *grown = realloc(engine->children, capacity * sizeof *grown);
    if (!grown) return -1;
    engine->children = grown;
    engine->child_capacity = capacity;
    return 0;
}

int gb_engine_spawn(gb_engine *engine) {
    gb_cursor *in = &engine->packet.body;
    uint32_t id = gb_take_u32(in), role = gb_take_u32(in), stage = gb_take_u32(in);
    int files[FILES];
    for (int i = 0; i < FILES; i++) files[i] = gb_packet_take_file(&engine->packet);
    int damaged = in->bad || files[NOISE] < 0 || role < GB_ROLE_WORKER || role > GB_ROLE_WRITER ||
                  (role == GB_ROLE_COLLECTOR && stage >= engine->setup.plan.count);
    pid_t pid = damaged || make_room(engine) != 0 ? -1 : fork();
    if (pid == 0) become(engine, (gb_role)role, stage, files);
    for (int i = 0; i < FILES; i++)
        if (files[i] >= 0) close(files[i]);
    if (damaged) return -1;
    if (pid > 0) engine->children[engine->child_count++] = (gb_engine_child){id, pid};
    return tell_spawned(engine, id, pid > 0 ? pid : 0);
}

void gb_engine_kill(gb_engine *engine, uint32_t id) {
    for (size_t i = 0; i < engine->child_count; i++)
        if (engine->children[i].id == id) kill(engine->children[i].pid, SIGKILL);
}

void gb_engine_kill_all(gb_engine *engine) {
    for (size_t i = 0; i < engine->child_count; i++) kill(engine->children[i].pid, SIGKILL);
    for (size_t i = 0; i < engine->child_count; i++) waitpid(engine->children[i].pid, NULL, 0);
    engine->child_count = 0;
}

static int bury(gb_engine *engine, pid_t pid, int status) {
    for (size_t i = 0; i < engine->child_count; i++) {
        if (engine->children[i].pid != pid) continue;
        gb_message_begin(&engine->message, GB_MSG_DIED);
        gb_put_u32(&engine->message, engine->children[i].id);
        gb_put_u32(&engine->message, (uint32_t)status);
        engine->children[i] = engine->children[--engine->child_count];
        return gb_channel_send(engine->channel, &engine->message, NULL, 0);
    }
    return 0;
}

int gb_engine_reap(gb_engine *engine) {
    struct signalfd_siginfo seen;
    int status;
    pid_t pid;
    while (read(engine->signals, &seen, sizeof seen) == (ssize_t)sizeof seen) {
    }
    while ((pid = waitpid(-1, &status, WNOHANG)) > 0)
        if (bury(engine, pid, status) != 0) return -1;
    return 0;
}
