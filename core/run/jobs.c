/* Jobs: documents on their way to the workers, and the results on their way back. */
#include <stdlib.h>
#include <unistd.h>

#include "model/document.h"
#include "run/consumer.h"
#include "run/supervisor.h"

#define SHORT_SECONDS 0.005            /* documents that take less are given to a worker two at a time, */
#define TINY_SECONDS 0.0005            /* and those that take less than this eight at a time */
#define TINY_BYTES ((size_t)2000)      /* texts shorter than this hardly ever have results that need a sheet */
#define SHEET_LIMIT ((size_t)1 << 20)  /* bytes of a sheet that is kept to be used again */
#define HELD_LIMIT ((size_t)256 << 20) /* bytes of results that wait; beyond it only the oldest are worked on */

gb_job *gb_job_at(gb_supervisor *s, uint64_t document) {
    return &s->ring[document % s->ring_size];
}

size_t gb_room(const gb_supervisor *s) {
    return s->ring_size - (size_t)(s->next_document - s->oldest);
}

void gb_job_add_failure(gb_job *job, size_t stage, const char *cause, const char *message) {
    gb_failure *grown = realloc(job->failures, (job->failure_count + 1) * sizeof *grown);
    if (!grown) return;
    job->failures = grown;
    job->failures[job->failure_count++] = (gb_failure){stage, cause, strdup(message)};
}

static void forget_failures(gb_job *job) {
    for (size_t i = 0; i < job->failure_count; i++) free(job->failures[i].message);
    free(job->failures);
    job->failures = NULL;
    job->failure_count = 0;
}

void gb_job_lose(gb_job *job, size_t stage, const char *cause, const char *message) {
    forget_failures(job);
    gb_job_add_failure(job, stage, cause, message);
    job->has_result = 0;
    job->state = GB_JOB_DONE;
}

/* Forgets the result; its sheet can be used again. */
static void drop_result(gb_supervisor *s, gb_job *job) {
    if (job->has_result) s->held_bytes -= job->result.length;
    int large = job->result.length > SHEET_LIMIT || s->sheet_count == s->ring_size;
    if (job->sheet >= 0 && large) close(job->sheet);
    if (job->sheet >= 0 && !large) s->sheets[s->sheet_count++] = job->sheet;
    job->sheet = job->result.sheet = -1;
    gb_parcel_close(&job->result);
    job->has_result = 0;
}

void gb_job_prepare(gb_supervisor *s, gb_job *job) {
    forget_failures(job);
    drop_result(s, job);
    job->generation = s->generation;
    memcpy(job->skip, s->disabled, s->facts.stage_count);
    job->state = GB_JOB_READY;
}

void gb_jobs_outdate(gb_supervisor *s) {
    for (uint64_t d = s->next_settled; d < s->next_document; d++) {
        gb_job *job = gb_job_at(s, d);
        if (job->state == GB_JOB_DONE && job->has_result && job->generation != s->generation) gb_job_prepare(s, job);
    }
}

void gb_job_free(gb_supervisor *s, gb_job *job) {
    drop_result(s, job);
    forget_failures(job);
    gb_parcel_close(&job->input);
    free(job->id);
    free(job->skip);
    *job = GB_NO_JOB;
}

gb_job *gb_job_new(gb_supervisor *s, const char *id) {
    gb_job *job = gb_job_at(s, s->next_document);
    job->document = s->next_document;
    job->source = s->next_source;
    job->id = strdup(id);
    job->skip = calloc(s->facts.stage_count + 1, 1);
    if (!job->id || !job->skip) {
        gb_job_free(s, job);
        gb_supervisor_stop(s, "no memory");
        return NULL;
    }
    s->next_document++;
    gb_job_prepare(s, job);
    return job;
}

/* ---- workers ---- */

/* The oldest document that waits for a worker, or NULL. */
static gb_job *next_ready(gb_supervisor *s) {
    uint64_t end = s->next_document;
    if (s->held_bytes > HELD_LIMIT && end > s->oldest + s->jobs_wanted) end = s->oldest + s->jobs_wanted;
    for (uint64_t d = s->next_settled; d < end; d++)
        if (gb_job_at(s, d)->state == GB_JOB_READY) return gb_job_at(s, d);
    return NULL;
}

/* Documents that a worker may have at a time: it need not wait for the next, but none should wait long behind another.
 */
static size_t depth(const gb_supervisor *s) {
    if (s->service <= 0 || s->service > SHORT_SECONDS) return 1;
    return s->service < TINY_SECONDS ? GB_PREFETCH : 2;
}

/* A worker that can take a document: an idle one, a new one, or one that will soon be idle. */
static gb_child *choose_worker(gb_supervisor *s) {
    gb_child *busy = NULL;
    size_t workers = 0;
    for (size_t i = 0; i < s->child_count; i++) {
        gb_child *child = s->children[i];
        if (child->role != GB_ROLE_WORKER || child->channel < 0 || child->retiring) continue;
        workers++;
        if (child->full || child->closed > 0 || child->killed != GB_NOT_KILLED) continue;
        if (child->job_count == 0) return child;
        if (child->job_count < depth(s) && (!busy || child->job_count < busy->job_count)) busy = child;
    }
    gb_child *fresh = workers < s->jobs_wanted ? gb_child_start(s, GB_ROLE_WORKER, 0) : NULL;
    if (fresh) return fresh;
    if (workers < s->jobs_wanted) s->jobs_wanted = workers; /* it must do with those that there are */
    if (workers == 0) gb_stop_for_processes(s);
    return busy;
}

/* 1 when sheets will come back: from a worker, or from consumers that will soon say that they have done with some. */
static int is_sheet_coming(gb_supervisor *s) {
    size_t used = 0;
    for (uint64_t d = s->oldest; d < s->next_document; d++) {
        if (gb_job_at(s, d)->state == GB_JOB_RUNNING) return 1;
        used += gb_job_at(s, d)->sheet >= 0;
    }
    return used >= GB_HANDLED_DOCUMENTS;
}

/* A sheet for the result, used before or new, if it may need one. -1: there is none now, or, after gb_supervisor_stop,
 * none to wait for. */
static int take_sheet(gb_supervisor *s, gb_job *job) {
    if (job->streamed && job->bytes < TINY_BYTES) return 0;
    if (job->sheet < 0) job->sheet = s->sheet_count ? s->sheets[--s->sheet_count] : gb_sheet_new();
    if (job->sheet >= 0) return 0;
    if (!is_sheet_coming(s))
        gb_supervisor_stop(s, "the limit of open files (ulimit -n) is too low: try fewer workers with -j");
    return -1;
}

static int send_job(gb_supervisor *s, gb_child *worker, gb_job *job) {
    gb_message_begin(&s->message, job->streamed ? GB_MSG_DOCUMENT : GB_MSG_SOURCE);
    gb_put_u64(&s->message, job->document);
    if (!job->streamed) {
        gb_put_u32(&s->message, job->reader);
        gb_put_text(&s->message, s->ids[job->source]);
        gb_put_text(&s->message, s->request->sources[job->source]);
    }
    gb_put_bytes(&s->message, job->skip, s->facts.stage_count);
    return gb_child_send(s, worker, job->streamed ? &job->input : NULL, job->sheet);
}

void gb_dispatch(gb_supervisor *s) {
    gb_job *job;
    while (!s->over && (job = next_ready(s))) {
        /* The sheet first: where descriptors are few, a worker is of no use without one. */
        gb_child *worker = take_sheet(s, job) == 0 ? choose_worker(s) : NULL;
        if (!worker || send_job(s, worker, job) != 0) return;
        job->state = GB_JOB_RUNNING;
        job->sent = gb_now();
        worker->jobs[worker->job_count++] = job;
    }
}

/* The worker's oldest document, which must have this number: taken off its list. NULL when it has not. */
static gb_job *take_back(gb_supervisor *s, gb_child *worker, uint64_t number) {
    gb_job *job = worker->job_count ? worker->jobs[0] : NULL;
    if (!job || job->document != number) return NULL;
    worker->job_count--;
    for (size_t i = 0; i < worker->job_count; i++) worker->jobs[i] = worker->jobs[i + 1];
    worker->documents++;
    s->empty_deaths = 0;
    double now = gb_now(), taken = now - job->sent;
    if (worker->job_count > 0) worker->jobs[0]->sent = now;
    s->service = s->service > 0 ? s->service * 0.875 + taken * 0.125 : taken;
    return job;
}

static void retire_if_due(gb_child *worker, uint64_t growth) {
    if (worker->documents >= GB_WORKER_DOCUMENTS || growth > GB_WORKER_GROWTH) worker->retiring = 1;
    if (worker->retiring && worker->job_count == 0) gb_child_dismiss(worker);
}

static int take_failures(gb_supervisor *s, gb_job *job) {
    gb_cursor *in = &s->packet.body;
    uint32_t count = gb_take_u32(in);
    for (uint32_t i = 0; i < count && !in->bad; i++) {
        uint32_t stage = gb_take_u32(in);
        const char *cause = gb_known_cause(gb_take_text(in)), *message = gb_take_text(in);
        if (!cause || !message || (stage != GB_NO_STAGE && stage >= s->facts.stage_count)) return -1;
        gb_job_add_failure(job, stage == GB_NO_STAGE ? GB_NOBODY : stage, cause, message);
    }
    return in->bad ? -1 : 0;
}

int gb_take_done(gb_supervisor *s, gb_child *child) {
    gb_job *job = take_back(s, child, gb_take_u64(&s->packet.body));
    if (!job) return -1;
    uint64_t bytes = gb_take_u64(&s->packet.body), growth = gb_take_u64(&s->packet.body);
    const char *id = gb_take_text(&s->packet.body);
    char *copy = id ? strdup(id) : NULL;
    gb_parcel parcel = GB_NO_PARCEL;
    if (!copy || take_failures(s, job) != 0 || gb_parcel_take(&parcel, &s->packet) != 0 ||
        (parcel.sheet >= 0 && job->sheet >= 0) || gb_parcel_keep(&parcel) != 0) {
        free(copy);
        gb_parcel_close(&parcel);
        gb_job_lose(job, GB_NOBODY, "decode", "its results could not be handed over");
        return -1;
    }
    free(job->id);
    job->id = copy;
    job->bytes = bytes <= GB_DOCUMENT_LIMIT ? (size_t)bytes : 0;
    job->result = parcel;
    if (parcel.sheet >= 0) job->sheet = parcel.sheet; /* it had got none */
    if (parcel.returned) job->result.sheet = job->sheet;
    job->result.returned = 0;
    job->has_result = 1;
    job->state = GB_JOB_DONE;
    s->held_bytes += parcel.length;
    if (job->generation != s->generation) gb_job_prepare(s, job);
    retire_if_due(child, growth);
    return 0;
}

int gb_take_unread(gb_supervisor *s, gb_child *child) {
    gb_job *job = take_back(s, child, gb_take_u64(&s->packet.body));
    const char *cause = gb_known_cause(gb_take_text(&s->packet.body)), *message = gb_take_text(&s->packet.body);
    if (!job) return -1;
    gb_job_lose(job, GB_NOBODY, cause ? cause : "decode", message ? message : "it could not be read");
    retire_if_due(child, 0);
    return cause && message ? 0 : -1;
}
