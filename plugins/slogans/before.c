/* The list that stands before a slogan: 绿化、亮化、净化“三化”. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "expansion.h"

#define BEFORE_BYTES 900  /* how far the list may reach back */
#define BETTER_BYTES 6    /* by so much must another beginning of it be better */
#define LEADING_BYTES 120 /* of its first clause that are searched for the beginning of its first member */

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

/* The middle one of the lengths of all members but the first. */
static uint32_t usual_length(const members *m) {
    uint32_t lengths[MEMBERS_MAX] = {0};
    size_t n = m->count - 1;
    for (size_t i = 0; i < n; i++) {
        uint32_t length = span_length(m->items[i + 1]);
        size_t k = i;
        for (; k > 0 && lengths[k - 1] > length; k--) lengths[k] = lengths[k - 1];
        lengths[k] = length;
    }
    return lengths[n / 2];
}

/* Do all other members have, at the same place, the character that stands at `offset` behind `start`? */
static int shares_character(const analysis *a, const members *m, uint32_t start, uint32_t length) {
    for (uint32_t at = 0; at + 3 <= length; at += 3) {
        size_t same = 1;
        while (same < m->count && memcmp(a->text.data + start + at, a->text.data + m->items[same].start + at, 3) == 0)
            same++;
        if (same == m->count) return 1;
    }
    return 0;
}

/* All other members have one length, and cut to it the first one shares a character with them: (着力实施)绿化. */
static int cut_to_shape(const analysis *a, const members *m, uint32_t length, uint32_t *start) {
    for (size_t i = 1; i < m->count; i++) {
        if (span_length(m->items[i]) != length) return 0;
    }
    if (m->count < 3 || span_length(m->items[0]) <= length) return 0;
    uint32_t at = m->items[0].end - length;
    if (((unsigned char)a->text.data[at] & 0xC0) == 0x80 || !shares_character(a, m, at, length)) return 0;
    *start = at;
    return 1;
}

/* Behind the words that lead to a list and that the first member begins with; the others beginning with such words,
 * too, they belong to it. */
static uint32_t skip_leading(const analysis *a, const members *m) {
    gb_span first = m->items[0];
    uint32_t end;
    if (word_at(a->words, WORD_LIST_START, a->text, m->items[1].start, &end) && end < m->items[1].end)
        return first.start;
    while (word_at(a->words, WORD_LIST_START, a->text, first.start, &end) && end < first.end) {
        if (word_at(a->words, WORD_NO_CONJUNCTION, a->text, first.start, NULL)) break; /* 在建 */
        first.start = end;
    }
    return first.start;
}

/* Does a word that leads to a list end at `at`? */
static int led_to(const analysis *a, uint32_t at) {
    uint32_t start;
    return word_before(a->words, WORD_LIST_START, a->text, at, &start) &&
           !word_is(a->words, WORD_CONJUNCTION, gb_slice(a->text, (gb_span){start, at}));
}

/* The others have one length, and the first one has at least two characters too many: (部分医院)挂号、住院、检查. */
static int cut_to_length(const analysis *a, const members *m, gb_span first, uint32_t length, uint32_t *start) {
    for (size_t i = 1; i < m->count; i++) {
        if (span_length(m->items[i]) != length) return 0;
    }
    if (m->count < 3 || span_length(first) < length + 6) return 0;
    uint32_t at = first.end - length;
    if (((unsigned char)a->text.data[at] & 0xC0) == 0x80) return 0;
    *start = at;
    return 1;
}

/* Where the first member begins inside the clause that leads to it (着力实施绿化 -> 绿化): behind the words for leading
 * to a list that it begins with, or behind one in its inside that leaves a length much more like that of the others. */
static uint32_t first_member(const analysis *a, const members *m) {
    gb_span first = m->items[0];
    uint32_t usual = usual_length(m), best = first.start;
    if (cut_to_shape(a, m, usual, &best)) return best;
    first.start = best = skip_leading(a, m);
    if (cut_to_length(a, m, first, usual, &best)) return best;
    uint32_t at = best, least = UINT32_MAX;
    if (first.end - at > LEADING_BYTES) {
        at = first.end - LEADING_BYTES;
        while (((unsigned char)a->text.data[at] & 0xC0) == 0x80) at++;
    }
    for (; at < first.end; character_at(a->text, at, &at)) {
        uint32_t length = first.end - at, off = length > usual ? length - usual : usual - length;
        if (at != best && !led_to(a, at)) continue;
        if (off < least && least - off > BETTER_BYTES) {
            least = off;
            best = at;
        }
    }
    return best;
}

/* The last member as it stands before the slogan: without words that lead to the slogan itself (实现). 0: it is no
 * member, or the slogan is one of the list, or it is about something else. */
static int settle_last(const analysis *a, const subject *s, members *m) {
    gb_span *last = &m->items[m->count - 1];
    uint32_t start, before = character_before(a->text, s->outer.start, &start);
    int quoted = s->outer.start < a->finds.items[s->item].span.start;
    if (kind_of(a->words, before) == KIND_LIST || (quoted && kind_of(a->words, before) == KIND_CLOSE)) return 0;
    if (word_before(a->words, WORD_CONJUNCTION, a->text, s->outer.start, NULL)) return 0;
    if (word_is(a->words, WORD_LIST_START, gb_slice(a->text, *last))) return 0; /* 甲、乙、优化“三个环境” */
    if (word_before(a->words, WORD_OTHER_LIST, a->text, last->end, &start)) return 0;
    for (uint32_t at = last->start; at < last->end; character_at(a->text, at, &at)) {
        if (at > last->start && word_at(a->words, WORD_LIST_CUT, a->text, at, NULL)) last->end = at;
    }
    while (word_before(a->words, WORD_LIST_END, a->text, last->end, &start) && start > last->start) last->end = start;
    return 1;
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
    if (out->count < 2 || !settle_last(a, s, out)) return 0;
    out->items[0].start = first_member(a, out);
    return is_short_list(a, out);
}

int spelled_before(analysis *a, const subject *s) {
    members m;
    if (s->count < 2 || s->count > MEMBERS_MAX || !list_before(a, s, &m)) return 0;
    int exact = (int64_t)m.count == s->count;
    int nearly = (int64_t)m.count == s->count + 1 || (int64_t)m.count == s->count - 1;
    int headed = head_in_all(a, s, &m);
    if (!(exact || nearly) || (!headed && (!exact || s->group_count != 1))) return 0;
    if (!headed && s->count < 3) return 0;
    gb_span *last = &m.items[m.count - 1];
    uint32_t start, c = character_before(a->text, last->end, &start);
    if (c == 0x7684 && start > last->start) { /* 的: spelled in its own words, or the list describes what it counts */
        last->end = start;
        if (!headed || !are_known_members(a, s, &m)) return 0;
    }
    if (!fits_known_members(a, s, &m)) return 0;
    keep_members(a, s, &m, NO_HEAD);
    return 1;
}
