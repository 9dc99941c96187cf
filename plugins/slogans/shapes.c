/* Parallels that no list of equal items shows: 延链补链强链, 科技兴农质量兴农, 夯实“稳”的基础、把握“高”的要求. */
#include "analysis.h"

#define GOOD 0x597D      /* 好, before words for things, not acts: a phrase of its own */
#define CHARACTER 3      /* bytes of an ideograph in a plain run */
#define STRESSED_LEAST 3 /* stressed characters that make a list */
#define STRESSED_GAP 45  /* bytes between two of them */
#define STRESSED_LEAD 33 /* bytes of words before the first or behind the last one */

static gb_string character(const analysis *a, uint32_t at) {
    return gb_slice(a->text, (gb_span){at, at + CHARACTER});
}

static int same(const analysis *a, uint32_t left, uint32_t right, uint32_t bytes) {
    return memcmp(a->text.data + left, a->text.data + right, bytes) == 0;
}

/* 延链补链强链: verbs before one object, at least three; `at` is the object's first place. The end, or 0. */
static uint32_t same_object(const analysis *a, uint32_t from, uint32_t at, uint32_t limit) {
    uint32_t units = 1, object = at;
    if (at < from + CHARACTER || !word_is(a->words, WORD_OBJECT, character(a, at))) return 0;
    if (!word_is(a->words, WORD_VERB, character(a, at - CHARACTER))) return 0;
    for (uint32_t next = at + 2 * CHARACTER; next + CHARACTER <= limit && same(a, object, next, CHARACTER);
         next += 2 * CHARACTER) {
        if (!word_is(a->words, WORD_VERB, character(a, next - CHARACTER))) break;
        at = next;
        units++;
    }
    return units >= 3 ? at + CHARACTER : 0;
}

/* 做大做优做强: one word before at least three others; `at` is its first place. The end, or 0. */
static uint32_t same_lead(const analysis *a, uint32_t at, uint32_t limit) {
    uint32_t units = 1, lead = at;
    if (!word_is(a->words, WORD_REPEATED_LEAD, character(a, at))) return 0;
    for (uint32_t next = at + 2 * CHARACTER; next + 2 * CHARACTER <= limit && same(a, lead, next, CHARACTER);
         next += 2 * CHARACTER) {
        if (same(a, next + CHARACTER, at + CHARACTER, CHARACTER)) return 0; /* 好好好 */
        at = next;
        units++;
    }
    uint32_t end = at + 2 * CHARACTER;
    if (units >= 3 && end + CHARACTER == limit) end = limit; /* 好山好水好风光 */
    int praises = character_at(a->text, lead, NULL) == GOOD;
    return units >= 3 && (end == limit || !praises) ? end : 0;
}

/* 科技兴农质量兴农: four characters that end alike, twice or more; `at` is the first end. The end of all, or 0. */
static uint32_t same_end(const analysis *a, uint32_t from, uint32_t at, uint32_t limit) {
    uint32_t end = at, units = 1;
    if (at < from + 2 * CHARACTER || !word_is(a->words, WORD_CITY_VERB, character(a, at))) return 0;
    if (!word_is(a->words, WORD_REPEATED_END, character(a, at + CHARACTER))) return 0;
    while (end + 6 * CHARACTER <= limit && same(a, at, end + 4 * CHARACTER, 2 * CHARACTER)) {
        end += 4 * CHARACTER;
        units++;
    }
    return units >= 2 ? end + 2 * CHARACTER : 0;
}

/* One run of ideographs. */
static void search_run(analysis *a, gb_span run) {
    uint32_t free_from = run.start;
    for (uint32_t at = run.start; at + 3 * CHARACTER <= run.end; at += CHARACTER) {
        uint32_t end = 0, start = at;
        if (same(a, at, at + 2 * CHARACTER, CHARACTER)) {
            if ((end = same_lead(a, at, run.end)) == 0 && (end = same_object(a, free_from, at, run.end)) != 0) {
                start = at - CHARACTER;
            }
        } else if (at + 6 * CHARACTER <= run.end && same(a, at, at + 4 * CHARACTER, 2 * CHARACTER) &&
                   (end = same_end(a, free_from, at, run.end)) != 0) {
            start = at - 2 * CHARACTER;
        }
        if (end == 0) continue;
        finds_add(&a->finds, (gb_span){start, end}, TYPE_PARALLEL, ORIGIN_PATTERN);
        free_from = end;
        at = end - CHARACTER;
    }
}

/* Bytes count characters in the run. */
static int is_plain(const analysis *a, gb_span run) {
    for (uint32_t at = run.start; at < run.end; at += CHARACTER) {
        if (((unsigned char)a->text.data[at] & 0xF0) != 0xE0) return 0;
    }
    return 1;
}

/* The mark opens a quotation of one ideograph: “稳”. */
static int is_stressed(const analysis *a, size_t i) {
    const mark *m = &a->scan.marks[i];
    if (m->partner <= i || a->scan.marks[m->partner].span.start != m->span.end + CHARACTER) return 0;
    return gb_is_han(character_at(a->text, m->span.end, NULL));
}

/* The next stressed character of the list that holds the one at `i`: its mark, or 0. Between the two stand 、 or words
 * alone. */
static size_t next_stressed(const analysis *a, size_t i) {
    const scan *s = &a->scan;
    size_t close = s->marks[i].partner, k = close + 1;
    while (k < s->mark_count && s->marks[k].kind == KIND_LIST) k++;
    if (k >= s->mark_count || k > close + 2 || !is_stressed(a, k)) return 0;
    int listed = k > close + 1, adjoins = s->marks[k].span.start == s->marks[close].span.end;
    return (listed || adjoins) && s->marks[k].span.start - s->marks[close].span.end <= STRESSED_GAP ? k : 0;
}

/* From the words before the first to the words behind the last one, no longer than those of its neighbour. */
static gb_span stressed_span(const analysis *a, size_t first, size_t second, size_t last) {
    const mark *marks = a->scan.marks;
    gb_span span = {marks[first].span.start, marks[marks[last].partner].span.end};
    uint32_t close = marks[first].partner;
    if (marks[close + 1].kind != KIND_LIST) return span; /* “稳”“进”“好” */
    uint32_t before = marks[second].span.start - marks[close + 1].span.end;
    uint32_t behind = marks[close + 1].span.start - marks[close].span.end;
    uint32_t room_before = span.start - marks[first - 1].span.end;
    uint32_t room_behind = marks[marks[last].partner + 1].span.start - span.end;
    if (before <= STRESSED_LEAD && before <= room_before) span.start -= before;
    if (behind <= STRESSED_LEAD && behind <= room_behind) {
        span.end += behind;
    } else if (room_behind <= STRESSED_LEAD) {
        span.end += room_behind;
    }
    return span;
}

static int begins_character(const analysis *a, uint32_t at) {
    return at >= a->text.length || ((unsigned char)a->text.data[at] & 0xC0) != 0x80;
}

/* 夯实“稳”的基础、把握“高”的要求、保持“快”的节奏. Returns the last mark that belongs to it. */
static size_t try_stressed(analysis *a, size_t first) {
    size_t last = first, second = next_stressed(a, first), count = 1;
    for (size_t next = second; next != 0; next = next_stressed(a, next)) {
        last = next;
        count++;
    }
    if (count < STRESSED_LEAST) return last;
    gb_span span = stressed_span(a, first, second, last);
    if (begins_character(a, span.start) && begins_character(a, span.end)) {
        finds_add(&a->finds, span, TYPE_PARALLEL, ORIGIN_PATTERN);
    }
    return a->scan.marks[last].partner;
}

void find_shapes(analysis *a) {
    const scan *s = &a->scan;
    for (size_t i = 0; i + 1 < s->mark_count; i++) {
        gb_span run = {s->marks[i].span.end, s->marks[i + 1].span.start};
        if (run.end - run.start >= 6 * CHARACTER && (run.end - run.start) % CHARACTER == 0 && is_plain(a, run)) {
            search_run(a, run);
        }
    }
    for (size_t i = 1; i + 1 < s->mark_count; i++) {
        if (is_stressed(a, i)) i = try_stressed(a, i);
    }
}
