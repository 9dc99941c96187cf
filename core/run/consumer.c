#include "run/consumer.h"

#include "model/transfer.h"

int gb_consumer_unpack(gb_consumer *consumer, uint64_t *number, gb_error *error) {
    gb_role_context *context = consumer->context;
    gb_string bytes;
    *number = gb_take_u64(&context->packet.body);
    if (gb_parcel_take(&consumer->parcel, &context->packet) != 0) return -1;
    gb_role_begin(context, *number, consumer->parcel.length);
    gb_control_set(context->control, GB_PHASE_HANDOVER, -1);
    if (gb_parcel_open(&consumer->parcel, &bytes) != 0) {
        gb_error_set(error, GB_ERROR_INPUT, "no memory for the results");
        return 1;
    }
    return gb_unpack_lazily(consumer->document, bytes, error) == 0 ? 0 : 1;
}

void gb_consumer_handled(gb_consumer *consumer) {
    gb_role_context *context = consumer->context;
    consumer->unsaid++;
    consumer->unsaid_bytes += consumer->parcel.length;
    gb_document_reset(consumer->document);
    gb_parcel_close(&consumer->parcel);
    if (consumer->unsaid < GB_HANDLED_DOCUMENTS && consumer->unsaid_bytes < GB_HANDLED_BYTES) return;
    gb_message_begin(&context->message, GB_MSG_HANDLED);
    gb_put_u32(&context->message, consumer->unsaid);
    gb_role_send(context);
    consumer->unsaid = 0;
    consumer->unsaid_bytes = 0;
}
