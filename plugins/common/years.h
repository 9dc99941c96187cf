/* Years, dates and five-year plans that a piece of text names. Compiled into the bundled analyzers that need them. */
#ifndef COMMON_YEARS_H
#define COMMON_YEARS_H

#include "gongbao/plugin.h"

#include <stdbool.h>

/* The first year in `span`: 2023年, ２０２３, 二〇二三年, and 2023 alone when it has four digits. 0 = none. *end (may be NULL)
 * gets the place behind it. */
int year_in(gb_string text, gb_span span, uint32_t *end);
/* A day. month and day are 0 when only the year, or the year and the month, are named. */
typedef struct date {
    int year, month, day;
} date;

/* The first date in `span`: 2023年1月16日, 二〇二三年一月十六日, 2023-01-16, 2023.1.16, 20230116, 2023年1月. A year alone is none.
 * False when there is none. *end (may be NULL) gets the place behind it. */
bool date_in(gb_string text, gb_span span, date *found, uint32_t *end);
/* The last year of the first five-year plan that `span` names (“十四五”: 2025). 0 = none. */
int plan_end_in(gb_string text, gb_span span, uint32_t *end);

#endif
