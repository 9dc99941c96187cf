/* Indicators: what was achieved, what is aimed at, one beside the other. */
#include "amount.h"
#include "grid.h"
#include "labels.h"
#include "sections.h"

#include <stdio.h>

static const char *direction_mark(const view *v, int layer, int64_t row) {
    if (view_is(v, layer, row, "change_direction", "up")) return "↑";
    return view_is(v, layer, row, "change_direction", "down") ? "↓" : "";
}

void put_indicator_value(page *p, const view *v, int64_t indicator) {
    int layer = view_layer(v, "indicator"), quantities = view_layer(v, "quantity");
    int64_t quantity = view_integer(v, layer, indicator, "quantity", -1);
    if (quantity < 0) {
        page_text(p, view_text(v, layer, indicator));
        return;
    }
    if (view_is(v, layer, indicator, "measure", "growth")) page_put(p, direction_mark(v, layer, indicator));
    amount_readable(p, v, quantities, quantity);
}

/* ---- last year beside this year ---- */

static void put_relation(page *cell, const view *v, int layer, int64_t row) {
    label_put(cell, view_string(v, layer, row, "relation"));
    if (view_is(v, layer, row, "comparable", "loose")) page_put(cell, " ≈");
}

static page_tone relation_tone(const view *v, int layer, int64_t row) {
    if (view_is(v, layer, row, "relation", "raised")) return TONE_GOOD;
    return view_is(v, layer, row, "relation", "lowered") ? TONE_BAD : TONE_PLAIN;
}

void section_comparison(page *p, const view *v, depth d) {
    static const grid_column COLUMNS[] = {
        {"Indicator 指标", 0, 1}, {"Result 去年完成", 1, 1}, {"Target 今年目标", 1, 1}, {"Target is 目标比结果", 0, 0}};
    int layer = view_layer(v, "comparison");
    size_t rows = view_rows(v, layer), shown = rows < d.rows ? rows : d.rows;
    char detail[40];
    grid g;
    if (!rows) return;
    snprintf(detail, sizeof detail, "%zu", rows);
    page_heading(p, "Last year's results and this year's targets", "去年结果与今年目标", detail);
    grid_begin(&g, COLUMNS, 4);
    for (size_t i = 0; i < shown; i++) {
        int64_t row = (int64_t)i;
        grid_text(&g, view_string(v, layer, row, "name"));
        put_indicator_value(grid_cell_begin(&g, TONE_PLAIN), v, view_integer(v, layer, row, "achieved", -1));
        put_indicator_value(grid_cell_begin(&g, TONE_PLAIN), v, view_integer(v, layer, row, "target", -1));
        put_relation(grid_cell_begin(&g, relation_tone(v, layer, row)), v, layer, row);
    }
    grid_end(&g, p, 2);
    put_rest(p, shown, rows);
}

/* ---- indicators by status ---- */

static void put_change(page *cell, const view *v, int layer, int64_t row) {
    gb_string value = view_string(v, layer, row, "change_value");
    if (!value.data || view_is(v, layer, row, "measure", "growth")) return;
    page_put(cell, direction_mark(v, layer, row));
    amount_short(cell, value);
    page_text(cell, view_string(v, layer, row, "change_unit"));
}

static void put_row(grid *g, const view *v, int layer, int64_t row) {
    int64_t quantity = view_integer(v, layer, row, "quantity", -1);
    grid_text(g, view_string(v, layer, row, "name"));
    grid_text(g, view_string(v, layer, row, "period"));
    put_indicator_value(grid_cell_begin(g, TONE_PLAIN), v, row);
    put_change(grid_cell_begin(g, TONE_PLAIN), v, layer, row);
    amount_exact(grid_cell_begin(g, TONE_FAINT), v, view_layer(v, "quantity"), quantity);
}

static void put_status(page *p, const view *v, int layer, const char *status, depth d) {
    static const grid_column COLUMNS[] = {
        {"Indicator 指标", 0, 1}, {"Period 时期", 0, 0}, {"Value 数值", 1, 1}, {"Change 变化", 1, 0}, {"In full 完整数值", 1, 0}};
    size_t rows = view_rows(v, layer), all = 0;
    page title = {.columns = p->columns};
    grid g;
    grid_begin(&g, COLUMNS, 5);
    for (size_t i = 0; i < rows; i++) {
        if (!view_is(v, layer, (int64_t)i, "status", status)) continue;
        if (all++ < d.rows) put_row(&g, v, layer, (int64_t)i);
    }
    if (all) {
        label_put(&title, gb_string_of(status));
        page_put(p, "  ");
        page_text(p, (gb_string){title.data, title.length});
        page_format(p, ": %zu\n", all);
    }
    grid_end(&g, p, 4);
    if (all > d.rows) page_put(p, "  ");
    put_rest(p, d.rows, all);
    page_free(&title);
}

void section_indicators(page *p, const view *v, depth d) {
    int layer = view_layer(v, "indicator");
    char detail[40];
    if (!view_rows(v, layer)) return;
    snprintf(detail, sizeof detail, "%zu", view_rows(v, layer));
    page_heading(p, "Indicators", "指标", detail);
    put_status(p, v, layer, "achieved", d);
    put_status(p, v, layer, "target", d);
    put_status(p, v, layer, "ongoing", d);
}
