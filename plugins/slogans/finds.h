/* The slogans found in one document, before they are put into layers. */
#ifndef SLOGANS_FINDS_H
#define SLOGANS_FINDS_H

#include <gongbao/plugin.h>

/* In the order of the choices of the columns `type` and `origin`. */
typedef enum slogan_type { TYPE_NUMERIC, TYPE_QUOTED, TYPE_PARALLEL, TYPE_FORMULA, TYPE_BRANDING } slogan_type;
typedef enum slogan_origin { ORIGIN_LEXICON, ORIGIN_PATTERN, ORIGIN_QUOTED } slogan_origin;

#define NO_ENTRY (-1)

typedef struct find {
    gb_span span;  /* without quotation marks */
    int32_t entry; /* in the lexicon, or NO_ENTRY */
    uint8_t type;
    uint8_t origin;
    uint8_t core;
    uint8_t tentative;   /* a count that is a slogan only when the report spells it out or repeats it as a term */
    uint8_t dropped;     /* lost against another find */
    uint32_t first_part; /* in finds.parts */
    uint32_t part_count;
    uint32_t spelled; /* how many members the report spells out; 0 = it does not */
    int64_t counted;  /* how many it says there are; 0 = it does not */
} find;

/* A member that the report spells out. */
typedef struct part {
    gb_span span;
    gb_span head; /* the head it belongs to, a place in the slogan; empty = the whole */
} part;

typedef struct finds {
    find *items;
    size_t count, capacity;
    part *parts;
    size_t part_count, part_capacity;
    int failed; /* out of memory: what was added since is lost */
} finds;

void finds_clear(finds *f);
void finds_free(finds *f);
/* Adds a find; NULL when out of memory (then f->failed is set). */
find *finds_add(finds *f, gb_span span, slogan_type type, slogan_origin origin);
/* Adds a member to the last find that got one; members of a find must be added in one go. */
void finds_add_part(finds *f, size_t item, gb_span span, gb_span head);
/* By start, then longer first, then lexicon before pattern. */
void finds_sort(finds *f);
/* Drops what overlaps something better, and moves the rest together. Nested finds that say something of their own
 * stay. */
void finds_resolve(finds *f);

#endif
