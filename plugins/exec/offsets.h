/* Positions as a program counts them, as bytes. */
#ifndef EXEC_OFFSETS_H
#define EXEC_OFFSETS_H

#include "gongbao/plugin.h"

typedef enum offset_unit { UNIT_CODEPOINT, UNIT_UTF16, UNIT_BYTE } offset_unit;

typedef struct offsets {
    offset_unit unit;
    uint32_t *bytes; /* byte of each unit; the end of the text is the last. NULL for UNIT_BYTE */
    size_t count, capacity;
    uint32_t length; /* of the text, in bytes */
} offsets;

/* Makes the table for a text, in linear time; its room is used again. 0, or -1: no memory. */
int offsets_make(offsets *o, gb_string text);
/* The byte at which unit number `position` begins; GB_NO_POSITION when there is none, or when it is in the middle of a
 * character. */
uint32_t offsets_byte(const offsets *o, double position);
/* The other direction, for what is sent to the program. `codepoint`: what the host says. */
uint32_t offsets_unit(const offsets *o, const gb_host *host, const gb_document *document, uint32_t byte);
void offsets_free(offsets *o);

#endif
