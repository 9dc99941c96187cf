/* The supervisor's processes: starting, talking, watching, ending. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/document.h"
#include "run/capture.h"
#include "run/supervisor.h"

#define CLOSED_SECONDS 1.0 /* a process that closes its channel has so long to end by itself */

static void close_file(int *file) {
    if (*file >= 0) close(*file);
    *file = -1;
}

static void child_free(gb_child *child) {
    close_file(&child->channel);
    close_file(&child->printed);
    close_file(&child->noise);
    gb_control_unmap(child->control);
    gb_parcel_close(&child->tables);
    free(child);
}

static int make_room(gb_supervisor *s) {
    if (s->child_count < s->child_capacity) return 0;
    size_t capacity = s->child_capacity ? s->child_capacity * 2 : 16;
    gb_child **grown = realloc(s->children, capacity * sizeof(gb_child *));
    if (!grown) return -1;
    s->children = grown;
    s->child_capacity = capacity;
    return 0;
}

/* Sends the order with the child's ends of everything. */
static int order(gb_supervisor *s, gb_child *child, int channel, int control) {
    int extra = child->role == GB_ROLE_READER                          ? STDIN_FILENO
                : child->role == GB_ROLE_WRITER && !s->request->output ? STDOUT_FILENO
                                                                       : -1;
    if (extra >= 0 && fcntl(extra, F_GETFD) < 0) extra = -1; /* the program was started with it closed */
    int files[] = {channel, control, child->printed, child->noise, extra};
    gb_message_begin(&s->message, GB_MSG_SPAWN);
    gb_put_u32(&s->message, child->id);
    gb_put_u32(&s->message, child->role);
    gb_put_u32(&s->message, (uint32_t)child->stage);
    return gb_channel_send(s->engine.channel, &s->message, files, extra >= 0 ? 5 : 4);
}

gb_child *gb_child_start(gb_supervisor *s, gb_role role, size_t stage) {
    int ends[2] = {-1, -1}, control = gb_control_create();
    gb_child *child = calloc(1, sizeof *child);
    if (child) {
        *child = (gb_child){.id = ++s->last_id, .role = role, .stage = stage, .channel = -1, .tables = GB_NO_PARCEL};
        child->printed = gb_capture_create();
        child->noise = gb_capture_create();
        child->control = control >= 0 ? gb_control_map(control) : NULL;
    }
    int made = child && child->control && child->printed >= 0 && child->noise >= 0 && make_room(s) == 0 &&
               gb_channel_pair(ends) == 0 && gb_channel_set_nonblocking(ends[0]) == 0;
    if (child) child->channel = ends[0];
    int ordered = made && order(s, child, ends[1], control) == 0;
    close_file(&ends[1]);
    close_file(&control);
    if (ordered) {
        s->children[s->child_count++] = child;
        return child;
    }
    if (child) child_free(child);
    return NULL;
}

gb_child *gb_child_find(gb_supervisor *s, uint32_t id) {
    for (size_t i = 0; i < s->child_count; i++)
        if (s->children[i]->id == id) return s->children[i];
    return NULL;
}

gb_child *gb_child_of(gb_supervisor *s, gb_role role, size_t stage) {
    for (size_t i = 0; i < s->child_count; i++) {
        gb_child *child = s->children[i];
        if (child->role == role && child->channel >= 0 && (role != GB_ROLE_COLLECTOR || child->stage == stage))
            return child;
    }
    return NULL;
}

int gb_child_send(gb_supervisor *s, gb_child *child, const gb_parcel *parcel, int sheet) {
    int result = parcel ? gb_parcel_send(parcel, child->channel, &s->message, sheet)
                        : gb_channel_send(child->channel, &s->message, &sheet, sheet >= 0);
    child->full = result == 1;
    return result;
}

void gb_child_dismiss(gb_child *child) {
    close_file(&child->channel);
}

void gb_child_kill(gb_supervisor *s, gb_child *child, gb_kill why) {
    if (child->killed != GB_NOT_KILLED) return;
    child->killed = why;
    child->killed_step = gb_control_get(child->control).step;
    gb_message_begin(&s->message, GB_MSG_KILL);
    gb_put_u32(&s->message, child->id);
    gb_channel_send(s->engine.channel, &s->message, NULL, 0);
}

/* The limits of what a process does now; 0 = none. */
static int is_limited(const gb_supervisor *s, const gb_child *child, gb_position at, gb_budget *budget) {
    double seconds = s->request->stage_seconds;
    uint64_t bytes = at.bytes <= GB_DOCUMENT_LIMIT ? at.bytes : GB_DOCUMENT_LIMIT;
    switch (at.phase) {
    case GB_PHASE_READ:
    case GB_PHASE_STAGE:
    case GB_PHASE_COLLECT:
        break;
    case GB_PHASE_FINISH:
        bytes = s->text_bytes;
        break;
    default:
        return 0;
    }
    *budget = gb_budget_for(seconds, bytes);
    /* The writer may wait for whoever reads the output. */
    if (child->role == GB_ROLE_WRITER) budget->wall = 1e18;
    return 1;
}

static void watch_one(gb_supervisor *s, gb_child *child) {
    gb_position at = gb_control_get(child->control);
    gb_budget budget;
    if (child->pid == 0 || child->killed != GB_NOT_KILLED || !is_limited(s, child, at, &budget)) return;
    gb_overrun overrun = gb_watch_look(&child->watch, child->pid, at.step, budget);
    if (overrun == GB_IN_TIME) return;
    child->limit = overrun == GB_CPU_OVERRUN ? budget.cpu : budget.wall;
    gb_child_kill(s, child, overrun == GB_CPU_OVERRUN ? GB_KILL_CPU : GB_KILL_WALL);
    child->killed_step = at.step;
}

void gb_children_watch(gb_supervisor *s) {
    for (size_t i = 0; i < s->child_count; i++) {
        gb_child *child = s->children[i];
        watch_one(s, child);
        if (child->closed > 0 && !child->ended && gb_now() - child->closed > CLOSED_SECONDS)
            gb_child_kill(s, child, GB_KILL_CLOSED);
    }
}

void gb_stop_for_processes(gb_supervisor *s) {
    gb_supervisor_stop(
        s, "the system refuses another process: is the limit of processes (ulimit -u), of open files (ulimit -n) "
           "or memory used up?");
}

void gb_child_refused(gb_supervisor *s, gb_child *child) {
    size_t workers = 0;
    for (size_t i = 0; i < s->child_count; i++)
        workers += s->children[i]->role == GB_ROLE_WORKER && s->children[i]->channel >= 0;
    if (child->role != GB_ROLE_WORKER || workers < 2) {
        gb_stop_for_processes(s);
        return;
    }
    for (size_t i = 0; i < child->job_count; i++) child->jobs[i]->state = GB_JOB_READY;
    s->jobs_wanted = workers - 1;
    gb_child_forget(s, child);
}

void gb_child_forget(gb_supervisor *s, gb_child *child) {
    for (size_t i = 0; i < s->child_count; i++)
        if (s->children[i] == child) {
            s->children[i] = s->children[--s->child_count];
            break;
        }
    child_free(child);
}
