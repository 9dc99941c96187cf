/* Years and five-year plans that a piece of text names. */
#ifndef STRUCTURE_YEARS_H
#define STRUCTURE_YEARS_H

#include "gongbao/plugin.h"

/* The first year in `span`: 2023年, ２０２３, 二〇二三年, and 2023 alone when it has four digits. 0 = none. *end (may be NULL)
 * gets the place behind it. */
int year_in(gb_string text, gb_span span, uint32_t *end);
/* The last year of the first five-year plan that `span` names (“十四五”: 2025). 0 = none. */
int plan_end_in(gb_string text, gb_span span, uint32_t *end);

#endif
