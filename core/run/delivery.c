/* Results in input order to the collectors and the writer, and the end of a run. */
#include <stdio.h>
#include <stdlib.h>

#include "run/consumer.h"
#include "run/supervisor.h"

static int is_consumer(const gb_child *child) {
    return (child->role == GB_ROLE_COLLECTOR || child->role == GB_ROLE_WRITER) && child->channel >= 0 &&
           !child->finished;
}

void gb_start_consumers(gb_supervisor *s) {
    for (size_t stage = 0; stage < s->facts.stage_count && !s->over; stage++) {
        gb_child *collector = s->facts.stages[stage].collects ? gb_child_start(s, GB_ROLE_COLLECTOR, stage) : NULL;
        if (collector) collector->looks = s->facts.stages[stage].looks;
        if (s->facts.stages[stage].collects && !collector) gb_stop_for_processes(s);
    }
    gb_child *writer = s->over ? NULL : gb_child_start(s, GB_ROLE_WRITER, 0);
    if (writer)
        writer->looks = s->facts.writer_looks;
    else
        gb_stop_for_processes(s);
}

/* ---- settling ---- */

static const char *plugin_of(const gb_supervisor *s, size_t stage) {
    if (stage < s->facts.stage_count) return s->facts.stages[stage].id;
    return stage != GB_NOBODY ? s->facts.readers[stage - s->facts.stage_count] : NULL;
}

static int compare_failures(const void *a, const void *b) {
    const gb_failure *x = a, *y = b;
    return (x->stage > y->stage) - (x->stage < y->stage);
}

/* Its turn has come: its failures are told and counted. */
static void settle(gb_supervisor *s, gb_job *job) {
    if (job->failure_count) qsort(job->failures, job->failure_count, sizeof *job->failures, compare_failures);
    for (size_t i = 0; i < job->failure_count; i++) {
        const gb_failure *failure = &job->failures[i];
        gb_record(s, job->document, 0, job->id, plugin_of(s, failure->stage), failure->cause,
                  failure->message ? failure->message : "");
        if (failure->stage < s->facts.stage_count) s->report->failed_stages++;
    }
    if (job->has_result)
        s->report->documents++;
    else
        s->report->failed_documents++;
    s->text_bytes += job->bytes;
    job->state = GB_JOB_SETTLED;
    gb_parcel_close(&job->input);
    gb_tell_progress(s, 0);
    gb_break(s, job);
}

static void settle_all(gb_supervisor *s) {
    while (s->next_settled < s->next_document && !s->over) {
        gb_job *job = gb_job_at(s, s->next_settled);
        if (job->state != GB_JOB_DONE) return;
        settle(s, job);
        s->next_settled++;
    }
}

/* ---- sending ---- */

/* 0 = sent or nothing to send, 1 = not now. */
static int send_next(gb_supervisor *s, gb_child *consumer) {
    gb_job *job = gb_job_at(s, consumer->next);
    if (job->has_result && consumer->looks) {
        if (consumer->full) return 1;
        gb_message_begin(&s->message, GB_MSG_DOCUMENT);
        gb_put_u64(&s->message, job->document);
        if (gb_child_send(s, consumer, &job->result, -1) != 0) return 1;
    } else if (consumer->handled == consumer->next) {
        consumer->handled++; /* nothing to wait for */
    }
    consumer->next++;
    return 0;
}

static void release(gb_supervisor *s) {
    uint64_t limit = s->next_settled;
    for (size_t i = 0; i < s->child_count; i++)
        if (is_consumer(s->children[i]) && s->children[i]->handled < limit) limit = s->children[i]->handled;
    for (; s->oldest < limit; s->oldest++) gb_job_free(s, gb_job_at(s, s->oldest));
}

/* 1 while more will come soon: consumers get some documents at a time, which spares them from being woken for each. */
static int more_will_come(const gb_supervisor *s) {
    for (size_t i = 0; i < s->child_count; i++)
        if (s->children[i]->job_count > 0) return 1;
    return 0;
}

void gb_deliver(gb_supervisor *s) {
    settle_all(s);
    int hold = more_will_come(s);
    for (size_t i = 0; i < s->child_count && !s->over; i++) {
        gb_child *child = s->children[i];
        if (!is_consumer(child) || (hold && s->next_settled - child->next < GB_HANDLED_DOCUMENTS)) continue;
        while (child->next < s->next_settled && send_next(s, child) == 0) {
        }
    }
    release(s);
}

int gb_take_handled(gb_supervisor *s, gb_child *child) {
    uint64_t document = gb_take_u64(&s->packet.body);
    if (s->packet.body.bad || document < child->handled || document >= child->next) return -1;
    child->handled = document + 1;
    return 0;
}

/* ---- the end ---- */

void gb_lose_tables(gb_supervisor *s, gb_child *child, uint64_t document, const char *message) {
    gb_record(s, document < s->next_document ? document : UINT64_MAX, 1, NULL, plugin_of(s, child->stage), "collect",
              message);
    s->report->failed_stages++;
    gb_child_dismiss(child);
}

int gb_take_failed(gb_supervisor *s, gb_child *child) {
    uint64_t document = gb_take_u64(&s->packet.body);
    const char *message = gb_take_text(&s->packet.body);
    if (!message) return -1;
    if (child->role == GB_ROLE_COLLECTOR) {
        gb_lose_tables(s, child, document, message);
        return 0;
    }
    if (document >= s->next_settled) return -1;
    char id[32];
    snprintf(id, sizeof id, "document %llu", (unsigned long long)document + 1);
    gb_record(s, document, 0, id, NULL, "decode", message);
    s->report->documents--;
    s->report->failed_documents++;
    return 0;
}

/* What the writer says at the end: how many rows fulfil the user's condition. */
static int take_count(gb_supervisor *s) {
    gb_buffer room = {0};
    gb_string bytes;
    int result = gb_parcel_receive(&s->packet, &room, &bytes);
    if (result == 0) {
        gb_cursor in = {bytes.data, 0, bytes.length, 0};
        s->report->condition_rows = gb_take_u64(&in);
        result = in.bad ? -1 : 0;
    }
    gb_buffer_free(&room);
    return result;
}

int gb_take_finished(gb_supervisor *s, gb_child *child) {
    if (!child->finishing || child->finished) return -1;
    if (child->role == GB_ROLE_WRITER) {
        if (take_count(s) != 0) return -1;
    } else if (gb_parcel_take(&child->tables, &s->packet) != 0 || gb_parcel_keep(&child->tables) != 0) {
        return -1;
    }
    child->finished = 1;
    return 0;
}

/* Asks for the tables or the outputs, once. */
static void ask_to_finish(gb_supervisor *s, gb_child *child) {
    gb_message_begin(&s->message, GB_MSG_FINISH);
    if (!child->finishing && !child->full && gb_child_send(s, child, NULL, -1) == 0) child->finishing = 1;
}

/* 1 when every collector has delivered its tables or is gone. */
static int collectors_finished(gb_supervisor *s) {
    int waiting = 0;
    for (size_t i = 0; i < s->child_count; i++) {
        gb_child *child = s->children[i];
        if (child->role != GB_ROLE_COLLECTOR || child->channel < 0 || child->finished) continue;
        ask_to_finish(s, child);
        waiting = 1;
    }
    return !waiting;
}

/* All tables in the order of the stages: 1 when the writer has got them. */
static int tables_sent(gb_supervisor *s, gb_child *writer) {
    for (; s->tables_sent < s->facts.stage_count && !writer->full; s->tables_sent++) {
        gb_child *collector = gb_child_of(s, GB_ROLE_COLLECTOR, s->tables_sent);
        if (!collector || !collector->finished) continue;
        gb_message_begin(&s->message, GB_MSG_TABLES);
        gb_put_u32(&s->message, (uint32_t)s->tables_sent);
        if (gb_child_send(s, writer, &collector->tables, -1) != 0) return 0;
        gb_child_dismiss(collector);
    }
    return s->tables_sent == s->facts.stage_count;
}

static int errors_sent(gb_supervisor *s, gb_child *writer) {
    gb_buffer rows = {0};
    gb_parcel parcel;
    if (s->errors_sent || writer->full) return s->errors_sent;
    gb_put_rows(s, &rows);
    if (rows.failed || gb_parcel_make((gb_string){rows.data, rows.length}, &parcel) != 0) {
        gb_supervisor_stop(s, "no memory for the list of errors");
    } else {
        gb_message_begin(&s->message, GB_MSG_ERRORS);
        s->errors_sent = gb_child_send(s, writer, &parcel, -1) == 0;
        gb_parcel_close(&parcel);
    }
    gb_buffer_free(&rows);
    return s->errors_sent;
}

/* 1 when every consumer has been sent every document. */
static int all_sent(const gb_supervisor *s) {
    if (!gb_fed(s) || s->next_settled < s->next_document) return 0;
    for (size_t i = 0; i < s->child_count; i++)
        if (is_consumer(s->children[i]) && s->children[i]->next < s->next_document) return 0;
    return 1;
}

int gb_finish(gb_supervisor *s) {
    gb_child *writer = gb_child_of(s, GB_ROLE_WRITER, 0);
    if (!all_sent(s) || !writer) return 0;
    if (writer->finished) return 1;
    if (collectors_finished(s) && tables_sent(s, writer) && errors_sent(s, writer)) ask_to_finish(s, writer);
    return 0;
}
