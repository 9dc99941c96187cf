/* A collector: gathers the tables of one plugin. Each plugin with tables has its own, so one that crashes loses its own
 * tables alone. */
#include "model/transfer.h"
#include "run/consumer.h"

static void send_failed(gb_role_context *context, uint64_t number, const char *message) {
    gb_message_begin(&context->message, GB_MSG_FAILED);
    gb_put_u64(&context->message, number);
    gb_put_text(&context->message, message);
    gb_role_send(context);
}

/* 0, or -1 when the role ends. */
static int collect(gb_consumer *consumer) {
    gb_role_context *context = consumer->context;
    const char *plugin = context->setup->plan.stages[context->stage].entry->plugin->id;
    uint64_t number;
    gb_error cause = {0};
    int unpacked = gb_consumer_unpack(consumer, &number, &cause);
    if (unpacked < 0) return -1;
    if (unpacked == 0) { /* a damaged one is the writer's to report */
        gb_control_set(context->control, GB_PHASE_COLLECT, (int)context->stage);
        gb_status status = gb_chain_collect(context->setup->chain, context->stage, consumer->document, &cause);
        if (gb_role_check_printed(context, plugin, context->stage, &cause) != 0) status = GB_SKIP;
        if (status != GB_OK) {
            send_failed(context, number, cause.text);
            return -1;
        }
    }
    gb_consumer_handled(consumer, number);
    return 0;
}

static void finish(gb_role_context *context) {
    const char *plugin = context->setup->plan.stages[context->stage].entry->plugin->id;
    gb_document *corpus = gb_chain_corpus(context->setup->chain);
    gb_buffer packed = {0};
    gb_error cause = {0};
    gb_status status = GB_SKIP;
    gb_control_document(context->control, UINT64_MAX, 0);
    gb_control_set(context->control, GB_PHASE_FINISH, (int)context->stage);
    if (corpus) {
        status = gb_chain_finish(context->setup->chain, context->stage, corpus, &cause);
        if (gb_role_check_printed(context, plugin, context->stage, &cause) != 0) status = GB_SKIP;
    }
    gb_control_set(context->control, GB_PHASE_HANDOVER, (int)context->stage);
    if (status == GB_OK && gb_pack(corpus, GB_PACK_LAYERS, &packed) == 0) {
        gb_message_begin(&context->message, GB_MSG_FINISHED);
        gb_role_send_parcel(context, (gb_string){packed.data, packed.length});
    } else {
        send_failed(context, UINT64_MAX, status == GB_OK || !corpus ? "no memory for the tables" : cause.text);
    }
    gb_buffer_free(&packed);
    gb_document_free(corpus);
}

int gb_collector_run(gb_role_context *context) {
    gb_consumer consumer = {.context = context, .document = gb_chain_document(context->setup->chain)};
    int ends = !consumer.document;
    while (!ends) {
        gb_control_set(context->control, GB_PHASE_IDLE, -1);
        if (!gb_role_receive(context)) break;
        ends = context->packet.type != GB_MSG_DOCUMENT;
        if (!ends)
            ends = collect(&consumer) != 0;
        else if (context->packet.type == GB_MSG_FINISH)
            finish(context);
    }
    gb_consumer_free(&consumer);
    return 0;
}
