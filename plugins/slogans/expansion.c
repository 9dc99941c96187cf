/* Which members a report spells out, and what becomes of counts that only may be slogans. */
#include "expansion.h"
#include "headwords.h"

#include <stdlib.h>

/* A text of the report, to be looked up. */
typedef struct key {
    gb_string text;
    size_t value;
} key;

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

static void settle_count(find *f, const subject *s) {
    f->counted = f->spelled > 0 && equal_count(s) == (int64_t)f->spelled ? equal_count(s) : s->count;
}

/* Looks for the members of every find around it. */
static void expand_here(analysis *a) {
    for (size_t i = 0; i < a->finds.count && !a->finds.failed; i++) {
        find *f = &a->finds.items[i];
        if (f->type == TYPE_PARALLEL || f->type == TYPE_BRANDING) continue;
        subject s = subject_of(a, i);
        int found = spelled_in_parentheses(a, &s);
        if (!found && s.count > 0) found = spelled_before(a, &s) || spelled_by_ordinals(a, &s);
        if (!found) spelled_after(a, &s);
        settle_count(f, &s);
    }
}

/* Does the key's definition belong to the find? `strictly`: also what the headword says before it stands before it. */
static int is_defined_by(const analysis *a, const find *f, const headword *h, int strictly) {
    gb_string before = gb_slice(a->text, h->before);
    if (h->used || (before.length == 0 && f->tentative)) return 0;
    if (!strictly) return !f->tentative;
    uint32_t start = with_quotes(a, f->span).start;
    return start >= before.length && gb_stands_at(a->text, start - (uint32_t)before.length, before);
}

#define SAME_HEADWORDS 16 /* with the same words that are compared */

/* A definition of the glossary is given to the first use alone. */
static void expand_from_glossary(analysis *a, headwords *keys, int strictly) {
    for (size_t i = 0; i < a->finds.count && !a->finds.failed; i++) {
        find *f = &a->finds.items[i];
        if (f->part_count > 0 || f->type == TYPE_PARALLEL || f->type == TYPE_BRANDING) continue;
        size_t k = headwords_find(keys, gb_slice(a->text, f->span));
        for (int n = 0; k < keys->count && n < SAME_HEADWORDS; k++, n++) {
            headword *h = &keys->items[k];
            if (!gb_equal(h->text, gb_slice(a->text, f->span))) break;
            if (!is_defined_by(a, f, h, strictly)) continue;
            subject s = subject_of(a, i);
            h->used = 1;
            spelled_in_definition(a, &s, h->definition);
            settle_count(&a->finds.items[i], &s);
            break;
        }
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
    headwords keys = {NULL, 0, 0};
    expand_here(a);
    if (a->glossary.count > 0) {
        if (headwords_read(a, &keys) < 0) a->finds.failed = 1;
        expand_from_glossary(a, &keys, 1);
        expand_from_glossary(a, &keys, 0);
        free(keys.items);
    }
    if (!a->finds.failed) settle_tentative(a);
}
