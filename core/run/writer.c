/* The writer: documents in input order, then tables and errors, into outputs that are put in place when all went well.
 */
#include <stdlib.h>
#include <unistd.h>

#include "model/transfer.h"
#include "run/consumer.h"
#include "run/gate.h"
#include "run/output.h"

typedef struct writer {
    gb_consumer consumer;
    gb_outputs *outputs;
    gb_document *corpus;
    int finished;
} writer;

static const char *plugin_of(const gb_role_context *context) {
    return context->setup->plan.writer.entry->plugin->id;
}

/* Ends the run: what the output says about its failure is better than what the plugin says. */
static int give_up(writer *w, const gb_error *cause) {
    gb_error own = {0};
    int output = w->outputs && gb_outputs_failed(w->outputs, &own);
    gb_role_fatal(w->consumer.context, output && !own.text[0], output ? NULL : plugin_of(w->consumer.context),
                  output ? own.text : cause->text);
    return -1;
}

static void send_damaged(gb_role_context *context, uint64_t number, const char *message) {
    gb_message_begin(&context->message, GB_MSG_FAILED);
    gb_put_u64(&context->message, number);
    gb_put_text(&context->message, message);
    gb_role_send(context);
}

/* 0, or -1 when the role ends. */
static int write_document(writer *w) {
    gb_role_context *context = w->consumer.context;
    uint64_t number;
    gb_error cause = {0};
    int unpacked = gb_consumer_unpack(&w->consumer, &number, &cause);
    if (unpacked < 0) return -1;
    if (unpacked == 0) {
        gb_control_set(context->control, GB_PHASE_COLLECT, -1);
        gb_status status = gb_chain_write(context->setup->chain, w->consumer.document, &cause);
        if (gb_role_check_printed(context, plugin_of(context), context->setup->plan.count, &cause) != 0)
            status = GB_FATAL;
        if (status != GB_OK) return give_up(w, &cause);
        unpacked = gb_unpacked_damage(w->consumer.document, &cause);
    }
    if (unpacked > 0) send_damaged(context, number, cause.text);
    gb_consumer_handled(&w->consumer, number);
    return 0;
}

/* The tables of one plugin, and no others: they come from a process that ran it. */
static int take_tables(writer *w) {
    gb_role_context *context = w->consumer.context;
    const gb_schema *schema = gb_document_schema(w->corpus);
    int stage = (int)gb_take_u32(&context->packet.body), result = -1;
    gb_string bytes;
    gb_error cause = {0};
    unsigned char *own = calloc((size_t)schema->layer_count + 1, 1);
    for (int l = 0; own && l < schema->layer_count; l++) own[l] = schema->layers[l].giver == stage;
    if (own && gb_parcel_receive(&context->packet, &w->consumer.room, &bytes) == 0)
        result = gb_unpack_tables(w->corpus, bytes, own, &cause);
    else
        gb_error_set(&cause, GB_ERROR_SYSTEM, "no memory for the tables");
    free(own);
    if (result != 0) gb_role_fatal(context, 0, NULL, cause.text);
    return result;
}

static int take_errors(writer *w) {
    gb_role_context *context = w->consumer.context;
    gb_string bytes;
    if (gb_parcel_receive(&context->packet, &w->consumer.room, &bytes) != 0) bytes = (gb_string){NULL, 0};
    gb_cursor in = {bytes.data, 0, bytes.length, 0};
    uint32_t count = gb_take_u32(&in);
    for (uint32_t i = 0; i < count && !in.bad; i++) {
        const char *document = gb_take_text(&in), *plugin = gb_take_text(&in);
        const char *kind = gb_take_text(&in), *message = gb_take_text(&in);
        if (!in.bad)
            gb_chain_add_error(context->setup->chain, w->corpus, document ? document : "", plugin ? plugin : "", kind,
                               message);
    }
    if (!in.bad) return 0;
    gb_role_fatal(context, 0, NULL, "no memory for the errors");
    return -1;
}

static int finish(writer *w) {
    gb_role_context *context = w->consumer.context;
    gb_error cause = {0};
    gb_control_document(context->control, UINT64_MAX, 0);
    gb_control_set(context->control, GB_PHASE_FINISH, -1);
    gb_status status = gb_chain_write_finish(context->setup->chain, w->corpus, &cause);
    if (gb_role_check_printed(context, plugin_of(context), context->setup->plan.count, &cause) != 0) status = GB_FATAL;
    gb_control_set(context->control, GB_PHASE_WAIT, -1);
    if (status != GB_OK || gb_outputs_commit(w->outputs, &cause) != 0) return give_up(w, &cause);
    gb_buffer answer = {0};
    gb_put_u64(&answer, gb_gate_count(context->request->fail_on, w->corpus));
    gb_message_begin(&context->message, GB_MSG_FINISHED);
    gb_role_send_parcel(context, (gb_string){answer.data, answer.length});
    gb_buffer_free(&answer);
    return -1;
}

/* The next message. Before waiting, what is written so far is handed on: a pipeline may be waiting for it. */
static int next_message(writer *w) {
    gb_role_context *context = w->consumer.context;
    gb_control_set(context->control, GB_PHASE_IDLE, -1);
    gb_received received = gb_channel_receive(context->channel, &context->packet, 0);
    if (received != GB_NOTHING_YET) return received == GB_RECEIVED;
    gb_outputs_flush(w->outputs);
    return gb_role_receive(context);
}

/* 0, or -1 when the role ends. */
static int take_message(writer *w) {
    switch (w->consumer.context->packet.type) {
    case GB_MSG_DOCUMENT:
        return write_document(w);
    case GB_MSG_TABLES:
        return take_tables(w);
    case GB_MSG_ERRORS:
        return take_errors(w);
    case GB_MSG_FINISH:
        return finish(w);
    default:
        return -1;
    }
}

int gb_writer_run(gb_role_context *context) {
    writer w = {.consumer = {.context = context}};
    gb_error cause = {0};
    w.outputs = gb_outputs_new(context->request->output, context->extra, &cause);
    w.consumer.document = gb_chain_document(context->setup->chain);
    w.corpus = gb_chain_corpus(context->setup->chain);
    if (!w.outputs) {
        gb_role_fatal(context, 0, NULL, cause.text);
    } else if (w.consumer.document && w.corpus) {
        gb_chain_set_sink(context->setup->chain, gb_outputs_sink(w.outputs));
        while (next_message(&w) && take_message(&w) == 0) {
        }
    }
    gb_consumer_free(&w.consumer);
    gb_document_free(w.corpus);
    gb_outputs_free(w.outputs);
    return 0;
}
