/* Which year a figure is about. */
#ifndef TARGETS_PERIOD_H
#define TARGETS_PERIOD_H

#include "figure.h"

/* Years count from 1; a report without a known year has year 0, so that its last year is -1 and its plan year 0. */
typedef struct targets_period {
    int16_t from, to; /* first and last year; equal for one year */
    uint8_t basis;    /* BASIS_ */
    uint8_t named;    /* an anchor in the text said so, not only the part of the report */
    uint8_t open;     /* no end that a figure could be checked at */
} targets_period;

/* What a part of a report is about by itself. */
targets_period targets_period_of_part(int part, int year);

/* Where anchors are looked for. */
typedef struct targets_anchors {
    const targets_vocabulary *vocabulary;
    gb_string text;
    const targets_figure *figures; /* of the sentence, in order */
    size_t figure_count;
    int year;
    int part;
    int first_only; /* stop behind the first anchor: 2021年和过去五年工作回顾 begins with 2021 */
} targets_anchors;

/* Applies every anchor of `span` to *period, in order. Returns 1 when there was one. A mean, a sum and a part of a year
 * count until the next anchor. */
int targets_period_apply(const targets_anchors *anchors, gb_span span, targets_period *period);

/* "2022" or "2018-2022" in `buffer`; empty when the year is not known. */
gb_string targets_period_text(const targets_period *period, int year, char buffer[16]);

#endif
