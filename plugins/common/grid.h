/* A table of cells with aligned columns that fits the page. */
#ifndef COMMON_GRID_H
#define COMMON_GRID_H

#include "page.h"

#define GRID_COLUMNS 20

typedef struct grid_cell {
    size_t start, length; /* in the cells' page */
    page_tone tone;
} grid_cell;

typedef struct grid_column {
    const char *title; /* NULL = no line of titles */
    int right;         /* 1: aligned to the right */
    int flexible;      /* 1: may be cut when the page is too narrow */
} grid_column;

typedef struct grid {
    const grid_column *columns;
    size_t column_count;
    page cells; /* their text, one after the other */
    grid_cell *list;
    size_t count, capacity; /* of cells */
} grid;

/* `columns` is borrowed: up to GRID_COLUMNS. */
void grid_begin(grid *g, const grid_column *columns, size_t count);
/* Begins the next cell, row by row; its text is what is then put on the page that is returned. */
page *grid_cell_begin(grid *g, page_tone tone);
/* A cell with a text of a report. */
void grid_text(grid *g, gb_string text);
/* A cell with a text of the program. */
void grid_put(grid *g, const char *text, page_tone tone);
/* A cell with a whole number. */
void grid_count(grid *g, uint64_t number);
/* Prints the table with `indent` columns before it, frees it. */
void grid_end(grid *g, page *p, size_t indent);

#endif
