/* Cells of a CSV file (RFC 4180) that spreadsheets open safely. Compiled into the bundled writers. */
#ifndef COMMON_CELLS_H
#define COMMON_CELLS_H

#include "stream.h"

typedef struct cell_style {
    char delimiter;
    int guard; /* 1: text that a spreadsheet would take for a formula gets an apostrophe in front */
} cell_style;

/* A cell of text; an absent value is an empty cell. */
void cell_text(stream *out, const cell_style *style, gb_string text);
/* The cell of a row: numbers as they are, booleans as true and false, refs as row ids. */
void cell_value(stream *out, const cell_style *style, const gb_document *document, int layer, size_t row, int column,
                gb_type type);
void cell_line_end(stream *out);

#endif
