/* The messages of a run: who sends what to whom. Fields stand in the order in which they are put and taken; "text" and
 * "bytes" carry their lengths; a parcel is a packed document or another block of bytes (run/parcel.h) and comes last. A
 * process is told to end by closing its channel. */
#ifndef GB_RUN_PROTOCOL_H
#define GB_RUN_PROTOCOL_H

#include <stdint.h>

typedef enum gb_message_type {
    /* -- supervisor -> engine -- */
    GB_MSG_RUN = 1,  /* parcel: the request */
    GB_MSG_DESCRIBE, /* text what, text name, parcel: the request */
    GB_MSG_SPAWN,    /* u32 child, u32 role, u32 stage; files: channel, control, stdout, stderr[, input or output] */
    GB_MSG_KILL,     /* u32 child */

    /* -- engine -> supervisor -- */
    GB_MSG_OPENING, /* u32 count, count x (u64 address, text id): which plugin an address on the control page means */
    GB_MSG_READY,   /* parcel: the facts about the plan */
    GB_MSG_ANSWER,  /* parcel: JSON */
    GB_MSG_REFUSED, /* u32 error class, text message: nothing can be run */
    GB_MSG_SPAWNED, /* u32 child, u64 pid; pid 0: it could not be started */
    GB_MSG_DIED,    /* u32 child, u32 wait status */

    /* -- supervisor -> worker -- */
    GB_MSG_SOURCE,   /* u64 document, u32 reader, text id, text name, bytes skip (a byte a stage: 1 = leave it
                      * out); files: sheet for the result.  Read this file and analyse it */
    GB_MSG_DOCUMENT, /* worker: u64 document, bytes skip, parcel; files: the parcel's, sheet for the result.
                      * collector, writer: u64 document, parcel */

    /* -- worker -> supervisor -- */
    GB_MSG_DONE,   /* u64 document, u64 text bytes, u64 growth of its memory, text id, u32 count, count x (u32 stage,
                    * text cause, text message), parcel */
    GB_MSG_UNREAD, /* u64 document, text cause, text message: there is no document */

    /* -- supervisor -> reader -- */
    GB_MSG_STREAM, /* u32 source, u32 reader or GB_CHOOSE_READER, text id, text name */
    GB_MSG_CREDIT, /* u32 source, u32 how many of its documents may be sent beside those allowed before */

    /* -- reader -> supervisor -- */
    GB_MSG_READ, /* u32 source, text id, u64 text bytes, parcel */
    GB_MSG_BAD,  /* u32 source, text id, text cause, text message: one document failed */
    GB_MSG_END,  /* u32 source: it has no more documents */

    /* -- supervisor -> collector, writer -- */
    GB_MSG_TABLES, /* writer: u32 stage, parcel */
    GB_MSG_ERRORS, /* writer: parcel with u32 count, count x (text document, plugin, kind, message) */
    GB_MSG_FINISH, /* all documents were sent: write what remains */

    /* -- collector, writer -> supervisor -- */
    GB_MSG_HANDLED,  /* u64 document: it and all before it are done with */
    GB_MSG_FINISHED, /* collector: parcel with its tables; writer: the outputs are in place, parcel with
                      * u64 rows that fulfil the user's condition */

    /* -- any process that runs plugins -> supervisor -- */
    GB_MSG_FAILED, /* u64 document, text message.  collector: its tables are lost.  writer: this document is damaged */
    GB_MSG_FATAL,  /* u32 1 = nobody reads the output any more, text plugin, text message: the run cannot go on */
    GB_MSG_LOG     /* u32 level, text plugin, text message */
} gb_message_type;

typedef enum gb_role { GB_ROLE_WORKER = 1, GB_ROLE_READER, GB_ROLE_COLLECTOR, GB_ROLE_WRITER } gb_role;

#define GB_CHOOSE_READER UINT32_MAX /* by what the source begins with */
#define GB_NO_STAGE UINT32_MAX
#define GB_ENGINE_CHANNEL 3 /* descriptor of the engine's end */
#define GB_ENGINE_CONTROL 4 /* descriptor of the engine's control page */

#endif
