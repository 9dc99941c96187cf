/* Quantities by kind, and the first ones when nothing tells which of them matter. */
#include "amount.h"
#include "../common/grid.h"
#include "../common/labels.h"
#include "sections.h"

#include <stdio.h>

/* Kinds that are worth a line of their own. */
static int is_main(const view *v, int layer, int64_t row) {
    static const char *const MAIN[] = {"quantity", "money",    "percent", "percentage_point",
                                       "multiple", "fraction", "rank"};
    gb_string kind = view_string(v, layer, row, "kind");
    for (size_t i = 0; i < sizeof MAIN / sizeof *MAIN; i++)
        if (kind.data && gb_equal(kind, gb_string_of(MAIN[i]))) return 1;
    return !kind.data;
}

static void put_list(page *p, const view *v, int layer, depth d) {
    static const grid_column COLUMNS[] = {
        {"As written 原文", 0, 1}, {"Value 数值", 1, 0}, {"In full 完整数值", 1, 0}, {"Of 所指", 0, 1}};
    size_t rows = view_rows(v, layer), all = 0;
    grid g;
    grid_begin(&g, COLUMNS, 4);
    for (size_t i = 0; i < rows; i++) {
        int64_t row = (int64_t)i;
        if (!is_main(v, layer, row) || all++ >= d.rows) continue;
        grid_text(&g, view_text(v, layer, row));
        amount_readable(grid_cell_begin(&g, TONE_PLAIN), v, layer, row);
        amount_exact(grid_cell_begin(&g, TONE_FAINT), v, layer, row);
        grid_text(&g, view_string(v, layer, row, "head"));
    }
    grid_end(&g, p, 2);
    put_rest(p, d.rows, all);
}

void section_quantities(page *p, const view *v, depth d) {
    int layer = view_layer(v, "quantity");
    size_t rows = view_rows(v, layer);
    label_tally tally = {0};
    char detail[40];
    if (!rows) return;
    snprintf(detail, sizeof detail, "%zu", rows);
    page_heading(p, "Quantities", "数量", detail);
    for (size_t i = 0; i < rows; i++) label_count(&tally, view_string(v, layer, (int64_t)i, "kind"));
    section_tally(p, &tally);
    if (!view_rows(v, view_layer(v, "indicator"))) put_list(p, v, layer, d);
}
