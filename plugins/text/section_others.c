/* Layers and tables that this summary knows nothing about: how many rows, and the first few. */
#include "../common/grid.h"
#include "sections.h"

#include <stdio.h>

#define OTHER_COLUMNS 5

#define OTHER_ROWS 5

/* Layers and tables that other parts show, or that say nothing to a reader. */
static const char *const KNOWN[] = {
    "section",    "sentence",     "token",          "quantity",       "slogan",        "slogan_member", "indicator",
    "comparison", "metadata",     "keyword",        "slogan_life",    "slogan_shared", "slogan_term",   "promise",
    "category",   "category_hit", "category_count", "category_group", "error",         "term",          "term_total"};

static int is_known(const char *name) {
    for (size_t i = 0; i < sizeof KNOWN / sizeof *KNOWN; i++)
        if (strcmp(KNOWN[i], name) == 0) return 1;
    return 0;
}

static int has_text(const view *v, int layer, size_t rows) {
    const gb_span *spans = v->host->spans(v->document, layer);
    for (size_t i = 0; i < rows; i++)
        if (spans[i].start != GB_NO_POSITION) return 1;
    return 0;
}

static void put_cell(page *cell, const view *v, int layer, size_t row, int column) {
    gb_type type = v->host->column_info(v->document, layer, column)->type;
    if (v->host->is_null(v->document, layer, row, column)) return;
    if (type == GB_STR || type == GB_DEC || type == GB_ENUM)
        page_text(cell, v->host->get_str(v->document, layer, row, column));
    else if (type == GB_NUM)
        page_format(cell, "%.4g", v->host->get_num(v->document, layer, row, column));
    else if (type == GB_BOOL)
        page_put(cell, v->host->get_int(v->document, layer, row, column) ? "yes 是" : "no 否");
    else
        page_format(cell, "%lld", (long long)v->host->get_int(v->document, layer, row, column));
}

/* The first columns that have a value in one of the rows shown. */
static size_t choose(const view *v, int layer, size_t rows, size_t room, int *chosen) {
    size_t used = 0;
    for (int c = 0; c < v->host->column_count(v->document, layer) && used < room; c++)
        for (size_t row = 0; row < rows; row++)
            if (!v->host->is_null(v->document, layer, row, c)) {
                chosen[used++] = c;
                break;
            }
    return used;
}

static void put_layer(page *p, const view *v, int layer, size_t shown) {
    grid_column columns[OTHER_COLUMNS + 1] = {{"text 原文", 0, 1}};
    int chosen[OTHER_COLUMNS];
    size_t first = has_text(v, layer, shown) ? 1 : 0;
    size_t count = choose(v, layer, shown, OTHER_COLUMNS, chosen);
    grid g;
    for (size_t i = 0; i < count; i++)
        columns[first + i] = (grid_column){v->host->column_info(v->document, layer, chosen[i])->name, 0, 1};
    if (first + count == 0) return;
    grid_begin(&g, columns, first + count);
    for (size_t row = 0; row < shown; row++) {
        if (first) grid_text(&g, view_text(v, layer, (int64_t)row));
        for (size_t i = 0; i < count; i++) put_cell(grid_cell_begin(&g, TONE_PLAIN), v, layer, row, chosen[i]);
    }
    grid_end(&g, p, 2);
}

void section_others(page *p, const view *v, depth d) {
    int count = v->host->layer_count(v->document);
    for (int i = 0; i < count; i++) {
        const char *name = v->host->layer_name(v->document, i);
        size_t rows = v->host->rows(v->document, i), limit = d.all || d.rows < OTHER_ROWS ? d.rows : OTHER_ROWS;
        size_t shown = rows < limit ? rows : limit;
        char detail[40];
        if (is_known(name) || !rows || !selection_has(v->chosen, name)) continue;
        snprintf(detail, sizeof detail, "%zu rows", rows);
        page_heading(p, name, "", detail);
        put_layer(p, v, i, shown);
        put_rest(p, shown, rows);
    }
}
