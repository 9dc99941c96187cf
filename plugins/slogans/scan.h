/* One pass over a text: where its punctuation and its numerals stand. Everything else works on these. */
#ifndef SLOGANS_SCAN_H
#define SLOGANS_SCAN_H

#include "characters.h"

/* A punctuation mark (or several of the same, or line breaks with nothing but blanks between them), or a run of
 * characters that are neither ideographs nor punctuation (KIND_OTHER). Between two marks there are ideographs alone. */
typedef struct mark {
    gb_span span;
    uint32_t character; /* the first one */
    uint8_t kind;       /* character_kind */
    uint32_t partner;   /* a quotation mark's other half: its index; 0 = none */
} mark;

typedef struct scan {
    gb_string text;
    mark *marks; /* the first is a line break of no length before the text, the last one behind it */
    size_t mark_count, mark_capacity;
    uint32_t *numerals; /* where runs of Chinese numerals begin */
    size_t numeral_count, numeral_capacity;
} scan;

/* Scans `text` into *s, whose memory is reused. 0, or -1: out of memory. */
int scan_text(scan *s, const vocabulary *v, gb_string text);
void scan_free(scan *s);
/* The index of the last mark that begins at or before `at`. O(log n). */
size_t mark_before(const scan *s, uint32_t at);

#endif
