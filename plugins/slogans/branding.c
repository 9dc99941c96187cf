/* Place branding: the report's own place with a quality (平安某某) or as a maker (某某制造); pairs of brands are one.
 */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "analysis.h"

/* Brands at every occurrence of the report's place. */
static void find_own_place(analysis *a) {
    gb_string place = a->place, text = a->text;
    if (place.length < 6) return; /* two characters */
    const char *from = text.data, *stop = text.data + text.length;
    while ((size_t)(stop - from) >= place.length) {
        const char *hit = memmem(from, (size_t)(stop - from), place.data, place.length);
        if (!hit) return;
        from = hit + place.length;
        uint32_t at, start = (uint32_t)(hit - text.data), end = start + (uint32_t)place.length;
        if (word_at(a->words, WORD_PLACE_END, text, end, NULL)) continue; /* 某某市: the place itself */
        if (word_before(a->words, WORD_QUALITY, text, start, &at)) {
            finds_add(&a->finds, (gb_span){at, end}, TYPE_BRANDING, ORIGIN_PATTERN);
        }
        if (word_at(a->words, WORD_MADE, text, end, &at)) {
            finds_add(&a->finds, (gb_span){start, at}, TYPE_BRANDING, ORIGIN_PATTERN);
        }
    }
}

static int adjacent(const analysis *a, const find *left, const find *right) {
    uint32_t end;
    return character_at(a->text, left->span.end, &end) == 0x3001 && end == right->span.start; /* 、 */
}

/* Brands side by side. */
typedef struct run {
    find *first, *last;
    size_t count;
} run;

/* 经济强市、美丽某某: exactly two are one brand. */
static void join(const run *r) {
    if (r->count != 2) return;
    r->first->span.end = r->last->span.end;
    r->first->core = 1;
    r->last->span = r->first->span; /* the same find twice: one is dropped */
}

void find_brands(analysis *a) {
    run r = {NULL, NULL, 0};
    find_own_place(a);
    finds_sort(&a->finds);
    for (size_t i = 0; i < a->finds.count; i++) {
        find *f = &a->finds.items[i];
        if (f->type != TYPE_BRANDING) continue;
        if (r.last && f->span.start < r.last->span.end) continue; /* found twice */
        if (r.last && adjacent(a, r.last, f)) {
            r.last = f;
            r.count++;
        } else {
            join(&r);
            r = (run){f, f, 1};
        }
    }
    join(&r);
}
