/* What a report quotes or defines once often stands elsewhere without quotation marks: “十大标配” ... 十大标配. */
#include "analysis.h"
#include "numeral.h"

#include <stdlib.h>

#define BUCKETS 4096
#define NUMERIC_CHARACTERS 3   /* shortest abbreviation that is looked for */
#define COINAGE_CHARACTERS 6   /* shortest coinage: shorter ones are ordinary words too often */
#define HEADWORD_CHARACTERS 12 /* longest headword of a glossary */
#define KEY_BYTES 6            /* terms are found by their first two characters */
#define TRIES 32               /* terms with the same key that are compared */

typedef struct table {
    uint32_t heads[BUCKETS]; /* index of the first term + 1 */
    uint32_t *next;          /* the same for each term */
} table;

static uint32_t bucket_of(const char *bytes) {
    uint32_t first;
    uint16_t rest;
    memcpy(&first, bytes, sizeof first);
    memcpy(&rest, bytes + sizeof first, sizeof rest);
    uint64_t key = (uint64_t)rest << 32 | first;
    return (uint32_t)((key ^ key >> 23) * UINT64_C(0x9E3779B97F4A7C15) >> 40) % BUCKETS;
}

static int add_term(analysis *a, gb_span span, slogan_type type, int core) {
    if (a->term_count == a->term_capacity) {
        if (a->term_capacity > UINT32_MAX / 4) return -1;
        size_t capacity = a->term_capacity ? a->term_capacity * 2 : 128;
        known_term *moved = realloc(a->terms, capacity * sizeof(*moved));
        if (!moved) return -1;
        a->terms = moved;
        a->term_capacity = capacity;
    }
    a->terms[a->term_count++] = (known_term){span, type, core};
    return 0;
}

static int begins_with_numeral(const analysis *a, gb_span span) {
    return kind_of(a->words, character_at(a->text, span.start, NULL)) == KIND_NUMERAL;
}

/* A well-formed numeral that is followed by no unit: not a year or a length of time. */
static int begins_with_count(const analysis *a, gb_span span) {
    uint32_t end;
    int64_t value;
    return begins_with_numeral(a, span) && numeral_at(a->words, a->text, span.start, &end, &value) && value > 0 &&
           !word_at(a->words, WORD_UNIT, a->text, end, NULL) &&
           !word_at(a->words, WORD_IDIOM, a->text, span.start, NULL);
}

/* Terms worth looking for: quoted abbreviations and long coinages, headwords of the glossary that begin with a
 * numeral. */
static int collect_terms(analysis *a) {
    a->term_count = 0;
    for (size_t i = 0; i < a->finds.count; i++) {
        const find *f = &a->finds.items[i];
        uint32_t n = character_count(gb_slice(a->text, f->span));
        if (f->origin != ORIGIN_QUOTED || span_length(f->span) < KEY_BYTES) continue;
        int numeral = begins_with_numeral(a, f->span);
        if (n < (numeral ? NUMERIC_CHARACTERS : COINAGE_CHARACTERS)) continue;
        if (numeral && !begins_with_count(a, f->span)) continue; /* 一小时交通圈: a length of time, not a count */
        if (numeral && f->type != TYPE_NUMERIC && n <= NUMERIC_CHARACTERS) continue;
        if (add_term(a, f->span, (slogan_type)f->type, f->core) < 0) return -1;
    }
    for (size_t i = 0; i < a->glossary.count; i++) {
        gb_span headword = a->glossary.items[i].term;
        uint32_t n = character_count(gb_slice(a->text, headword));
        if (!begins_with_count(a, headword) || n < NUMERIC_CHARACTERS || n > HEADWORD_CHARACTERS) continue;
        if (add_term(a, headword, TYPE_NUMERIC, 1) < 0) return -1;
    }
    return 0;
}

/* Enters every term once. */
static void fill(const analysis *a, table *t) {
    memset(t->heads, 0, sizeof(t->heads));
    for (size_t i = 0; i < a->term_count; i++) {
        gb_string text = gb_slice(a->text, a->terms[i].span);
        uint32_t *head = &t->heads[bucket_of(text.data)];
        int known = 0;
        uint32_t tries = 0;
        for (uint32_t k = *head; k != 0 && !known && tries < TRIES; k = t->next[k - 1], tries++) {
            known = gb_equal(text, gb_slice(a->text, a->terms[k - 1].span));
        }
        if (known || tries == TRIES) continue;
        t->next[i] = *head;
        *head = (uint32_t)i + 1;
    }
}

/* The longest term that stands at `at`; an empty span when there is none. */
static known_term term_at(const analysis *a, const table *t, uint32_t at) {
    known_term best = {{at, at}, TYPE_QUOTED, 0};
    for (uint32_t k = t->heads[bucket_of(a->text.data + at)]; k != 0; k = t->next[k - 1]) {
        gb_string words = gb_slice(a->text, a->terms[k - 1].span);
        if (words.length > span_length(best.span) && gb_stands_at(a->text, at, words)) {
            best = (known_term){{at, at + (uint32_t)words.length}, a->terms[k - 1].type, a->terms[k - 1].core};
        }
    }
    return best;
}

static int is_part_of_number(const analysis *a, uint32_t at) {
    uint32_t c = character_before(a->text, at, NULL);
    return c == 0x7B2C || digit_value(c) >= 0 || (c != 0 && kind_of(a->words, c) == KIND_NUMERAL);
}

static void search(analysis *a, const table *t) {
    gb_string text = a->text;
    for (uint32_t at = 0; text.length >= KEY_BYTES && at <= text.length - KEY_BYTES;) {
        unsigned char lead = (unsigned char)text.data[at];
        uint32_t step = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        if (step == 3 && t->heads[bucket_of(text.data + at)]) {
            known_term hit = term_at(a, t, at);
            if (hit.span.end > hit.span.start && !is_part_of_number(a, at)) {
                find *f = finds_add(&a->finds, hit.span, hit.type, ORIGIN_PATTERN);
                if (f) f->core = (uint8_t)hit.core;
                step = span_length(hit.span);
            }
        }
        at += step;
    }
}

int find_recurrences(analysis *a) {
    if (collect_terms(a) < 0) return -1;
    if (a->term_count == 0) return 0;
    table *t = malloc(sizeof(*t));
    uint32_t *next = calloc(a->term_count, sizeof(*next));
    if (t && next) {
        t->next = next;
        fill(a, t);
        search(a, t);
    }
    int status = t && next ? 0 : -1;
    free(next);
    free(t);
    return status;
}
