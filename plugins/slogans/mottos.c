/* Pairs of four characters that a report says again, word for word: its mottos (解放思想、奋发进取). */
#include "analysis.h"

#include <stdlib.h>

#define CHARACTER 3
#define HALF (4 * CHARACTER)
#define PAIR (2 * HALF + CHARACTER)

typedef struct motto {
    const char *words; /* PAIR bytes */
    uint32_t start;
} motto;

typedef struct mottos {
    motto *items;
    size_t count, capacity;
} mottos;

static int add_motto(mottos *m, motto item) {
    if (m->count == m->capacity) {
        size_t capacity = m->capacity ? m->capacity * 2 : 64;
        motto *moved = capacity > UINT32_MAX / 4 ? NULL : realloc(m->items, capacity * sizeof(*moved));
        if (!moved) return -1;
        m->items = moved;
        m->capacity = capacity;
    }
    m->items[m->count++] = item;
    return 0;
}

/* Four ideographs, none of which is a numeral, that name no thing: not 事业单位, 重点领域. */
static int is_half(const analysis *a, gb_span half) {
    if (span_length(half) != HALF || word_before(a->words, WORD_THING, a->text, half.end, NULL)) return 0;
    for (uint32_t at = half.start; at < half.end; at += CHARACTER) {
        if (((unsigned char)a->text.data[at] & 0xF0) != 0xE0) return 0;
        if (kind_of(a->words, character_at(a->text, at, NULL)) != KIND_HAN) return 0;
    }
    return 1;
}

/* Does a pair that is a clause of its own begin behind mark `i`? */
static int is_pair(const analysis *a, size_t i) {
    const mark *m = a->scan.marks + i;
    if (m[1].kind != KIND_LIST || m[1].character != 0x3001 || span_length(m[1].span) != CHARACTER) return 0;
    if (m[0].kind == KIND_LIST || m[2].kind == KIND_LIST) return 0;
    return is_half(a, (gb_span){m[0].span.end, m[1].span.start}) &&
           is_half(a, (gb_span){m[1].span.end, m[2].span.start});
}

/* By their words, then by their place. */
static int compare(const void *left, const void *right) {
    const motto *a = left, *b = right;
    int order = memcmp(a->words, b->words, PAIR);
    return order != 0 ? order : a->start < b->start ? -1 : a->start > b->start;
}

int find_mottos(analysis *a) {
    mottos m = {0};
    int failed = 0;
    for (size_t i = 0; i + 2 < a->scan.mark_count && !failed; i++) {
        uint32_t start = a->scan.marks[i].span.end;
        if (is_pair(a, i)) failed = add_motto(&m, (motto){a->text.data + start, start}) < 0;
    }
    if (m.count > 1) qsort(m.items, m.count, sizeof(motto), compare);
    for (size_t i = 0; i < m.count && !failed; i++) {
        int again = (i > 0 && memcmp(m.items[i].words, m.items[i - 1].words, PAIR) == 0) ||
                    (i + 1 < m.count && memcmp(m.items[i].words, m.items[i + 1].words, PAIR) == 0);
        if (!again) continue;
        gb_span span = {m.items[i].start, m.items[i].start + PAIR};
        find *f = finds_add(&a->finds, span, TYPE_PARALLEL, ORIGIN_PATTERN);
        if (f) f->core = 1;
    }
    free(m.items);
    return failed ? -1 : 0;
}
