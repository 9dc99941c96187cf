/* The years of a run and how much was written in each. */
#ifndef TREND_YEARS_H
#define TREND_YEARS_H

#include "gongbao/plugin.h"

#define YEARS_LIMIT 1000u /* different years that are counted */

typedef struct trend_year {
    int64_t year;
    uint64_t words, characters;
    uint32_t documents;
    uint32_t rank; /* its place in ascending order; after years_sort() */
} trend_year;

typedef struct trend_years {
    trend_year list[YEARS_LIMIT];
    uint32_t order[YEARS_LIMIT]; /* indices in ascending order of the years; after years_sort() */
    uint32_t count;
} trend_years;

/* A whole number with at most nine digits, perhaps with a minus sign. 1, or 0: it is none. */
int years_read(gb_string text, int64_t *year);
/* The index of a year, new or old; YEARS_LIMIT: it is one too many. */
uint32_t years_find(trend_years *years, int64_t year);
void years_sort(trend_years *years);

#endif
