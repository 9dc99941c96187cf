/* The rows of the table promise, put into places, lines (an indicator) and years. */
#ifndef PROMISES_ENTRIES_H
#define PROMISES_ENTRIES_H

#include "../common/view.h"

/* A promise: a row of the table and what it is ordered by. The texts are the table's. */
typedef struct entry {
    int64_t row;
    gb_string place, indicator, measure;
    int year;     /* 0 = unknown */
    int not_due;  /* its year has not been reported yet */
    size_t order; /* of its place, in which places appear */
    size_t nth;   /* of those with the same place, indicator, measure and year: 0 is the first */
} entry;

/* Consecutive entries of one indicator, at most one a year, years ascending. */
typedef struct series {
    const entry *entries;
    size_t count;
} series;

typedef struct entries {
    entry *list;
    size_t count;
    series *lines; /* by place, then by the table's order of their first rows */
    size_t line_count;
} entries;

/* Reads and orders the table; O(n log n). 0, or -1: no memory. To be freed in either case. */
int entries_read(entries *all, const view *v, int table);
/* For qsort() of pointers to entries: by year, then as the table has them. */
int entry_by_year(const void *left, const void *right);
void entries_free(entries *all);

#endif
