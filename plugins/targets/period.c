/* Reads words and dates that say which year is meant. */
#include "period.h"

#include <stdio.h>

#define OLDEST 15 /* years before the report from which a year is history and no time of a result */

targets_period targets_period_of_part(int part, int year) {
    targets_period period = {0, 0, BASIS_YEAR, 0, 0};
    period.from = period.to = (int16_t)(part == PART_PLAN ? year : year - 1);
    return period;
}

static void set_years(targets_period *period, int from, int to) {
    period->from = (int16_t)from;
    period->to = (int16_t)to;
    period->basis = from == to ? BASIS_YEAR : BASIS_TOTAL;
    period->named = 1;
    period->open = 0;
}

/* The mark that stands before what begins at `at`; -1 = none. */
static int mark_before(const targets_anchors *anchors, uint32_t at) {
    uint32_t start = 0;
    const uint32_t least = at > anchors->vocabulary->marks.longest ? at - anchors->vocabulary->marks.longest : 0;
    size_t from = least;
    while (from < at && ((unsigned char)anchors->text.data[from] & 0xC0) == 0x80) from++;
    const targets_word *word =
        targets_words_before(&anchors->vocabulary->marks, anchors->text, (uint32_t)from, at, &start);
    return word ? word->role : -1;
}

/* 1 when what begins at `at` is compared with: 比2020年, 较上年, 高于“十三五”末. */
static int is_base(const targets_anchors *anchors, uint32_t at) {
    const int mark = mark_before(anchors, at);
    return mark == MARK_BASE || mark == MARK_THAN || mark == MARK_TIMES;
}

static int mark_follows(const targets_anchors *anchors, uint32_t at, int role) {
    uint32_t end = 0;
    const targets_word *word = targets_words_at(&anchors->vocabulary->marks, anchors->text, at, &end);
    return word && word->role == role;
}

static int apply_word(const targets_anchors *anchors, const targets_word *word, gb_span place, targets_period *period) {
    const int year = anchors->year, count = word->number;
    if (word->role != ANCHOR_MEAN && word->role != ANCHOR_TOTAL && is_base(anchors, place.start)) return 0;
    switch (word->role) {
    case ANCHOR_LAST_YEAR:
        set_years(period, year - 1, year - 1);
        return 1;
    case ANCHOR_THIS_YEAR: {
        const int meant = anchors->part == PART_REVIEW ? year - 1 : year;
        set_years(period, meant, meant);
        return 1;
    }
    case ANCHOR_NEXT_YEAR:
        set_years(period, year + 1, year + 1);
        return 1;
    case ANCHOR_PAST_YEARS:
        set_years(period, year - count, year - 1);
        return 1;
    case ANCHOR_FUTURE_YEARS:
        set_years(period, year, year + count - 1);
        return 1;
    case ANCHOR_PLAN:
        if (!mark_follows(anchors, place.end, MARK_TIME) && !mark_follows(anchors, place.end, MARK_SINCE)) return 0;
        if (year > 0 && year - 1 < count + 4 &&
            (anchors->part == PART_REVIEW || mark_follows(anchors, place.end, MARK_SINCE)))
            set_years(period, count, year - 1);
        else
            set_years(period, count, count + 4);
        return 1;
    case ANCHOR_PLAN_END:
        set_years(period, count + 4, count + 4);
        return 1;
    case ANCHOR_MEAN:
        period->basis = BASIS_MEAN;
        return 0;
    case ANCHOR_PARTIAL:
        period->basis = BASIS_PARTIAL;
        return 0;
    case ANCHOR_WHOLE_YEAR:
        if (period->basis == BASIS_PARTIAL) period->basis = period->from == period->to ? BASIS_YEAR : BASIS_TOTAL;
        if (anchors->part != PART_REVIEW || period->from == period->to || period->to != year - 1) return 0;
        set_years(period, year - 1, year - 1); /* among figures of five years: those of the last one */
        return 1;
    case ANCHOR_SINCE:
        if (period->named && period->basis == BASIS_TOTAL) return 0;
        set_years(period, 1, year - 1);
        period->basis = BASIS_TOTAL;
        period->open = 1;
        return 1;
    case ANCHOR_NEVER:
        period->open = 1;
        return 1;
    default:
        return 0;
    }
}

/* A mark that joins two years to a range stands directly between them. */
static int joins(const targets_anchors *anchors, gb_span between) {
    const targets_word *word = targets_words_exact(&anchors->vocabulary->marks, gb_slice(anchors->text, between));
    return word && (word->role == MARK_RANGE || word->role == MARK_UNTIL);
}

static int apply_date(const targets_anchors *anchors, size_t index, targets_period *period) {
    const targets_figure *date = &anchors->figures[index];
    if (date->year == 0) return 0;
    if (is_base(anchors, date->span.start)) {
        if (!mark_follows(anchors, date->span.end, MARK_COMPARED) || date->year >= period->to - 1) return 0;
        set_years(period, date->year, period->to);
        return 1;
    }
    if (anchors->year > 0 && date->year < anchors->year - OLDEST) return 0;
    const int last = date->year_to ? date->year_to : date->year;
    if (anchors->part == PART_REVIEW && anchors->year > 0 && last >= anchors->year &&
        mark_before(anchors, date->span.start) != MARK_UNTIL)
        return 0;
    if (date->year_to != 0) {
        set_years(period, date->year, date->year_to);
        return 1;
    }
    if (index > 0 && anchors->figures[index - 1].year != 0) {
        const gb_span between = {anchors->figures[index - 1].span.end, date->span.start};
        if (between.start <= between.end && joins(anchors, between)) {
            set_years(period, anchors->figures[index - 1].year, date->year);
            return 1;
        }
    }
    if (mark_follows(anchors, date->span.end, MARK_SINCE))
        set_years(period, date->year, anchors->year - 1);
    else
        set_years(period, date->year, date->year);
    if (date->in_year) period->basis = BASIS_PARTIAL;
    return 1;
}

/* The first figure that starts at or after `at`: its index, or figure_count. */
static size_t first_figure(const targets_anchors *anchors, uint32_t at) {
    size_t low = 0, high = anchors->figure_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (anchors->figures[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int targets_period_apply(const targets_anchors *anchors, gb_span span, targets_period *period) {
    size_t next = first_figure(anchors, span.start);
    int found = 0;
    gb_span place = {span.start, span.start};
    const targets_word *word = targets_words_find(&anchors->vocabulary->anchors, anchors->text, span, &place);
    while (!found || !anchors->first_only) {
        const int date_left = next < anchors->figure_count && anchors->figures[next].span.start < span.end;
        if (date_left && (!word || anchors->figures[next].span.start < place.start)) {
            if (anchors->figures[next].kind == FIGURE_DATE) found |= apply_date(anchors, next, period);
            next++;
        } else if (word) {
            found |= apply_word(anchors, word, place, period);
            const gb_span rest = {place.end, span.end};
            word = targets_words_find(&anchors->vocabulary->anchors, anchors->text, rest, &place);
        } else {
            break;
        }
    }
    return found;
}

gb_string targets_period_text(const targets_period *period, int year, char buffer[16]) {
    gb_string text = {buffer, 0};
    int written = 0;
    if (year <= 0 || period->open || period->to < 1000 || period->to > 9999) return text;
    if (period->from == period->to)
        written = snprintf(buffer, 16, "%d", period->to);
    else if (period->from >= 1000)
        written = snprintf(buffer, 16, "%d-%d", period->from, period->to);
    if (written > 0 && written < 16) text.length = (size_t)written;
    return text;
}
