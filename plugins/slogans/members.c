/* Splitting a stretch of text into the members of a slogan. */
#include "expansion.h"

#define SHORT_CHARACTERS 16 /* longest member of a list of names */

static int separates(const mark *m, uint32_t separator) {
    if (separator == 0) return m->kind == KIND_LIST || m->kind == KIND_CLAUSE;
    if (separator == 0x3001) return m->kind == KIND_LIST;
    if (separator == 0xFF1B) return m->character == 0xFF1B || m->character == ';';
    return m->character == 0xFF0C || m->character == ',';
}

static int is_blank(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0x200B;
}

static gb_span trim(const analysis *a, gb_span s) {
    uint32_t next, c;
    while (s.start < s.end) {
        c = character_at(a->text, s.start, &next);
        if (!is_blank(c)) break;
        s.start = next;
    }
    if (word_at(a->words, WORD_CONJUNCTION, a->text, s.start, &next) && next < s.end) s.start = next;
    while (s.start < s.end) {
        c = character_before(a->text, s.end, &next);
        if (!is_blank(c) && c != 0x7B49 /* 等 */) break;
        s.end = next;
    }
    return s;
}

static void add(const analysis *a, members *m, gb_span span) {
    span = trim(a, span);
    if (span.end > span.start && m->count < MEMBERS_MAX) m->items[m->count++] = span;
}

/* Splits at one separator, or at all of them (0); what stands between quotation marks or in parentheses stays
 * together. */
static void split_at(const analysis *a, gb_span span, uint32_t separator, members *out) {
    uint32_t from = span.start, closed = span.start;
    int depth = 0;
    out->count = 0;
    for (size_t i = mark_before(&a->scan, span.start); i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start < span.start) continue;
        if (m->span.start >= span.end) break;
        if (m->partner > i) closed = a->scan.marks[m->partner].span.end;
        if (m->kind == KIND_PAREN) depth++;
        if (m->kind == KIND_PAREN_END && depth > 0) depth--;
        if (depth > 0 || m->span.start < closed || !separates(m, separator)) continue;
        add(a, out, (gb_span){from, m->span.start});
        from = m->span.end;
    }
    add(a, out, (gb_span){from, span.end});
}

/* Where a conjunction stands inside `item`; 0 when there is none or more than one. */
static uint32_t conjunction_in(const analysis *a, gb_span item, uint32_t *end) {
    uint32_t found = 0;
    for (uint32_t at = item.start; at < item.end;) {
        uint32_t next, stop;
        character_at(a->text, at, &next);
        if (at > item.start && word_at(a->words, WORD_CONJUNCTION, a->text, at, &stop) && stop < item.end) {
            if (found) return 0;
            found = at;
            next = *end = stop;
        }
        at = next;
    }
    return found;
}

/* A和B: two members, when exactly one item holds a conjunction. */
static void split_one(const analysis *a, members *m) {
    size_t which = 0, holding = 0;
    uint32_t at = 0, end = 0;
    if (m->count == MEMBERS_MAX) return;
    for (size_t i = 0; i < m->count; i++) {
        uint32_t stop = 0, found = conjunction_in(a, m->items[i], &stop);
        if (!found) continue;
        holding++;
        which = i;
        at = found;
        end = stop;
    }
    if (holding != 1) return;
    memmove(&m->items[which + 2], &m->items[which + 1], (m->count - which - 1) * sizeof(*m->items));
    m->items[which + 1] = (gb_span){end, m->items[which].end};
    m->items[which].end = at;
    m->count++;
}

void split_members(const analysis *a, gb_span span, int64_t wanted, members *out) {
    static const uint32_t separators[] = {0xFF1B, 0x3001, 0xFF0C, 0}; /* ； 、 ， all */
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        split_at(a, span, separators[i], out);
        if (out->count < 2 && wanted > 2) continue;
        if ((int64_t)out->count == wanted) return;
        if ((int64_t)out->count == wanted - 1) {
            split_one(a, out);
            if ((int64_t)out->count == wanted) return;
        }
    }
    /* A definition of two slogans in one line: the first part alone. */
    split_at(a, span, 0xFF1B, out);
    if (out->count > 1) {
        split_at(a, out->items[0], 0x3001, out);
        if ((int64_t)out->count == wanted) return;
    }
    split_at(a, span, 0x3001, out);
}

int is_short_list(const analysis *a, const members *m) {
    if (m->count < 2) return 0;
    for (size_t i = 0; i < m->count; i++) {
        if (character_count(gb_slice(a->text, m->items[i])) > SHORT_CHARACTERS) return 0;
    }
    return 1;
}

void keep_members(analysis *a, const subject *s, const members *m, gb_span head) {
    for (size_t i = 0; i < m->count; i++) finds_add_part(&a->finds, s->item, m->items[i], head);
    a->finds.items[s->item].spelled += (uint32_t)m->count;
}
