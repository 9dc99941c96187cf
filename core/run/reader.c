/* The reader: takes apart sources that hold many documents, and standard input. It runs ahead of the workers by as many
 * documents as the supervisor allows. */
#include <stdlib.h>

#include "model/transfer.h"
#include "run/role.h"
#include "run/source.h"

typedef struct reader {
    gb_role_context *context;
    gb_document *document;
    gb_buffer packed;
    uint32_t credit; /* documents that may still be sent */
    uint64_t count;  /* documents read in all */
    uint32_t source; /* number of the source at hand */
    gb_source input; /* its bytes */
    int number;      /* of the reader plugin */
} reader;

/* Waiting for bytes is nobody's fault: no limit counts it. */
static int64_t patient_input(void *user, void *buffer, size_t capacity, gb_error *error) {
    reader *r = user;
    gb_control_set(r->context->control, GB_PHASE_WAIT, r->number);
    int64_t got = gb_source_input(&r->input, buffer, capacity, error);
    gb_control_set(r->context->control, GB_PHASE_READ, r->number);
    return got;
}

/* What was allowed for a source that has ended meanwhile is void. */
static void take_credit(reader *r) {
    uint32_t source = gb_take_u32(&r->context->packet.body);
    if (source == r->source) r->credit += gb_take_u32(&r->context->packet.body);
}

/* Waits until a document may be sent. 0, or -1 when the supervisor is gone. */
static int wait_for_credit(reader *r) {
    gb_role_context *context = r->context;
    while (r->credit == 0) {
        gb_control_set(context->control, GB_PHASE_WAIT, r->number);
        if (!gb_role_receive(context) || context->packet.type != GB_MSG_CREDIT) return -1;
        take_credit(r);
    }
    return 0;
}

static void send_bad(reader *r, const char *id, const char *cause, const char *message) {
    gb_buffer *out = &r->context->message;
    gb_message_begin(out, GB_MSG_BAD);
    gb_put_u32(out, r->source);
    gb_put_text(out, id);
    gb_put_text(out, cause);
    gb_put_text(out, message);
    gb_role_send(r->context);
    r->credit--;
}

static void send_document(reader *r, const char *id) {
    gb_role_context *context = r->context;
    if (context->setup->manifest) gb_manifest_apply(context->setup->manifest, r->document);
    gb_control_set(context->control, GB_PHASE_HANDOVER, r->number);
    r->packed.length = 0;
    if (gb_pack(r->document, GB_PACK_TEXT, &r->packed) != 0) {
        gb_buffer_free(&r->packed);
        send_bad(r, id, "decode", "no memory for the document");
        return;
    }
    const char *own = gb_document_meta(r->document, "id").data;
    gb_message_begin(&context->message, GB_MSG_READ);
    gb_put_u32(&context->message, r->source);
    gb_put_text(&context->message, own ? own : id);
    gb_put_u64(&context->message, gb_document_text(r->document).length);
    gb_role_send_parcel(context, (gb_string){r->packed.data, r->packed.length});
    r->credit--;
}

/* 1 = go on, 0 = the source has ended, -1 = the role ends. */
static int next_document(reader *r, const char *id) {
    gb_role_context *context = r->context;
    const gb_plan *plan = &context->setup->plan;
    const char *plugin = plan->readers[r->number].entry->plugin->id;
    gb_error cause = {0};
    if (wait_for_credit(r) != 0) return -1;
    gb_role_begin(context, r->count++, 0);
    gb_control_set(context->control, GB_PHASE_READ, r->number);
    gb_status status = gb_chain_read(context->setup->chain, r->number, id, r->document, &cause);
    int clean = gb_role_check_printed(context, plugin, plan->count, &cause);
    if (status == GB_FATAL) {
        gb_role_fatal(context, 0, plugin, cause.text);
        return -1;
    }
    if (status == GB_END) return 0;
    if (status == GB_OK && clean == 0) {
        send_document(r, id);
        return 1;
    }
    const char *own = gb_document_meta(r->document, "id").data;
    send_bad(r, own ? own : id, status == GB_OK ? "output" : "decode", cause.text);
    return 1;
}

/* Chooses the reader by what standard input begins with. 0, or -1 with `error`. */
static int choose(reader *r, uint32_t asked, gb_error *error) {
    gb_string head;
    if (asked == GB_CHOOSE_READER) {
        gb_control_set(r->context->control, GB_PHASE_WAIT, -1);
        if (gb_source_peek(&r->input, &head, error) != 0) return -1;
        r->number = gb_plan_sniff(&r->context->setup->plan, head);
    } else {
        r->number = (int)asked;
    }
    if (r->number >= 0 && (size_t)r->number < r->context->setup->plan.reader_count) return 0;
    return gb_error_set(error, GB_ERROR_INPUT, "no reader knows this format: choose one with --reader");
}

static int read_source(reader *r, uint32_t asked, const char *id, const char *name) {
    gb_chain *chain = r->context->setup->chain;
    gb_error cause = {0};
    int result = 0;
    if (wait_for_credit(r) != 0) return -1;
    if (gb_source_open(&r->input, name, &cause) != 0) {
        send_bad(r, id, "read", cause.text);
        return 0;
    }
    gb_status status = GB_SKIP;
    if (choose(r, asked, &cause) == 0) {
        gb_control_set(r->context->control, GB_PHASE_READ, r->number);
        status = gb_chain_source(chain, r->number, name, patient_input, r, &cause);
    }
    if (status != GB_OK)
        send_bad(r, id, "read", cause.text);
    else
        do result = next_document(r, id);
        while (result > 0);
    gb_source_close(&r->input);
    return result;
}

static int take_stream(reader *r) {
    gb_role_context *context = r->context;
    r->source = gb_take_u32(&context->packet.body);
    r->credit = 0;
    uint32_t asked = gb_take_u32(&context->packet.body);
    const char *id = gb_take_text(&context->packet.body), *name = gb_take_text(&context->packet.body);
    char *own_id = id ? strdup(id) : NULL, *own_name = name ? strdup(name) : NULL;
    int result = own_id && own_name ? read_source(r, asked, own_id, own_name) : -1;
    free(own_id);
    free(own_name);
    if (result != 0) return -1;
    gb_message_begin(&context->message, GB_MSG_END);
    gb_put_u32(&context->message, r->source);
    gb_role_send(context);
    return 0;
}

int gb_reader_run(gb_role_context *context) {
    reader r = {.context = context, .document = gb_chain_document(context->setup->chain)};
    int status = r.document ? 0 : -1;
    while (status == 0) {
        gb_control_set(context->control, GB_PHASE_IDLE, -1);
        if (!gb_role_receive(context)) break;
        if (context->packet.type != GB_MSG_CREDIT)
            status = context->packet.type == GB_MSG_STREAM ? take_stream(&r) : -1;
    }
    gb_document_free(r.document);
    gb_buffer_free(&r.packed);
    return status == 0 ? 0 : 1;
}
