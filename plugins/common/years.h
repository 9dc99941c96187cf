/* Years, dates and five-year plans that a piece of text names. Compiled into the bundled analyzers that need them. */
#ifndef COMMON_YEARS_H
#define COMMON_YEARS_H

#include "gongbao/plugin.h"

#include <stdbool.h>

/* The first year in `span`: four digits of any kind in a row (2023, ２０２３, 二〇二三). 0 = none. *where (may be NULL)
 * gets their place. */
int year_in(gb_string text, gb_span span, gb_span *where);
/* A day. month and day are 0 when only the year, or the year and the month, are named. */
typedef struct date {
    int year, month, day;
} date;

/* The first date in `span`: 2023年1月16日, 二〇二三年一月十六日, 2023-01-16, 2023.1.16, 20230116, 2023年1月. A year
 * alone is none. False when there is none. *where (may be NULL) gets its place, 日 included. */
bool date_in(gb_string text, gb_span span, date *found, gb_span *where);
/* The last year of the first five-year plan that `span` names (“十四五”: 2025). 0 = none. *where (may be NULL)
 * gets its place. */
int plan_end_in(gb_string text, gb_span span, gb_span *where);

#endif
