/* Sources: files become jobs, streams go to the reader process, whose documents become jobs. */
#include "model/document.h"
#include "run/supervisor.h"

#define CREDIT_BATCH 4u /* documents that the reader is allowed at a time, unless there is room for fewer */

int gb_fed(const gb_supervisor *s) {
    return s->next_source == s->request->source_count && !s->streaming;
}

/* Lets the reader send as many documents as there is room for, some at a time. */
static void give_credit(gb_supervisor *s, gb_child *reader) {
    size_t free_places = gb_room(s) > 0 ? gb_room(s) - 1 : 0; /* one is kept for what goes wrong with the source */
    uint32_t more = free_places > s->credit ? (uint32_t)(free_places - s->credit) : 0;
    if (more < CREDIT_BATCH && s->credit > 0) return;
    if (more == 0) return;
    gb_message_begin(&s->message, GB_MSG_CREDIT);
    gb_put_u32(&s->message, (uint32_t)s->next_source);
    gb_put_u32(&s->message, more);
    if (gb_child_send(s, reader, NULL, -1) == 0) s->credit += more;
}

/* Hands a source to the reader process, which is started when there is none. */
static void start_stream(gb_supervisor *s, uint32_t reader_number) {
    gb_child *reader = gb_child_of(s, GB_ROLE_READER, 0);
    if (!reader) reader = gb_child_start(s, GB_ROLE_READER, 0);
    if (!reader) {
        gb_stop_for_processes(s);
        return;
    }
    s->credit = 0;
    gb_message_begin(&s->message, GB_MSG_STREAM);
    gb_put_u32(&s->message, (uint32_t)s->next_source);
    gb_put_u32(&s->message, reader_number);
    gb_put_text(&s->message, s->ids[s->next_source]);
    gb_put_text(&s->message, s->request->sources[s->next_source]);
    if (gb_child_send(s, reader, NULL, -1) == 0) s->streaming = 1;
}

static void feed_file(gb_supervisor *s, uint32_t reader) {
    gb_job *job = gb_job_new(s, s->ids[s->next_source]);
    if (!job) return;
    job->reader = reader;
    if (strlen(s->request->sources[s->next_source]) > GB_MESSAGE_LIMIT / 4)
        gb_job_lose(job, GB_NOBODY, "read", "the file name is too long");
    s->next_source++;
}

void gb_feed(gb_supervisor *s) {
    while (!s->over && !s->streaming && s->next_source < s->request->source_count && gb_room(s) > 1) {
        uint32_t reader = gb_facts_reader(&s->facts, s->next_source);
        if (reader == GB_CHOOSE_READER || (reader < s->facts.reader_count && s->facts.streams[reader])) {
            start_stream(s, reader);
            break;
        }
        feed_file(s, reader);
    }
    gb_child *reader = s->streaming ? gb_child_of(s, GB_ROLE_READER, 0) : NULL;
    if (reader) give_credit(s, reader);
}

int gb_take_read(gb_supervisor *s) {
    uint32_t source = gb_take_u32(&s->packet.body);
    const char *id = gb_take_text(&s->packet.body);
    uint64_t bytes = gb_take_u64(&s->packet.body);
    gb_parcel parcel;
    if (!s->streaming || source != (uint32_t)s->next_source || s->credit == 0 || !id) return -1;
    if (gb_parcel_take(&parcel, &s->packet) != 0) return -1;
    s->credit--;
    gb_job *job = gb_parcel_keep(&parcel) == 0 ? gb_job_new(s, id) : NULL;
    if (!job) {
        gb_parcel_close(&parcel);
        gb_supervisor_stop(s, "no memory");
        return 0;
    }
    job->streamed = 1;
    job->input = parcel;
    job->bytes = bytes <= GB_DOCUMENT_LIMIT ? (size_t)bytes : 0;
    return 0;
}

int gb_take_bad(gb_supervisor *s) {
    uint32_t source = gb_take_u32(&s->packet.body);
    const char *id = gb_take_text(&s->packet.body), *cause = gb_known_cause(gb_take_text(&s->packet.body));
    const char *message = gb_take_text(&s->packet.body);
    if (!s->streaming || source != (uint32_t)s->next_source || s->credit == 0 || !id || !cause || !message) return -1;
    s->credit--;
    gb_job *job = gb_job_new(s, id);
    if (job) gb_job_lose(job, GB_NOBODY, cause, message);
    return 0;
}

static void end_stream(gb_supervisor *s) {
    s->streaming = 0;
    s->next_source++;
}

int gb_take_end(gb_supervisor *s) {
    uint32_t source = gb_take_u32(&s->packet.body);
    if (!s->streaming || source != (uint32_t)s->next_source) return -1;
    end_stream(s);
    return 0;
}

void gb_lose_stream(gb_supervisor *s, size_t stage, const char *cause, const char *message) {
    gb_job *job = gb_job_new(s, s->ids[s->next_source]);
    if (job) gb_job_lose(job, stage, cause, message);
    end_stream(s);
}
