/* Collectors and the writer see every document, in input order: what they have in common. */
#ifndef GB_RUN_CONSUMER_H
#define GB_RUN_CONSUMER_H

#include "run/role.h"

#define GB_HANDLED_DOCUMENTS 8u                /* documents after which a consumer says so, */
#define GB_HANDLED_BYTES ((size_t)8 << 20)     /* or bytes of packed documents */

typedef struct gb_consumer {
    gb_role_context *context;
    gb_document *document; /* the one at hand */
    gb_parcel parcel;      /* what it is unpacked from, as far as it is asked for */
    uint32_t unsaid;       /* documents handled since the supervisor was told */
    size_t unsaid_bytes;
} gb_consumer;

/* Takes a document from the packet. 0; 1 when it is damaged (`error` says how); -1 when the message is. */
int gb_consumer_unpack(gb_consumer *consumer, uint64_t *number, gb_error *error);
/* The document was handled: tells the supervisor now and then, so that it does not send more than can be held. */
void gb_consumer_handled(gb_consumer *consumer);

#endif
