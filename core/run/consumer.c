#include "run/consumer.h"

#include "model/transfer.h"

#define KEEP_ROOM ((size_t)4 << 20) /* more is given back after a document */

int gb_consumer_unpack(gb_consumer *consumer, uint64_t *number, gb_error *error) {
    gb_role_context *context = consumer->context;
    gb_string bytes;
    *number = gb_take_u64(&context->packet.body);
    if (context->packet.body.bad) return -1;
    gb_role_begin(context, *number, 0);
    gb_control_set(context->control, GB_PHASE_HANDOVER, -1);
    if (gb_parcel_receive(&context->packet, &consumer->room, &bytes) != 0) {
        gb_error_set(error, GB_ERROR_INPUT, "the results were handed over damaged, or there is no memory for them");
        return 1;
    }
    gb_control_document(context->control, *number, bytes.length);
    return gb_unpack_lazily(consumer->document, bytes, error) == 0 ? 0 : 1;
}

void gb_consumer_handled(gb_consumer *consumer, uint64_t number) {
    gb_role_context *context = consumer->context;
    gb_document_reset(consumer->document);
    if (consumer->room.capacity > KEEP_ROOM) gb_buffer_free(&consumer->room);
    if (++consumer->unsaid < GB_HANDLED_DOCUMENTS) return;
    gb_message_begin(&context->message, GB_MSG_HANDLED);
    gb_put_u64(&context->message, number);
    gb_role_send(context);
    consumer->unsaid = 0;
}

void gb_consumer_free(gb_consumer *consumer) {
    gb_document_free(consumer->document);
    gb_buffer_free(&consumer->room);
}
