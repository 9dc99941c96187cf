#include "run/supervisor.h"

#include <errno.h>
#include <poll.h>
#include <sched.h>
#include <stdarg.h>
#include <stdlib.h>
#include <unistd.h>

#include "run/source.h"

#define LOOK_MILLISECONDS 40   /* how often processes at work are looked at */
#define IDLE_MILLISECONDS 1000 /* and those that only seem idle */
#define WORKERS_LIMIT ((size_t)1024)
#define MESSAGES_AT_ONCE 32   /* of one process, before the others get their turn */
#define LAST_WORD_SECONDS 1.0 /* for the writer, when the engine has ended */
#define GOODBYE_SECONDS 10.0  /* processes that were told to end have so long */

void gb_supervisor_stop(gb_supervisor *s, const char *format, ...) {
    va_list arguments;
    if (s->over) return;
    s->over = 1;
    va_start(arguments, format);
    gb_error_setv(s->error, GB_ERROR_SYSTEM, format, arguments);
    va_end(arguments);
}

/* ---- messages ---- */

/* `child` NULL: the engine. */
static int take_log(gb_supervisor *s, const gb_child *child) {
    uint32_t level = gb_take_u32(&s->packet.body);
    const char *plugin = gb_take_text(&s->packet.body), *text = gb_take_text(&s->packet.body);
    if (!text) return -1;
    const char *id = child && child->job_count ? child->jobs[0]->id : NULL;
    gb_tell(s, level >= GB_WARNING ? GB_EVENT_WARNING : GB_EVENT_NOTE, id, plugin, NULL, text);
    return 0;
}

static int take_fatal(gb_supervisor *s) {
    uint32_t broken_pipe = gb_take_u32(&s->packet.body);
    const char *plugin = gb_take_text(&s->packet.body), *text = gb_take_text(&s->packet.body);
    if (!text) return -1;
    if (broken_pipe)
        gb_supervisor_stop(s, "%s", "");
    else if (plugin)
        gb_supervisor_stop(s, "%s: %s", plugin, text);
    else
        gb_supervisor_stop(s, "%s", text);
    return 0;
}

static int take_by_role(gb_supervisor *s, gb_child *child) {
    uint32_t type = s->packet.type;
    switch (child->role) {
    case GB_ROLE_WORKER:
        return type == GB_MSG_DONE ? gb_take_done(s, child) : type == GB_MSG_UNREAD ? gb_take_unread(s, child) : -1;
    case GB_ROLE_READER:
        return type == GB_MSG_READ  ? gb_take_read(s)
               : type == GB_MSG_BAD ? gb_take_bad(s)
               : type == GB_MSG_END ? gb_take_end(s)
                                    : -1;
    default:
        return type == GB_MSG_HANDLED    ? gb_take_handled(s, child)
               : type == GB_MSG_FINISHED ? gb_take_finished(s, child)
               : type == GB_MSG_FAILED   ? gb_take_failed(s, child)
                                         : -1;
    }
}

/* 1 when there may be more. */
static int take_messages(gb_supervisor *s, gb_child *child) {
    for (int i = 0; i < MESSAGES_AT_ONCE; i++) {
        if (child->channel < 0 || child->closed > 0 || s->over) return 0;
        gb_received received = gb_channel_receive(child->channel, &s->packet, 0);
        if (received == GB_CLOSED) child->closed = gb_now();
        if (received != GB_RECEIVED) return 0;
        int taken = s->packet.type == GB_MSG_LOG     ? take_log(s, child)
                    : s->packet.type == GB_MSG_FATAL ? take_fatal(s)
                                                     : take_by_role(s, child);
        if (taken != 0) gb_child_kill(s, child, GB_KILL_PROTOCOL);
    }
    return 1;
}

static void child_died(gb_supervisor *s, uint32_t id, int status) {
    gb_child *child = gb_child_find(s, id);
    if (!child) return;
    while (take_messages(s, child)) {
    } /* what it said before */
    gb_child_ended(s, child, status);
    child->ended = 1;
    if (!child->finished || child->channel < 0) gb_child_forget(s, child);
}

static void child_began(gb_supervisor *s, uint32_t id, uint64_t pid) {
    gb_child *child = gb_child_find(s, id);
    if (!child) return;
    child->pid = (pid_t)pid;
    if (pid == 0) gb_child_refused(s, child);
}

/* The engine has ended, and everything with it. If the writer was about to put the outputs in place, they may be there.
 */
static void engine_ended(gb_supervisor *s) {
    gb_child *writer = gb_child_of(s, GB_ROLE_WRITER, 0);
    double until = gb_now() + LAST_WORD_SECONDS;
    s->engine_ended = 1;
    while (writer && writer->finishing && !writer->finished && writer->closed <= 0 && gb_now() < until) {
        struct pollfd wanted = {writer->channel, POLLIN, 0};
        if (poll(&wanted, 1, LOOK_MILLISECONDS) > 0) take_messages(s, writer);
    }
    if (s->over || (writer && writer->finished)) return;
    gb_engine_explain(&s->engine, s->error);
    s->over = 1;
}

static void take_engine(gb_supervisor *s) {
    gb_received received = gb_channel_receive(s->engine.channel, &s->packet, 0);
    gb_cursor *in = &s->packet.body;
    if (received == GB_NOTHING_YET) return;
    if (received == GB_CLOSED) {
        engine_ended(s);
        return;
    }
    uint32_t id = gb_take_u32(in);
    if (s->packet.type == GB_MSG_SPAWNED) child_began(s, id, gb_take_u64(in));
    if (s->packet.type == GB_MSG_DIED) child_died(s, id, (int)gb_take_u32(in));
}

/* ---- the loop ---- */

/* How long to wait for a message when nothing else happens: processes at work are to be looked at meanwhile. A consumer
 * need not say at once that it has done with the last documents: one that seems idle is looked at now and then. */
static int patience(const gb_supervisor *s) {
    int longest = -1;
    for (size_t i = 0; i < s->child_count; i++) {
        const gb_child *child = s->children[i];
        if (child->job_count || child->finishing || child->closed > 0) return LOOK_MILLISECONDS;
        if (child->role == GB_ROLE_READER ? !s->streaming : child->handled == child->next) continue;
        gb_phase phase = gb_control_get(child->control).phase;
        if (phase != GB_PHASE_IDLE && phase != GB_PHASE_WAIT) return LOOK_MILLISECONDS;
        longest = IDLE_MILLISECONDS;
    }
    return longest;
}

/* Waits for something to happen, and takes it. 0, or -1: no memory. */
static int wait_and_take(gb_supervisor *s, double *looked) {
    size_t count = s->child_count;
    struct pollfd *wanted = calloc(count + 1, sizeof *wanted);
    uint32_t *ids = calloc(count + 1, sizeof *ids);
    if (!wanted || !ids) {
        free(wanted);
        free(ids);
        gb_supervisor_stop(s, "no memory");
        return -1;
    }
    for (size_t i = 0; i < count; i++) {
        const gb_child *child = s->children[i];
        ids[i] = child->id;
        wanted[i] =
            (struct pollfd){child->closed > 0 ? -1 : child->channel, (short)(POLLIN | (child->full ? POLLOUT : 0)), 0};
    }
    wanted[count] = (struct pollfd){s->engine.channel, POLLIN, 0};
    poll(wanted, (nfds_t)count + 1, patience(s));
    for (size_t i = 0; i < count && !s->over; i++) {
        gb_child *child = wanted[i].revents ? gb_child_find(s, ids[i]) : NULL;
        if (child && wanted[i].revents & POLLOUT) child->full = 0;
        if (child && wanted[i].revents & ~POLLOUT) take_messages(s, child);
    }
    if (wanted[count].revents) take_engine(s);
    free(wanted);
    free(ids);
    double now = gb_now();
    if (now - *looked >= LOOK_MILLISECONDS / 1e3) {
        gb_children_watch(s);
        *looked = now;
    }
    return 0;
}

static void run_documents(gb_supervisor *s) {
    double looked = gb_now();
    gb_start_consumers(s);
    while (!s->over) {
        uint64_t oldest = s->oldest;
        gb_feed(s);
        gb_dispatch(s);
        gb_deliver(s);
        if (s->oldest != oldest) continue; /* there is room for more: nothing else may ever wake us */
        if (gb_finish(s)) break;
        if (s->over || wait_and_take(s, &looked) != 0) break;
    }
    if (!s->over) gb_tell_progress(s, 1);
}

/* All that still run are told to end, and waited for: a leak checker or a coverage tool may need the time. */
static void say_goodbye(gb_supervisor *s) {
    double until = gb_now() + GOODBYE_SECONDS;
    for (size_t i = s->child_count; i-- > 0;) {
        gb_child_dismiss(s->children[i]);
        if (s->children[i]->ended) gb_child_forget(s, s->children[i]);
    }
    while (s->child_count > 0 && !s->over && !s->engine_ended && gb_now() < until) {
        struct pollfd wanted = {s->engine.channel, POLLIN, 0};
        if (poll(&wanted, 1, LOOK_MILLISECONDS) > 0) take_engine(s);
    }
}

/* ---- setting up ---- */

static void log_early(void *user, gb_packet *packet) {
    gb_supervisor *s = user;
    (void)packet;
    take_log(s, NULL);
}

static int ask_engine(gb_supervisor *s) {
    gb_buffer bytes = {0};
    gb_parcel parcel = GB_NO_PARCEL;
    gb_request_put(&bytes, s->request);
    gb_message_begin(&s->message, GB_MSG_RUN);
    int result = !bytes.failed && gb_parcel_make((gb_string){bytes.data, bytes.length}, &parcel) == 0
                     ? gb_parcel_send(&parcel, s->engine.channel, &s->message, -1)
                     : -1;
    gb_parcel_close(&parcel);
    gb_buffer_free(&bytes);
    if (result != 0) return gb_engine_explain(&s->engine, s->error);
    return gb_engine_wait(&s->engine, &s->packet, log_early, s, s->error);
}

static int take_facts(gb_supervisor *s) {
    gb_buffer room = {0};
    gb_string bytes;
    int result = gb_parcel_receive(&s->packet, &room, &bytes) == 0 ? gb_facts_take(bytes, &s->facts) : -1;
    gb_buffer_free(&room);
    if (result == 0 && s->facts.source_count == s->request->source_count) return 0;
    return gb_error_set(s->error, GB_ERROR_SYSTEM, "no memory for the chain");
}

static size_t count_workers(const gb_run_request *request) {
    cpu_set_t allowed;
    if (request->jobs > 0) return (size_t)request->jobs;
    if (sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) > 0)
        return (size_t)CPU_COUNT(&allowed);
    return 1;
}

static int make_room(gb_supervisor *s) {
    size_t workers = count_workers(s->request);
    s->jobs_wanted = workers < WORKERS_LIMIT ? workers : WORKERS_LIMIT;
    s->ring_size = 4 * s->jobs_wanted + 8 + 2;
    s->ring = calloc(s->ring_size, sizeof *s->ring);
    s->consecutive = calloc(s->facts.stage_count + 1, sizeof *s->consecutive);
    s->disabled = calloc(s->facts.stage_count + 1, 1);
    s->ids = gb_source_ids(s->request->sources, s->request->source_count);
    s->sheets = calloc(s->ring_size, sizeof *s->sheets);
    for (size_t i = 0; s->ring && i < s->ring_size; i++) s->ring[i] = GB_NO_JOB;
    if (s->ring && s->sheets && s->consecutive && s->disabled && s->ids) return 0;
    return gb_error_set(s->error, GB_ERROR_SYSTEM, "no memory");
}

static int set_up(gb_supervisor *s) {
    gb_paths *paths = gb_paths_new(s->request->plugin_path, s->error);
    int result = paths ? gb_engine_start(&s->engine, gb_paths_engine(paths), s->error) : -1;
    gb_paths_free(paths);
    s->engine.seconds = s->request->stage_seconds;
    if (result != 0 || ask_engine(s) != 0 || take_facts(s) != 0 || make_room(s) != 0) return -1;
    for (size_t i = 0; i < s->facts.note_count; i++) gb_tell(s, GB_EVENT_NOTE, NULL, NULL, NULL, s->facts.notes[i]);
    return 0;
}

static void tear_down(gb_supervisor *s) {
    gb_engine_end(&s->engine);
    while (s->child_count > 0) gb_child_forget(s, s->children[0]);
    for (size_t i = 0; s->ring && i < s->ring_size; i++) gb_job_free(s, &s->ring[i]);
    for (size_t i = 0; s->ids && i < s->request->source_count; i++) free(s->ids[i]);
    free(s->ids);
    for (size_t i = 0; i < s->sheet_count; i++) close(s->sheets[i]);
    free(s->sheets);
    free(s->ring);
    free(s->children);
    free(s->consecutive);
    free(s->disabled);
    gb_rows_forget(s);
    gb_facts_free(&s->facts);
    gb_buffer_free(&s->message);
    gb_packet_close_files(&s->packet);
    free(s);
}

int gb_run_supervised(const gb_run_request *request, gb_run_report *report, gb_error *error) {
    gb_error own = {0};
    gb_supervisor *s = calloc(1, sizeof *s);
    int code;
    memset(report, 0, sizeof *report);
    if (!error) error = &own;
    if (!s) {
        gb_error_set(error, GB_ERROR_SYSTEM, "no memory");
        return 3;
    }
    s->request = request;
    s->report = report;
    s->error = error;
    s->engine = (gb_engine_link){.channel = -1, .noise = -1};
    if (set_up(s) != 0) {
        code = error->klass == GB_ERROR_SYSTEM ? 3 : 2;
    } else {
        run_documents(s);
        code = s->over ? 3 : report->failed_documents || report->failed_stages ? 1 : 0;
        if (!s->over) say_goodbye(s);
    }
    tear_down(s);
    return code;
}
