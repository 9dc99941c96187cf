/* Parallels whose items differ in length: 抓项目、抓招商、抓产业发展; 想干事、能干事、干得成事. */
#include "analysis.h"

#define ITEMS_MAX 16
#define UNEQUAL_MOST 6 /* characters of an item that a shared verb leads */
#define WILLING_MOST 5 /* characters of an item that tells who will and who can */

/* Where the lead that all items share begins in the first run, no farther than UNEQUAL_MOST characters from its end. */
static uint32_t last_lead(const analysis *a, gb_span run, gb_string lead) {
    uint32_t at = run.end;
    for (int i = 0; i < UNEQUAL_MOST && at >= run.start + 3; i++) {
        at -= 3;
        if (gb_stands_at(a->text, at, lead) && run.end - at >= 6) return at;
    }
    return run.end;
}

/* 抓项目、抓招商、抓产业发展: at least three items of unequal length, led by one verb that all share. */
static void try_unequal(analysis *a, const gb_span *runs, size_t count) {
    if (count < 3 || count > ITEMS_MAX || span_length(runs[1]) < 6) return;
    gb_string lead = gb_slice(a->text, (gb_span){runs[1].start, runs[1].start + 3});
    if (!word_is(a->words, WORD_LEAD, lead) || !word_is(a->words, WORD_VERB, lead)) return;
    for (size_t i = 1; i < count; i++) {
        uint32_t length = span_length(runs[i]);
        if (!gb_stands_at(a->text, runs[i].start, lead) || length < 6 || length > UNEQUAL_MOST * 3) return;
    }
    const char *text = a->text.data + 3;
    uint32_t start = last_lead(a, runs[0], lead), end = runs[count - 1].end, usual = span_length(runs[1]);
    if (start == runs[0].end || memcmp(text + runs[1].start, text + runs[2].start, 3) == 0)
        return;                                                          /* 治理..., 治理... */
    if (count > 3 && end - runs[count - 1].start == usual + 6) end -= 6; /* 抓改革、抓规划、抓服务(转变) */
    finds_add(&a->finds, (gb_span){start, end}, TYPE_PARALLEL, ORIGIN_PATTERN);
}

/* 想干事、能干事、干得成事: at least three items, led by words for wanting and being able, with one end. */
static void try_willing(analysis *a, const gb_span *runs, size_t count) {
    if (count < 3 || count > ITEMS_MAX || span_length(runs[0]) < 9 || span_length(runs[1]) != 9) return;
    gb_span first = {runs[0].end - 9, runs[0].end};
    gb_string end = gb_slice(a->text, (gb_span){first.end - 3, first.end});
    for (size_t i = 0; i < count; i++) {
        gb_span item = i == 0 ? first : runs[i];
        uint32_t length = span_length(item);
        if (length < 9 || length > WILLING_MOST * 3 || !gb_stands_at(a->text, item.end - 3, end)) return;
        if (i + 1 < count && !word_at(a->words, WORD_WILLING, a->text, item.start, NULL)) return;
    }
    finds_add(&a->finds, (gb_span){first.start, runs[count - 1].end}, TYPE_PARALLEL, ORIGIN_PATTERN);
}

void find_uneven(analysis *a, const gb_span *runs, size_t count) {
    size_t before = a->finds.count;
    try_unequal(a, runs, count);
    if (a->finds.count == before) try_willing(a, runs, count);
}
