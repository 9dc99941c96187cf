/* Positions. */
#include "offsets.h"

#include <stdlib.h>

int offsets_make(offsets *o, gb_string text) {
    o->length = (uint32_t)text.length;
    o->count = 0;
    if (o->unit == UNIT_BYTE) return 0;
    /* No text has more units than bytes. */
    if (o->capacity < text.length + 1) {
        uint32_t *bytes = realloc(o->bytes, (text.length + 1) * sizeof *bytes);
        if (!bytes) return -1;
        o->bytes = bytes;
        o->capacity = text.length + 1;
    }
    for (size_t at = 0; at < text.length;) {
        const size_t start = at;
        const uint32_t c = gb_next(text, &at);
        o->bytes[o->count++] = (uint32_t)start;
        if (o->unit == UNIT_UTF16 && c >= 0x10000) o->bytes[o->count++] = GB_NO_POSITION;
    }
    o->bytes[o->count] = (uint32_t)text.length;
    return 0;
}

uint32_t offsets_byte(const offsets *o, double position) {
    const double last = o->unit == UNIT_BYTE ? (double)o->length : (double)o->count;
    if (!(position >= 0) || position > last || position != (double)(uint32_t)position) return GB_NO_POSITION;
    return o->unit == UNIT_BYTE ? (uint32_t)position : o->bytes[(size_t)position];
}

/* The first unit at or after which the byte lies: the table ascends but for the marks of half characters. */
static uint32_t find_unit(const offsets *o, uint32_t byte) {
    size_t low = 0, high = o->count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        const size_t whole = middle && o->bytes[middle] == GB_NO_POSITION ? middle - 1 : middle;
        if (o->bytes[whole] < byte)
            low = middle + 1;
        else
            high = whole;
    }
    return (uint32_t)low;
}

uint32_t offsets_unit(const offsets *o, const gb_host *host, const gb_document *document, uint32_t byte) {
    if (o->unit == UNIT_BYTE) return byte;
    return o->unit == UNIT_CODEPOINT ? host->codepoint(document, byte) : find_unit(o, byte);
}

void offsets_free(offsets *o) {
    free(o->bytes);
    o->bytes = NULL;
    o->capacity = 0;
}
