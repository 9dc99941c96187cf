/* Which members a report spells out, and what becomes of counts that only may be slogans. */
#include "expansion.h"

#include <stdlib.h>

/* A text of the report, to be looked up. */
typedef struct key {
    gb_string text;
    size_t value;
} key;

static int compare_text(gb_string a, gb_string b) {
    size_t n = a.length < b.length ? a.length : b.length;
    int order = memcmp(a.data, b.data, n);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

static int compare_keys(const void *left, const void *right) {
    const key *a = left, *b = right;
    int order = compare_text(a->text, b->text);
    return order ? order : (a->value > b->value) - (a->value < b->value);
}

/* The first key with this text, or NULL. */
static key *look_up(key *keys, size_t count, gb_string text) {
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_text(keys[middle].text, text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && gb_equal(keys[low].text, text) ? &keys[low] : NULL;
}

static gb_span with_quotes(const analysis *a, gb_span span) {
    uint32_t start, end;
    uint32_t c = character_before(a->text, span.start, &start), d = character_at(a->text, span.end, &end);
    int opened = kind_of(a->words, c) == KIND_OPEN || kind_of(a->words, c) == KIND_QUOTE;
    int closed = kind_of(a->words, d) == KIND_CLOSE || kind_of(a->words, d) == KIND_QUOTE;
    return c != 0 && d != 0 && opened && closed ? (gb_span){start, end} : span;
}

static subject subject_of(const analysis *a, size_t item) {
    subject s = {.item = item};
    gb_span span = a->finds.items[item].span;
    s.outer = with_quotes(a, span);
    if (a->finds.items[item].type == TYPE_NUMERIC) s.group_count = groups_of(a->words, a->text, span, s.groups);
    for (size_t i = 0; i < s.group_count; i++) {
        if (s.groups[i].count < 100) s.count += s.groups[i].count; /* 千企: not a thousand members */
    }
    return s;
}

/* The quoted part of a headword, when there is one: “五好”园区 -> 五好. */
static gb_string headword(const analysis *a, gb_span term) {
    for (size_t i = mark_before(&a->scan, term.start); i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start >= term.end) break;
        if (m->span.start < term.start || m->partner <= i) continue;
        gb_span inner = {m->span.end, a->scan.marks[m->partner].span.start};
        if (inner.end <= term.end && inner.end > inner.start) return gb_slice(a->text, inner);
    }
    return gb_slice(a->text, term);
}

static key *glossary_keys(analysis *a) {
    key *keys = malloc((a->glossary.count + 1) * sizeof(*keys));
    if (!keys) {
        a->finds.failed = 1;
        return NULL;
    }
    for (size_t i = 0; i < a->glossary.count; i++) keys[i] = (key){headword(a, a->glossary.items[i].term), i};
    qsort(keys, a->glossary.count, sizeof(*keys), compare_keys);
    return keys;
}

/* Looks for the members of every find; a definition of the glossary is given to its first use alone. */
static void expand_all(analysis *a, key *keys) {
    for (size_t i = 0; i < a->finds.count && !a->finds.failed; i++) {
        find *f = &a->finds.items[i];
        if (f->type == TYPE_PARALLEL || f->type == TYPE_BRANDING) continue;
        subject s = subject_of(a, i);
        f->counted = s.count;
        if (spelled_in_parentheses(a, &s)) continue;
        if (s.count > 0 && (spelled_before(a, &s) || spelled_by_ordinals(a, &s))) continue;
        if (spelled_after(a, &s)) continue;
        if (f->tentative) continue;
        key *k = look_up(keys, a->glossary.count, gb_slice(a->text, f->span));
        if (!k || k->value == SIZE_MAX) continue;
        spelled_in_definition(a, &s, a->glossary.items[k->value].text);
        k->value = SIZE_MAX; /* used */
    }
}

/* Counts are slogans when the report spells them out, there or elsewhere; the others go. */
static void settle_tentative(analysis *a) {
    finds *f = &a->finds;
    size_t confirmed = 0, kept = 0;
    for (size_t i = 0; i < f->count; i++) confirmed += f->items[i].tentative && f->items[i].part_count > 0;
    key *keys = malloc((confirmed + 1) * sizeof(*keys));
    if (!keys) {
        f->failed = 1;
        return;
    }
    confirmed = 0;
    for (size_t i = 0; i < f->count; i++) {
        if (!f->items[i].tentative || f->items[i].part_count == 0) continue;
        keys[confirmed++] = (key){gb_slice(a->text, f->items[i].span), i};
    }
    qsort(keys, confirmed, sizeof(*keys), compare_keys);
    for (size_t i = 0; i < f->count; i++) {
        if (f->items[i].tentative && !look_up(keys, confirmed, gb_slice(a->text, f->items[i].span))) continue;
        f->items[kept++] = f->items[i];
    }
    f->count = kept;
    free(keys);
}

void find_expansions(analysis *a) {
    key *keys = glossary_keys(a);
    if (keys) expand_all(a, keys);
    free(keys);
    if (!a->finds.failed) settle_tentative(a);
}
