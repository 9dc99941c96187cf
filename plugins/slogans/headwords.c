/* Which slogans a glossary's entries define, and with which part of the definition. */
#include "headwords.h"
#include "expansion.h"

#include <stdlib.h>

#define TERMS_MAX 8      /* slogans that one entry defines */
#define BETWEEN_BYTES 18 /* words between two of them: “六稳”工作、“六保”任务 */

int compare_text(gb_string a, gb_string b) {
    size_t n = a.length < b.length ? a.length : b.length;
    int order = n > 0 ? memcmp(a.data, b.data, n) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_headwords(const void *left, const void *right) {
    const headword *a = left, *b = right;
    int order = compare_text(a->text, b->text);
    return order ? order : (a->order > b->order) - (a->order < b->order);
}

static int add(headwords *keys, headword key) {
    if (keys->count == keys->capacity) {
        if (keys->capacity > SIZE_MAX / 4 / sizeof(headword)) return -1;
        size_t capacity = keys->capacity ? keys->capacity * 2 : 128;
        headword *moved = realloc(keys->items, capacity * sizeof(*moved));
        if (!moved) return -1;
        keys->items = moved;
        keys->capacity = capacity;
    }
    key.order = keys->count;
    keys->items[keys->count++] = key;
    return 0;
}

/* The quoted parts of a headword: 六稳 and 六保 of “六稳”工作，“六保”任务. */
static size_t quoted_terms(const analysis *a, gb_span term, gb_span *terms) {
    size_t n = 0;
    for (size_t i = mark_from(a, term.start); i < a->scan.mark_count && n < TERMS_MAX; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start >= term.end) break;
        if (m->partner <= i) continue;
        gb_span inner = {m->span.end, a->scan.marks[m->partner].span.start};
        if (inner.end <= term.end && inner.end > inner.start) terms[n++] = inner;
    }
    return n;
}

/* A numeral that counts begins at `at`. */
static int counts_at(const analysis *a, uint32_t at, uint32_t limit) {
    uint32_t end;
    int64_t value;
    if (kind_of(a->words, character_at(a->text, at, NULL)) != KIND_NUMERAL) return 0;
    return numeral_at(a->words, a->text, at, &end, &value) && value > 1 && end < limit &&
           !word_at(a->words, WORD_UNIT, a->text, end, NULL) && !word_covers(a->words, WORD_IDIOM, a->text, at);
}

/* 两重、两新: the items of a headword without quotation marks when each begins with a numeral; otherwise the whole. */
static size_t plain_terms(const analysis *a, gb_span term, gb_span *terms) {
    size_t n = 0;
    uint32_t from = term.start;
    for (size_t i = mark_from(a, term.start); i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        uint32_t stop = m->span.start < term.end ? m->span.start : term.end;
        if (stop < term.end && m->kind != KIND_LIST) continue;
        if (n == TERMS_MAX || stop <= from || !counts_at(a, from, stop)) break;
        terms[n++] = (gb_span){from, stop};
        from = m->span.end;
        if (stop == term.end) return n;
    }
    terms[0] = term;
    return 1;
}

/* Is the entry about its terms side by side: “两重”“两新”, not “五好”园区“1+2”政策? */
static int side_by_side(const analysis *a, const gb_span *terms, size_t n) {
    for (size_t i = 0; i + 1 < n; i++) {
        gb_span between = {terms[i].end, terms[i + 1].start};
        int separated = span_length(between) <= 6; /* the two quotation marks */
        for (size_t k = mark_from(a, between.start); k < a->scan.mark_count; k++) {
            const mark *m = &a->scan.marks[k];
            if (m->span.start >= between.end) break;
            separated |= m->kind == KIND_LIST || m->kind == KIND_CLAUSE;
        }
        for (uint32_t at = between.start; at < between.end; character_at(a->text, at, &at)) {
            separated |= word_at(a->words, WORD_CONJUNCTION, a->text, at, NULL);
        }
        if (!separated || span_length(between) > BETWEEN_BYTES) return 0;
    }
    return 1;
}

/* “甲”指...，“乙”指...: the part that defines `term` by its name. */
static gb_span named_part(const analysis *a, gb_span text, gb_string term) {
    for (size_t i = mark_from(a, text.start); i < a->scan.mark_count; i++) {
        const mark *open = &a->scan.marks[i];
        if (open->span.start >= text.end) break;
        if (open->partner <= i) continue;
        const mark *close = &a->scan.marks[open->partner];
        uint32_t start;
        if (!gb_equal(gb_slice(a->text, (gb_span){open->span.end, close->span.start}), term)) continue;
        if (is_defined_at(a, close->span.end, &start)) return (gb_span){start, part_end(a, start, text.end, 1)};
    }
    return (gb_span){0, 0};
}

/* What the entry says of its term `which` of `n`; empty when that cannot be told. */
static gb_span definition_of(const analysis *a, gb_span text, const gb_span *terms, size_t n, size_t which) {
    static const uint32_t separators[] = {0xFF1B, 0xFF0C}; /* ； ， */
    if (n == 1) return text;
    gb_span own = named_part(a, text, gb_slice(a->text, terms[which]));
    uint32_t end = sentence_end(a, mark_from(a, text.start), text.start, span_length(text));
    if (end > text.start && end < text.end) text.end = end;
    for (size_t i = 0; i < 2 && own.end <= own.start && side_by_side(a, terms, n); i++) {
        members m;
        split_text(a, text, separators[i], &m);
        if (m.count == n) own = m.items[which];
    }
    return own;
}

/* Adds the numeric end of a headword that begins with other words: 幸福生活|十大工程. */
static int add_tail(const analysis *a, headwords *keys, gb_span term, gb_span text) {
    uint32_t at;
    for (character_at(a->text, term.start, &at); at < term.end; character_at(a->text, at, &at)) {
        if (!counts_at(a, at, term.end)) continue;
        gb_span tail = {at, term.end};
        return add(keys, (headword){gb_slice(a->text, tail), {term.start, at}, text, 0, 0});
    }
    return 0;
}

static int add_entry(const analysis *a, headwords *keys, gb_span term, gb_span text) {
    gb_span terms[TERMS_MAX];
    size_t quoted = quoted_terms(a, term, terms), n = quoted > 0 ? quoted : plain_terms(a, term, terms);
    for (size_t i = 0; i < n; i++) {
        gb_span own = definition_of(a, text, terms, n, i), before = {0, 0};
        if (own.end <= own.start) continue;
        if (quoted > 0 && i == 0) {
            uint32_t mark_start;
            character_before(a->text, terms[0].start, &mark_start);
            if (mark_start > term.start) before = (gb_span){term.start, mark_start};
        }
        if (add(keys, (headword){gb_slice(a->text, terms[i]), before, own, 0, 0}) < 0) return -1;
    }
    if (quoted == 0 && n > 1 && add(keys, (headword){gb_slice(a->text, term), {0, 0}, text, 0, 0}) < 0) return -1;
    return quoted > 0 || n > 1 || counts_at(a, term.start, term.end) ? 0 : add_tail(a, keys, term, text);
}

int headwords_read(const analysis *a, headwords *keys) {
    for (size_t i = 0; i < a->glossary.count; i++) {
        if (add_entry(a, keys, a->glossary.items[i].term, a->glossary.items[i].text) < 0) return -1;
    }
    if (keys->count > 1) qsort(keys->items, keys->count, sizeof(headword), compare_headwords);
    return 0;
}

size_t headwords_find(const headwords *keys, gb_string text) {
    size_t low = 0, high = keys->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_text(keys->items[middle].text, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < keys->count && gb_equal(keys->items[low].text, text) ? low : keys->count;
}
