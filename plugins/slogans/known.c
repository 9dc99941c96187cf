/* Does what a report spells out agree with the members that the lexicon knows? 全面、直接、双向“三通” does not. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "expansion.h"

static gb_string known_members(const analysis *a, const subject *s) {
    int32_t index = a->finds.items[s->item].entry;
    return index == NO_ENTRY ? (gb_string){NULL, 0} : a->words->entries[index].members;
}

/* Two neighbouring characters of `text`, or its only one, stand in `other`. */
static int shares_pair(gb_string text, gb_string other) {
    size_t at = 0, next = 0, end;
    if (text.length == 0 || other.length == 0) return 0;
    gb_next(text, &next);
    if (next == text.length) return memmem(other.data, other.length, text.data, text.length) != NULL;
    for (end = next; end < text.length; at = next, next = end) {
        gb_next(text, &end);
        if (memmem(other.data, other.length, text.data + at, end - at)) return 1;
    }
    return 0;
}

int fits_known_members(const analysis *a, const subject *s, const members *m) {
    gb_string known = known_members(a, s);
    size_t shared = 0;
    for (size_t i = 0; i < m->count; i++) shared += (size_t)shares_pair(gb_slice(a->text, m->items[i]), known);
    return known.length == 0 || shared * 2 > m->count;
}

/* Is `text` one of the names in `known`, which are separated by |? */
static int is_listed(gb_string text, gb_string known) {
    size_t from = 0;
    for (size_t i = 0; i <= known.length; i++) {
        if (i < known.length && known.data[i] != '|') continue;
        if (gb_equal(text, (gb_string){known.data + from, i - from})) return 1;
        from = i + 1;
    }
    return 0;
}

int are_known_members(const analysis *a, const subject *s, const members *m) {
    gb_string known = known_members(a, s);
    for (size_t i = 0; known.length > 0 && i < m->count; i++) {
        if (!is_listed(gb_slice(a->text, m->items[i]), known)) return 0;
    }
    return 1;
}

int fits_known(const analysis *a, const subject *s, gb_span span) {
    gb_string known = known_members(a, s), text = gb_slice(a->text, span);
    size_t from = 0, all = 0, found = 0;
    for (size_t i = 0; i <= known.length && known.length > 0; i++) {
        if (i < known.length && known.data[i] != '|') continue;
        all++;
        found += (size_t)shares_pair((gb_string){known.data + from, i - from}, text);
        from = i + 1;
    }
    return found * 2 >= all;
}
