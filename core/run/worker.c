/* A worker: one document at a time through the analyzers of the chain. Files it also reads itself. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "model/transfer.h"
#include "run/analysis.h"
#include "run/looked_at.h"
#include "run/role.h"
#include "run/source.h"

#define LOOK_DOCUMENTS 16u                /* after so many documents, */
#define LOOK_BYTES ((size_t)64 << 10)     /* or a text of so many bytes, the worker looks at its memory */
#define FAILURES_LIMIT ((size_t)64 << 10) /* bytes of failures in a message; more are cut short */

typedef struct worker {
    gb_role_context *context;
    gb_document *document;
    int looked_at;           /* somebody wants to see what becomes of it */
    gb_wanted wanted;        /* what of it */
    unsigned char *outcomes; /* of the stages */
    gb_buffer failures;      /* u32 stage, text cause, text message each */
    uint32_t failure_count;
    gb_buffer packed;
    gb_buffer room; /* what a document is unpacked from */
    int sheet;      /* where its result goes when it is long; -1 = none */
    size_t memory;  /* resident bytes when it began */
    size_t growth;  /* of these, when it was looked at last */
    unsigned count; /* documents since then */
} worker;

/* Resident memory of this process in bytes; 0 when unknown. */
static size_t resident(void) {
    char text[64];
    int file = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    ssize_t got = file >= 0 ? read(file, text, sizeof text - 1) : -1;
    if (file >= 0) close(file);
    if (got <= 0) return 0;
    text[got] = '\0';
    /* Pages: all, then those in memory. */
    const char *second = strchr(text, ' ');
    return second ? strtoul(second, NULL, 10) * (size_t)sysconf(_SC_PAGESIZE) : 0;
}

static void add_failure(worker *w, uint32_t stage, const char *cause, const char *message) {
    if (w->failures.length > FAILURES_LIMIT) message = "failed";
    gb_put_u32(&w->failures, stage);
    gb_put_text(&w->failures, cause);
    gb_put_text(&w->failures, message);
    w->failure_count++;
}

static void fail_stage(worker *w, size_t stage, const char *cause, const char *message) {
    w->outcomes[stage] = GB_STAGE_FAILED;
    gb_document_clear_stage(w->document, (int)stage);
    add_failure(w, (uint32_t)stage, cause, message);
}

/* 0, or -1 when the run cannot go on. */
static int run_stage(worker *w, size_t stage) {
    gb_role_context *context = w->context;
    const gb_plan *plan = &context->setup->plan;
    const char *id = plan->stages[stage].entry->plugin->id;
    gb_error cause = {0}, printed = {0};
    gb_control_set(context->control, GB_PHASE_STAGE, (int)stage);
    gb_status status = gb_chain_process(context->setup->chain, stage, w->document, &cause);
    int clean = gb_role_check_printed(context, id, stage, &printed);
    if (status == GB_FATAL) {
        gb_role_fatal(context, 0, id, cause.text);
        return -1;
    }
    if (status != GB_OK)
        fail_stage(w, stage, "plugin", cause.text);
    else if (clean != 0)
        fail_stage(w, stage, "output", printed.text);
    return 0;
}

static int run_stages(worker *w) {
    const gb_plan *plan = &w->context->setup->plan;
    char skipped[512], message[600];
    for (size_t s = 0; s < plan->count; s++) {
        int blocked = gb_stage_blocked(plan, s, w->outcomes);
        if (blocked && w->outcomes[s] == GB_STAGE_DONE) w->outcomes[s] = GB_STAGE_SKIPPED;
        if (w->outcomes[s] != GB_STAGE_DONE)
            gb_document_clear_stage(w->document, (int)s);
        else if (run_stage(w, s) != 0)
            return -1;
    }
    if (gb_stages_skipped(plan, w->outcomes, skipped, sizeof skipped) > 0) {
        snprintf(message, sizeof message, "left out because they need what failed: %s", skipped);
        add_failure(w, GB_NO_STAGE, "skipped", message);
    }
    return 0;
}

static void send_unread(worker *w, uint64_t number, const char *cause, const char *message) {
    gb_buffer *out = &w->context->message;
    gb_control_set(w->context->control, GB_PHASE_HANDOVER, -1);
    gb_message_begin(out, GB_MSG_UNREAD);
    gb_put_u64(out, number);
    gb_put_text(out, cause);
    gb_put_text(out, message);
    gb_role_send(w->context);
}

static void send_result(worker *w) {
    gb_role_context *context = w->context;
    gb_parcel parcel;
    gb_string bytes = {w->packed.data, w->packed.length};
    int made = w->sheet >= 0 ? gb_parcel_return(bytes, w->sheet, &parcel) : gb_parcel_make(bytes, &parcel);
    if (made != 0 || gb_parcel_send(&parcel, context->channel, &context->message, -1) != 0) exit(GB_EXIT_NO_SUPERVISOR);
    gb_parcel_close(&parcel);
}

/* How much its memory has grown; looked at now and then, because it costs some microseconds. */
static size_t growth(worker *w) {
    if (++w->count < LOOK_DOCUMENTS && gb_document_text(w->document).length < LOOK_BYTES) return w->growth;
    size_t now = resident();
    w->count = 0;
    w->growth = now > w->memory ? now - w->memory : 0;
    return w->growth;
}

static void send_done(worker *w, uint64_t number) {
    gb_buffer *out = &w->context->message;
    gb_control_set(w->context->control, GB_PHASE_HANDOVER, -1);
    w->packed.length = 0;
    if (w->looked_at && gb_pack_wanted(w->document, &w->wanted, &w->packed) != 0) {
        gb_buffer_free(&w->packed);
        send_unread(w, number, "decode", "no memory to hand over the results: the document is too large");
        return;
    }
    gb_message_begin(out, GB_MSG_DONE);
    gb_put_u64(out, number);
    gb_put_u64(out, gb_document_text(w->document).length);
    gb_put_u64(out, growth(w));
    gb_put_text(out, gb_document_meta(w->document, "id").data);
    gb_put_u32(out, w->failure_count);
    gb_buffer_append(out, w->failures.data, w->failures.length);
    send_result(w);
}

/* The document is there: stages, result. 0, or -1 when the run cannot go on. */
static int analyse(worker *w, uint64_t number) {
    gb_control_document(w->context->control, number, gb_document_text(w->document).length);
    if (run_stages(w) != 0) return -1;
    send_done(w, number);
    return 0;
}

/* The sheet for the result comes last in a message; short documents need none. */
static void take_sheet(worker *w) {
    w->sheet = gb_packet_take_file(&w->context->packet);
}

static void close_sheet(worker *w) {
    if (w->sheet >= 0) close(w->sheet);
    w->sheet = -1;
}

/* Takes the stages that are to be left out and begins a document. 0, or -1 when the message is damaged. */
static int begin(worker *w, uint64_t number) {
    size_t count = w->context->setup->plan.count;
    gb_string skip = gb_take_bytes(&w->context->packet.body);
    if (w->context->packet.body.bad || skip.length != count) return -1;
    for (size_t s = 0; s < count; s++) w->outcomes[s] = skip.data[s] ? GB_STAGE_FAILED : GB_STAGE_DONE;
    w->failures.length = 0;
    w->failure_count = 0;
    gb_role_begin(w->context, number, 0);
    return 0;
}

/* Reads the one document of a file. 0, or -1 after telling why there is none. */
static int read_file(worker *w, uint64_t number, int reader, const char *id, const char *name) {
    gb_role_context *context = w->context;
    gb_chain *chain = context->setup->chain;
    const gb_plan *plan = &context->setup->plan;
    gb_source source;
    gb_error cause = {0};
    const char *kind = "read";
    gb_control_set(context->control, GB_PHASE_READ, reader);
    if (gb_source_open(&source, name, &cause) != 0) {
        send_unread(w, number, kind, cause.text);
        return -1;
    }
    gb_status status = gb_chain_source(chain, reader, name, gb_source_input, &source, &cause);
    if (status == GB_OK) {
        kind = "decode";
        status = gb_chain_read(chain, reader, id, w->document, &cause);
    }
    gb_source_close(&source);
    const char *plugin = plan->readers[reader].entry->plugin->id;
    if (gb_role_check_printed(context, plugin, plan->count, &cause) != 0) {
        kind = "output";
        status = GB_SKIP;
    }
    if (status == GB_OK) return 0;
    if (status == GB_FATAL)
        gb_role_fatal(context, 0, plugin, cause.text);
    else
        send_unread(w, number, kind, status == GB_END ? "there is no document in it" : cause.text);
    return -1;
}

static int take_source(worker *w) {
    gb_role_context *context = w->context;
    gb_cursor *in = &context->packet.body;
    uint64_t number = gb_take_u64(in);
    uint32_t reader = gb_take_u32(in);
    const char *id = gb_take_text(in), *name = gb_take_text(in);
    if (!id || !name || reader >= context->setup->plan.reader_count || begin(w, number) != 0) return -1;
    take_sheet(w);
    if (read_file(w, number, (int)reader, id, name) != 0) return 0;
    if (context->setup->manifest) gb_manifest_apply(context->setup->manifest, w->document);
    return analyse(w, number);
}

static int take_document(worker *w) {
    gb_role_context *context = w->context;
    uint64_t number = gb_take_u64(&context->packet.body);
    gb_string bytes;
    gb_error cause = {0};
    if (begin(w, number) != 0) return -1;
    gb_document_reset(w->document);
    int result = gb_parcel_receive(&context->packet, &w->room, &bytes) == 0
                     ? gb_unpack(w->document, bytes, &cause)
                     : gb_error_set(&cause, GB_ERROR_INPUT, "no memory for the document");
    take_sheet(w);
    if (result == 0) return analyse(w, number);
    send_unread(w, number, "decode", cause.text);
    return 0;
}

int gb_worker_run(gb_role_context *context) {
    worker w = {.context = context, .memory = resident(), .sheet = -1};
    int status = 0;
    w.document = gb_chain_document(context->setup->chain);
    w.outcomes = calloc(context->setup->plan.count + 1, 1);
    w.looked_at = gb_looked_at(context->setup, &w.wanted);
    while (w.document && w.outcomes && w.looked_at >= 0 && status == 0) {
        gb_control_set(context->control, GB_PHASE_IDLE, -1);
        if (!gb_role_receive(context)) break;
        status = context->packet.type == GB_MSG_SOURCE     ? take_source(&w)
                 : context->packet.type == GB_MSG_DOCUMENT ? take_document(&w)
                                                           : -1;
        close_sheet(&w);
    }
    if (!w.document || !w.outcomes || w.looked_at < 0) status = -1;
    gb_document_free(w.document);
    free(w.outcomes);
    free(w.wanted.layers);
    gb_buffer_free(&w.failures);
    gb_buffer_free(&w.packed);
    gb_buffer_free(&w.room);
    return status == 0 ? 0 : 1;
}
