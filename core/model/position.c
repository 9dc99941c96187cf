/* From bytes to code points and UTF-16 units: a checkpoint every 64 bytes, counted when first asked for. */
#include <stdlib.h>

#include "model/document_internal.h"

#define CHECKPOINT 64u

void gb_document_set_unit(gb_document *document, gb_unit unit) {
    document->unit = unit;
}

/* Every byte but a continuation begins a code point; one of four bytes takes two UTF-16 units. */
static uint32_t count_units(const unsigned char *bytes, size_t length, int utf16) {
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++) count += (uint32_t)((bytes[i] & 0xC0) != 0x80);
    if (utf16)
        for (size_t i = 0; i < length; i++) count += (uint32_t)(bytes[i] >= 0xF0);
    return count;
}

static uint32_t *make_checkpoints(const gb_document *document, int utf16) {
    const unsigned char *text = (const unsigned char *)document->text.data;
    size_t n = document->text.length / CHECKPOINT + 1;
    uint32_t *points = malloc(n * sizeof *points), total = 0;
    if (!points) return NULL;
    for (size_t i = 0; i < n; i++) {
        points[i] = total;
        if (i + 1 < n) total += count_units(text + i * CHECKPOINT, CHECKPOINT, utf16);
    }
    return points;
}

static uint32_t units_before(const gb_document *document, uint32_t byte, int utf16) {
    /* The checkpoints are a cache: making them changes nothing that a caller can see. */
    gb_document *cache = (gb_document *)document;
    uint32_t **points = utf16 ? &cache->utf16 : &cache->codepoints;
    const unsigned char *text = (const unsigned char *)document->text.data;
    if (byte > document->text.length) byte = (uint32_t)document->text.length;
    if (!*points) *points = make_checkpoints(document, utf16);
    if (!*points) return count_units(text, byte, utf16);
    size_t block = byte / CHECKPOINT;
    return (*points)[block] + count_units(text + block * CHECKPOINT, byte % CHECKPOINT, utf16);
}

uint32_t gb_document_codepoint(const gb_document *document, uint32_t byte) {
    return units_before(document, byte, 0);
}

uint32_t gb_document_position(const gb_document *document, uint32_t byte) {
    return document->unit == GB_BYTE ? byte : units_before(document, byte, document->unit == GB_UTF16);
}
