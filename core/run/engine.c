#include "run/engine.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "run/capture.h"
#include "run/request.h"

static int send_message(gb_engine *engine) {
    return gb_channel_send(engine->channel, &engine->message, NULL, 0);
}

static int send_bytes(gb_engine *engine, gb_message_type type, const gb_buffer *bytes) {
    gb_parcel parcel;
    if (bytes->failed || gb_parcel_make((gb_string){bytes->data, bytes->length}, &parcel) != 0) return -1;
    gb_message_begin(&engine->message, type);
    int result = gb_parcel_send(&parcel, engine->channel, &engine->message, -1);
    gb_parcel_close(&parcel);
    return result;
}

static void refuse(gb_engine *engine, const gb_error *error) {
    gb_message_begin(&engine->message, GB_MSG_REFUSED);
    gb_put_u32(&engine->message, (uint32_t)error->klass);
    gb_put_text(&engine->message, error->text);
    send_message(engine);
}

/* Takes the request that stands at the end of the packet. */
static int take_request(gb_engine *engine) {
    gb_string bytes;
    if (gb_parcel_receive(&engine->packet, &engine->request_bytes, &bytes) != 0) return -1;
    if (bytes.data != engine->request_bytes.data) { /* it stands in the packet, which will be used again */
        if (gb_buffer_append(&engine->request_bytes, bytes.data, bytes.length) != 0) return -1;
        bytes.data = engine->request_bytes.data;
    }
    return gb_request_take(bytes, &engine->request, &engine->sources);
}

static int describe(gb_engine *engine) {
    const char *given_what = gb_take_text(&engine->packet.body), *given_name = gb_take_text(&engine->packet.body);
    char what[32], name[256];
    gb_buffer json = {0};
    gb_error error = {0};
    snprintf(what, sizeof what, "%s", given_what ? given_what : "");
    snprintf(name, sizeof name, "%s", given_name ? given_name : "");
    if (take_request(engine) != 0) return -1;
    gb_control_set(engine->control, GB_PHASE_LOAD, -1);
    int result = gb_setup_describe(&engine->setup, &engine->request, what, name, &json, &error);
    if (result == 0)
        result = send_bytes(engine, GB_MSG_ANSWER, &json);
    else
        refuse(engine, &error);
    gb_buffer_free(&json);
    return result;
}

/* ---- a run ---- */

/* So that the supervisor can tell which plugin was being opened when the engine crashed: it sees only the address. */
static int announce_opening(gb_engine *engine) {
    const gb_plan *plan = &engine->setup.plan;
    gb_buffer *out = &engine->message;
    gb_message_begin(out, GB_MSG_OPENING);
    gb_put_u32(out, (uint32_t)(plan->reader_count + plan->count + 1));
    for (size_t i = 0; i < plan->reader_count + plan->count + 1; i++) {
        const gb_stage *stage = i < plan->reader_count                 ? &plan->readers[i]
                                : i < plan->reader_count + plan->count ? &plan->stages[i - plan->reader_count]
                                                                       : &plan->writer;
        gb_put_u64(out, (uint64_t)(uintptr_t)stage->entry->plugin->id);
        gb_put_text(out, stage->entry->plugin->id);
    }
    return send_message(engine);
}

/* Opens the plugins; what they print to standard output is lost, and told. */
static int open_chain(gb_engine *engine, gb_error *error) {
    int printed = gb_capture_create();
    if (printed >= 0) dup2(printed, STDOUT_FILENO);
    gb_control_set(engine->control, GB_PHASE_OPEN, -1);
    int result = gb_setup_open(&engine->setup, gb_role_log, &engine->log, &engine->control->opening, error);
    gb_control_set(engine->control, GB_PHASE_IDLE, -1);
    fflush(stdout);
    if (printed >= 0 && gb_capture_written(printed) > 0)
        gb_role_log(&engine->log, GB_WARNING, NULL,
                    "a plugin wrote to standard output while it was opened: that is lost");
    if (printed >= 0) close(printed);
    return result;
}

static int send_ready(gb_engine *engine) {
    const gb_plan *plan = &engine->setup.plan;
    gb_buffer facts = {0};
    unsigned char *collects = calloc(plan->count + 1, 1);
    if (!collects) return -1;
    for (size_t s = 0; s < plan->count; s++) collects[s] = (unsigned char)gb_chain_collects(engine->setup.chain, s);
    gb_facts_put(&facts, plan, collects, &engine->request);
    int result = send_bytes(engine, GB_MSG_READY, &facts);
    gb_buffer_free(&facts);
    free(collects);
    return result;
}

static int prepare(gb_engine *engine) {
    gb_error error = {0};
    gb_control_set(engine->control, GB_PHASE_LOAD, -1);
    if (gb_setup_plan(&engine->setup, &engine->request, &error) == 0 && announce_opening(engine) == 0 &&
        open_chain(engine, &error) == 0)
        return send_ready(engine);
    if (error.klass != GB_ERROR_NONE) refuse(engine, &error);
    return -1;
}

static int take_order(gb_engine *engine) {
    switch (engine->packet.type) {
    case GB_MSG_SPAWN:
        return gb_engine_spawn(engine);
    case GB_MSG_KILL:
        gb_engine_kill(engine, gb_take_u32(&engine->packet.body));
        return 0;
    default:
        return -1;
    }
}

/* Forks, kills and buries until the supervisor closes the channel. */
static void serve(gb_engine *engine) {
    struct pollfd wanted[2] = {{engine->channel, POLLIN, 0}, {engine->signals, POLLIN, 0}};
    for (;;) {
        if (poll(wanted, 2, -1) < 0 && errno != EINTR) return;
        if (wanted[1].revents && gb_engine_reap(engine) != 0) return;
        if (!wanted[0].revents) continue;
        if (gb_channel_receive(engine->channel, &engine->packet, 1) != GB_RECEIVED || take_order(engine) != 0) return;
    }
}

static int run(gb_engine *engine) {
    sigset_t children;
    if (take_request(engine) != 0 || prepare(engine) != 0) return -1;
    sigemptyset(&children);
    sigaddset(&children, SIGCHLD);
    sigprocmask(SIG_BLOCK, &children, NULL);
    engine->signals = signalfd(-1, &children, SFD_CLOEXEC | SFD_NONBLOCK);
    if (engine->signals < 0) return -1;
    serve(engine);
    gb_engine_kill_all(engine);
    close(engine->signals);
    return 0;
}

/* The engine ends with the supervisor, whatever happens to that one; the terminal's signals are the supervisor's to
 * obey. */
static int bind_to(pid_t supervisor) {
    signal(SIGINT, SIG_IGN);
    signal(SIGQUIT, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGCHLD, SIG_DFL);
    return prctl(PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid() == supervisor ? 0 : -1;
}

int gb_engine_main(pid_t supervisor) {
    /* Static: children are forked deep inside, and what it owns must stay in reach of a leak checker there. */
    static gb_engine engine;
    int result = -1;
    engine.channel = GB_ENGINE_CHANNEL;
    engine.log = (gb_log_link){GB_ENGINE_CHANNEL, 1000};
    engine.pid = getpid();
    engine.control = gb_control_map(GB_ENGINE_CONTROL);
    if (!engine.control || bind_to(supervisor) != 0) return GB_EXIT_NO_SUPERVISOR;
    if (gb_channel_receive(engine.channel, &engine.packet, 1) == GB_RECEIVED)
        result = engine.packet.type == GB_MSG_RUN        ? run(&engine)
                 : engine.packet.type == GB_MSG_DESCRIBE ? describe(&engine)
                                                         : -1;
    gb_setup_free(&engine.setup);
    free(engine.sources);
    gb_buffer_free(&engine.request_bytes);
    gb_buffer_free(&engine.message);
    gb_packet_close_files(&engine.packet);
    gb_control_unmap(engine.control);
    free(engine.children);
    return result == 0 ? 0 : 1;
}
