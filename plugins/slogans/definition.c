/* What a definition in the report's glossary spells out. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "expansion.h"

#define DEFINITION_BYTES 3600

int is_defined_at(const analysis *a, uint32_t at, uint32_t *start) {
    int defined;
    at = skip_defining(a, at, &defined);
    uint32_t colon, c = character_at(a->text, at, &colon);
    if (!defined && (c == ':' || c == 0xFF1A)) {
        defined = 1;
        at = colon;
    }
    if (!defined && word_at(a->words, WORD_EQUATES, a->text, at, &at)) defined = 1;
    if (start) *start = at;
    return defined;
}

uint32_t part_end(const analysis *a, uint32_t from, uint32_t limit, int semicolons) {
    for (size_t i = mark_from(a, from); i < a->scan.mark_count; i++) {
        const mark *m = &a->scan.marks[i];
        if (m->span.start >= limit) break;
        if (m->kind == KIND_SENTENCE || (semicolons && m->character == 0xFF1B)) return m->span.start;
        if (m->partner <= i || i == 0) continue;
        if (is_defined_at(a, a->scan.marks[m->partner].span.end, NULL))
            return m[-1].span.end == m->span.start ? m[-1].span.start : m->span.start;
    }
    return limit;
}

/* The group of the slogan that is called `name` in its definition: 四精 of 四精五有; a part of a code: 1 of 1+3. 0 =
 * none. */
static int named_group(const analysis *a, const subject *s, gb_string name, gb_span *head, int64_t *count) {
    gb_span span = a->finds.items[s->item].span;
    gb_string text = gb_slice(a->text, span);
    if (s->group_count == 0) {
        const char *hit = name.length > 0 ? memmem(text.data, text.length, name.data, name.length) : NULL;
        if (!hit) return 0;
        head->start = span.start + (uint32_t)(hit - text.data);
        head->end = head->start + (uint32_t)name.length;
        *count = 1;
        return 1;
    }
    for (size_t g = 0; g < s->group_count && name.length >= 6; g++) {
        uint32_t stop = g + 1 < s->group_count ? s->groups[g + 1].numeral.start : span.end;
        gb_string own = gb_slice(a->text, (gb_span){s->groups[g].numeral.start, stop});
        if (own.length < name.length || memcmp(own.data, name.data, name.length) != 0) continue;
        *head = s->groups[g].head;
        *count = s->groups[g].count;
        return 1;
    }
    return 0;
}

/* “四精”即...；“五有”即...: each group has a definition of its own. */
static int spelled_by_groups(analysis *a, const subject *s, gb_span text) {
    int found = 0;
    for (size_t i = mark_from(a, text.start); i < a->scan.mark_count; i++) {
        const mark *open = &a->scan.marks[i];
        if (open->span.start >= text.end) break;
        if (open->partner <= i) continue;
        const mark *close = &a->scan.marks[open->partner];
        gb_span head;
        int64_t count;
        if (!named_group(a, s, gb_slice(a->text, (gb_span){open->span.end, close->span.start}), &head, &count))
            continue;
        uint32_t start;
        if (!is_defined_at(a, close->span.end, &start)) continue;
        uint32_t end = part_end(a, start, text.end, 1);
        if (end <= start) continue;
        members m = {.items = {{start, end}}, .count = 1};
        if (count > 1) split_members(a, (gb_span){start, end}, count, &m);
        tidy_members(a, s, &m);
        keep_members(a, s, &m, head);
        found = 1;
    }
    return found;
}

int spelled_in_definition(analysis *a, const subject *s, gb_span text) {
    int defined;
    if (s->group_count != 1 && spelled_by_groups(a, s, text)) return 1;
    uint32_t start = skip_defining(a, text.start, &defined);
    uint32_t end = sentence_end(a, mark_from(a, start), start, DEFINITION_BYTES);
    if (end == 0 || end > text.end) end = text.end;
    if (end <= start) return 0;
    if (s->count > 1 && keep_list(a, s, (gb_span){start, end}, 1)) return 1;
    members whole = {.items = {{start, end}}, .count = 1};
    keep_members(a, s, &whole, NO_HEAD);
    return 1;
}
