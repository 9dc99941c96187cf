/* The places near a slogan where its members may be spelled out. Each look has a limit, so all of them together are
 * linear in the text. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "expansion.h"

#define NEAR_CHARACTERS 6 /* between a slogan and its parentheses: “三全”育人（... */
#define PARENTHESES_BYTES 600
#define BEFORE_BYTES 900   /* how far a list before a slogan may reach back */
#define ORDINAL_BYTES 90   /* how near the first 一是 must be */
#define ADJOINING_BYTES 12 /* ... when there are more or fewer of them than the slogan says */
#define ORDINAL_REACH 9000 /* how far the last one may be */
#define DEFINITION_BYTES 900

static gb_span nothing(void) {
    return (gb_span){0, 0};
}

static size_t mark_from(const analysis *a, uint32_t at) {
    size_t i = mark_before(&a->scan, at);
    while (i + 1 < a->scan.mark_count && a->scan.marks[i].span.start < at) i++;
    return i;
}

/* Behind words such as 即, 指, 包括 at `at`; *found says whether there was one. */
static uint32_t skip_defining(const analysis *a, uint32_t at, int *found) {
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

/* The end of the clause group that begins at mark `i`: the first sentence mark or line break, within `limit` bytes. */
static uint32_t sentence_end(const analysis *a, size_t i, uint32_t from, uint32_t limit) {
    for (; i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->kind == KIND_SENTENCE || m->kind == KIND_LINE) return m->span.start;
        if (m->span.start - from > limit) return 0;
    }
    return 0;
}

/* Keeps what `span` spells out: exactly as many as the slogan says, or, when `surely` it is about this slogan, any
 * list. */
static int keep_list(analysis *a, const subject *s, gb_span span, int surely) {
    members m;
    split_members(a, span, s->count, &m);
    int exact = s->count > 0 && (int64_t)m.count == s->count;
    if (!exact && !(surely && is_short_list(a, &m))) return 0;
    keep_members(a, s, &m, nothing());
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
        return keep_list(a, s, (gb_span){start, m->span.start}, defined || (between == 0 && s->count > 0));
    }
    return 0;
}

/* Does the head of a slogan with one group (三化) stand in every member (绿化、亮化、净化)? */
static int head_in_all(const analysis *a, const subject *s, const members *m) {
    gb_string head = gb_slice(a->text, s->groups[0].head);
    if (s->group_count != 1 || head.length != 3) return 0;
    for (size_t i = 0; i < m->count; i++) {
        gb_string item = gb_slice(a->text, m->items[i]);
        if (!memmem(item.data, item.length, head.data, head.length)) return 0;
    }
    return 1;
}

/* Where the first member of a list begins, inside the clause that leads to it: 着力实施绿化、亮化 -> 绿化. */
static uint32_t first_member(const analysis *a, const members *m) {
    gb_span first = m->items[0];
    uint32_t end, bytes = m->count > 2 ? span_length(m->items[1]) : 0;
    for (size_t i = 2; i < m->count; i++) {
        if (span_length(m->items[i]) != bytes) bytes = 0;
    }
    if (bytes > 0 && span_length(first) > bytes) {
        uint32_t at = first.end - bytes;
        if (((unsigned char)a->text.data[at] & 0xC0) != 0x80) return at;
    }
    while (word_at(a->words, WORD_LIST_START, a->text, first.start, &end) && end < first.end) first.start = end;
    return first.start;
}

/* The list that ends where the slogan begins. */
static int list_before(const analysis *a, const subject *s, members *out) {
    size_t last = mark_before(&a->scan, s->outer.start);
    if (a->scan.marks[last].span.start == s->outer.start && last > 0) last--; /* its own quotation mark */
    size_t i = last;
    while (i > 0 && s->outer.start - a->scan.marks[i].span.start < BEFORE_BYTES) {
        const mark *m = &a->scan.marks[i];
        int inside = m->kind == KIND_LIST || m->kind == KIND_OPEN || m->kind == KIND_CLOSE || m->kind == KIND_QUOTE ||
                     m->kind == KIND_OTHER || m->kind == KIND_PAREN || m->kind == KIND_PAREN_END;
        if (!inside) break;
        i--;
    }
    gb_span span = {a->scan.marks[i].span.end, s->outer.start};
    if (span.end <= span.start) return 0;
    split_members(a, span, s->count, out);
    if (out->count < 2) return 0;
    out->items[0].start = first_member(a, out);
    return is_short_list(a, out);
}

int spelled_before(analysis *a, const subject *s) {
    members m;
    if (s->count < 2 || s->count > MEMBERS_MAX || !list_before(a, s, &m)) return 0;
    int exact = (int64_t)m.count == s->count;
    int nearly = (int64_t)m.count == s->count + 1 || (int64_t)m.count == s->count - 1;
    if (!(exact || nearly) || (!head_in_all(a, s, &m) && (!exact || s->count < 3 || s->group_count != 1))) return 0;
    keep_members(a, s, &m, nothing());
    return 1;
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
    keep_members(a, s, &m, nothing());
    return 1;
}

int spelled_after(analysis *a, const subject *s) {
    uint32_t at = s->outer.end, next, c = character_at(a->text, at, &next);
    int defined, colon = c == 0xFF1A || c == ':';
    if (colon || c == 0xFF0C || c == ',') at = next;
    uint32_t start = skip_defining(a, at, &defined);
    if (!defined && !(colon && s->count > 1)) return 0;
    uint32_t end = sentence_end(a, mark_from(a, start), start, DEFINITION_BYTES);
    if (end <= start) return 0;
    if (s->count == 1 && s->group_count == 1 && defined) {
        members whole = {.items = {{start, end}}, .count = 1};
        keep_members(a, s, &whole, nothing());
        return 1;
    }
    return keep_list(a, s, (gb_span){start, end}, defined && s->count > 0);
}

/* Where the definition of one group ends: at ；, 。 or before the next quoted and defined group. */
static uint32_t part_end(const analysis *a, uint32_t from, uint32_t limit) {
    for (size_t i = mark_from(a, from); i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start >= limit) break;
        if (m->kind == KIND_SENTENCE || m->character == 0xFF1B) return m->span.start;
        if (m->partner <= i || i == 0) continue;
        uint32_t end = a->scan.marks[m->partner].span.end;
        int defined =
            word_at(a->words, WORD_DEFINES, a->text, end, NULL) || word_at(a->words, WORD_EQUATES, a->text, end, NULL);
        if (defined) return m[-1].span.end == m->span.start ? m[-1].span.start : m->span.start;
    }
    return limit;
}

/* “四精”即...；“五有”即...: each group has a definition of its own. */
static int spelled_by_groups(analysis *a, const subject *s, gb_span text) {
    int found = 0;
    for (size_t i = mark_from(a, text.start); i < a->scan.mark_count; i++) {
        const mark *open = &a->scan.marks[i];
        if (open->span.start >= text.end) break;
        if (open->partner <= i) continue;
        const mark *close = &a->scan.marks[open->partner];
        gb_string name = gb_slice(a->text, (gb_span){open->span.end, close->span.start});
        for (size_t g = 0; g < s->group_count; g++) {
            uint32_t stop = g + 1 < s->group_count ? s->groups[g + 1].numeral.start : a->finds.items[s->item].span.end;
            gb_string own = gb_slice(a->text, (gb_span){s->groups[g].numeral.start, stop});
            if (own.length < name.length || memcmp(own.data, name.data, name.length) != 0 || name.length < 6) continue;
            int defined;
            uint32_t start = skip_defining(a, close->span.end, &defined);
            if (!defined && word_at(a->words, WORD_EQUATES, a->text, start, &start)) defined = 1;
            uint32_t end = part_end(a, start, text.end);
            if (!defined || end <= start) continue;
            members m;
            split_members(a, (gb_span){start, end}, s->groups[g].count, &m);
            keep_members(a, s, &m, s->groups[g].head);
            found = 1;
            break;
        }
    }
    return found;
}

int spelled_in_definition(analysis *a, const subject *s, gb_span text) {
    int defined;
    if (s->group_count > 1 && spelled_by_groups(a, s, text)) return 1;
    uint32_t start = skip_defining(a, text.start, &defined);
    uint32_t end = sentence_end(a, mark_from(a, start), start, DEFINITION_BYTES * 4);
    if (end == 0 || end > text.end) end = text.end;
    if (end <= start) return 0;
    if (s->count > 1 && keep_list(a, s, (gb_span){start, end}, 1)) return 1;
    members whole = {.items = {{start, end}}, .count = 1};
    keep_members(a, s, &whole, nothing());
    return 1;
}
