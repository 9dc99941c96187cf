/* The places near a slogan where its members may be spelled out. Each look has a limit, so all of them together are
 * linear in the text. */
#include "expansion.h"

#define NEAR_CHARACTERS 6 /* between a slogan and its parentheses: “三全”育人（... */
#define PARENTHESES_BYTES 600
#define ORDINAL_BYTES 90   /* how near the first 一是 must be */
#define ADJOINING_BYTES 12 /* ... when there are more or fewer of them than the slogan says */
#define ORDINAL_REACH 9000 /* how far the last one may be */
#define DEFINITION_BYTES 900

size_t mark_from(const analysis *a, uint32_t at) {
    size_t i = mark_before(&a->scan, at);
    while (i + 1 < a->scan.mark_count && a->scan.marks[i].span.start < at) i++;
    return i;
}

uint32_t skip_defining(const analysis *a, uint32_t at, int *found) {
    uint32_t end;
    *found = 0;
    while (word_at(a->words, WORD_DEFINES, a->text, at, &end)) {
        *found = 1;
        at = end;
        uint32_t c = character_at(a->text, at, &end);
        if (c == 0xFF1A || c == ':') at = end;
    }
    return at;
}

uint32_t sentence_end(const analysis *a, size_t i, uint32_t from, uint32_t limit) {
    for (; i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->kind == KIND_SENTENCE || m->kind == KIND_LINE) return m->span.start;
        if (m->span.start - from > limit) return 0;
    }
    return 0;
}

int64_t equal_count(const subject *s) {
    for (size_t i = 1; i < s->group_count; i++) {
        if (s->groups[i].count != s->groups[0].count) return 0;
    }
    return s->group_count > 1 && s->groups[0].count > 1 ? s->groups[0].count : 0;
}

/* What stands between quotation marks at the start of `span`: “甲、乙、丙”三大任务; empty when nothing does. */
static gb_span quoted_list(const analysis *a, gb_span span) {
    const mark *open = &a->scan.marks[mark_from(a, span.start)];
    const mark *close = &a->scan.marks[open->partner];
    if (open->span.start != span.start || close->span.end <= open->span.end || close->span.end > span.end)
        return NO_HEAD;
    return (gb_span){open->span.end, close->span.start};
}

/* Splits `span` into as many members as the slogan says: 1, or 0 when that cannot be. */
static int split_exactly(const analysis *a, const subject *s, gb_span span, members *m) {
    split_members(a, span, s->count, m);
    if (s->count > 0 && (int64_t)m->count == s->count) return 1;
    if (equal_count(s) == 0) return 0;
    members halves;
    split_members(a, span, equal_count(s), &halves);
    if ((int64_t)halves.count != equal_count(s)) return 0;
    *m = halves;
    return 1;
}

int keep_list(analysis *a, const subject *s, gb_span span, int surely) {
    members m, inside;
    gb_span quoted = quoted_list(a, span);
    int exact = split_exactly(a, s, span, &m);
    if (!exact && span_length(quoted) > 0 && split_exactly(a, s, quoted, &inside)) {
        m = inside;
        exact = 1;
    }
    if (!exact && !(surely && is_short_list(a, &m))) return 0;
    tidy_members(a, s, &m);
    keep_members(a, s, &m, NO_HEAD);
    return 1;
}

int spelled_in_parentheses(analysis *a, const subject *s) {
    size_t i = mark_from(a, s->outer.end);
    const mark *open = &a->scan.marks[i];
    if (open->kind != KIND_PAREN) return 0;
    uint32_t between = character_count(gb_slice(a->text, (gb_span){s->outer.end, open->span.start}));
    if (between > NEAR_CHARACTERS) return 0;
    for (size_t j = i + 1; j < a->scan.mark_count; j++) {
        const mark *m = &a->scan.marks[j];
        if (m->kind == KIND_LINE || m->span.start - open->span.end > PARENTHESES_BYTES) return 0;
        if (m->kind != KIND_PAREN_END) continue;
        int defined;
        uint32_t start = skip_defining(a, open->span.end, &defined);
        if (start >= m->span.start) return 0;
        if (s->count == 1 && !defined) return 0;
        if (between > 0 && !defined && !fits_known(a, s, (gb_span){start, m->span.start})) return 0;
        return keep_list(a, s, (gb_span){start, m->span.start}, defined || (between == 0 && s->count > 0));
    }
    return 0;
}

/* The next 一是, 二是, ... at or behind mark `i` and before `limit`: the mark before it, with the word's end in *end; 0
 * = none. */
static size_t next_ordinal(const analysis *a, size_t i, uint32_t limit, uint32_t *end) {
    for (; i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.end > limit) return 0;
        if (word_at(a->words, WORD_ORDINAL, a->text, m->span.end, end)) return i;
        if (m->kind == KIND_LINE && m->span.end > m->span.start) return 0;
    }
    return 0;
}

static int is_one(const analysis *a, uint32_t at) {
    uint32_t next, c = character_at(a->text, at, &next);
    return c == 0x4E00 || (c == 0x7B2C && character_at(a->text, next, NULL) == 0x4E00); /* 一, 第一 */
}

/* Does a sentence that says something else stand between `from` and `to`? */
static int other_sentence(const analysis *a, uint32_t from, uint32_t to) {
    for (size_t i = mark_from(a, from); i + 1 < a->scan.mark_count && a->scan.marks[i].span.start < to; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->kind == KIND_SENTENCE && m[1].span.start > m->span.end) return 1;
    }
    return 0;
}

int spelled_by_ordinals(analysis *a, const subject *s) {
    members m = {.count = 0};
    uint32_t end = 0;
    size_t i = next_ordinal(a, mark_from(a, s->outer.end), s->outer.end + ORDINAL_BYTES, &end);
    if (i == 0 || s->count < 2 || s->group_count != 1 || !is_one(a, a->scan.marks[i].span.end)) return 0;
    if (other_sentence(a, s->outer.end, a->scan.marks[i].span.start)) return 0;
    int adjoining = a->scan.marks[i].span.start - s->outer.end <= ADJOINING_BYTES;
    uint32_t limit = s->outer.end > UINT32_MAX - ORDINAL_REACH ? UINT32_MAX : s->outer.end + ORDINAL_REACH;
    while (i != 0 && m.count < MEMBERS_MAX && (int64_t)m.count <= s->count) {
        size_t j = i + 1;
        while (j < a->scan.mark_count && a->scan.marks[j].kind != KIND_SENTENCE && a->scan.marks[j].kind != KIND_LINE &&
               a->scan.marks[j].character != 0xFF1B) {
            j++;
        }
        if (j == a->scan.mark_count || a->scan.marks[j].span.start <= end) break;
        m.items[m.count++] = (gb_span){end, a->scan.marks[j].span.start};
        i = next_ordinal(a, j, limit, &end);
        if (i != 0 && is_one(a, a->scan.marks[i].span.end)) break; /* another list begins */
    }
    if (m.count < 2 || ((int64_t)m.count != s->count && !adjoining)) return 0;
    keep_members(a, s, &m, NO_HEAD);
    return 1;
}

int spelled_after(analysis *a, const subject *s) {
    uint32_t at = s->outer.end, next, c = character_at(a->text, at, &next);
    int defined, colon = c == 0xFF1A || c == ':';
    if (colon || c == 0xFF0C || c == ',') at = next;
    uint32_t start = skip_defining(a, at, &defined);
    if (!defined && !(colon && s->count > 1)) return 0;
    uint32_t end = sentence_end(a, mark_from(a, start), start, DEFINITION_BYTES);
    if (end > start) end = part_end(a, start, end, 0);
    if (end <= start || !fits_known(a, s, (gb_span){start, end})) return 0;
    if (s->count == 1 && s->group_count == 1 && defined) {
        members whole = {.items = {{start, end}}, .count = 1};
        keep_members(a, s, &whole, NO_HEAD);
        return 1;
    }
    return keep_list(a, s, (gb_span){start, end}, defined && s->count > 0);
}
