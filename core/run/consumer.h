/* Collectors and the writer see every document, in input order: what they have in common. */
#ifndef GB_RUN_CONSUMER_H
#define GB_RUN_CONSUMER_H

#include "run/role.h"

#define GB_HANDLED_DOCUMENTS 4u /* documents after which a consumer says that it has done with them */

typedef struct gb_consumer {
    gb_role_context *context;
    gb_document *document; /* the one at hand */
    gb_buffer room;        /* what it is unpacked from, as far as it is asked for */
    unsigned unsaid;       /* documents handled since the supervisor was told */
} gb_consumer;

/* Takes a document from the packet. 0; 1 when it is damaged (`error` says how); -1 when the message is. */
int gb_consumer_unpack(gb_consumer *consumer, uint64_t *number, gb_error *error);
/* The document was handled: tells the supervisor now and then, which keeps its sheet until then and sends no more than
 * can be held. */
void gb_consumer_handled(gb_consumer *consumer, uint64_t number);
void gb_consumer_free(gb_consumer *consumer);

#endif
