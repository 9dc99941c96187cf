/* Cells of layers by name: nothing has to be there. */
#ifndef COMMON_VIEW_H
#define COMMON_VIEW_H

#include "selection.h"
#include "gongbao/plugin.h"

/* A document, or the corpus. */
typedef struct view {
    const gb_host *host;
    const gb_document *document;
    const selection *chosen; /* layers the user wants; others are as if they were not there */
} view;

/* The handle of a layer or table; -1 when there is none. */
int view_layer(const view *v, const char *name);
/* Its rows; 0 when there is no such layer. */
size_t view_rows(const view *v, int layer);
/* The handle of a column; -1 when there is none. */
int view_column(const view *v, int layer, const char *name);
/* STR, DEC, ENUM; a NULL string when the cell, the column, the layer or the row (-1) is not there. */
gb_string view_string(const view *v, int layer, int64_t row, const char *column);
/* INT, BOOL, REF; `missing` when it is not there. */
int64_t view_integer(const view *v, int layer, int64_t row, const char *column, int64_t missing);
/* 1 when the enum or text cell is exactly `text`. */
int view_is(const view *v, int layer, int64_t row, const char *column, const char *text);
/* The text at which the row stands; a NULL string when it stands nowhere. */
gb_string view_text(const view *v, int layer, int64_t row);

#endif
