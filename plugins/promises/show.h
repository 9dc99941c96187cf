/* How promises are shown: marks, figures, the tables of a place, the sentences behind them. */
#ifndef PROMISES_SHOW_H
#define PROMISES_SHOW_H

#include "../common/grid.h"
#include "entries.h"

/* The tables on their way to the page. */
typedef struct show {
    const view *v;
    int table;
    page *page;
} show;

/* -- figure.c -- */

/* What the marks mean, in one line or two. */
void show_legend(page *p);
/* One mark for the verdict of a row, "✓". */
const char *show_mark(const show *s, int64_t row);
page_tone show_tone(const show *s, int64_t row);
/* The figure of a side ("target" or "result") as it is written, in half-width characters; its clause where there is no
 * figure; nothing when there is neither. */
void show_figure(page *cell, const show *s, int64_t row, const char *side);

/* -- matrix.c -- */

/* The lines of a place that have two years or more: a line an indicator, a column a year. */
void show_matrix(const show *s, const series *lines, size_t count);
/* The others: a line a promise, by year. 0, or -1: no memory. */
int show_singles(const show *s, const series *lines, size_t count);

/* -- evidence.c -- */

/* Each promise of the lines with its two sentences, by year and then as the lines stand. 0, or -1: no memory. */
int show_evidence(const show *s, const series *lines, size_t count);

#endif
