/* Indicators: what was achieved, what is aimed at, one beside the other. */
#include "amount.h"
#include "../common/grid.h"
#include "../common/labels.h"
#include "sections.h"

#include <stdio.h>

#define WORDS_WIDTH 24 /* columns for a result or target without a figure: more would squeeze the names */

static const char *direction_mark(const view *v, int layer, int64_t row) {
    if (view_is(v, layer, row, "change_direction", "up")) return "↑";
    return view_is(v, layer, row, "change_direction", "down") ? "↓" : "";
}

void put_indicator_value(page *p, const view *v, int64_t indicator) {
    int layer = view_layer(v, "indicator");
    int64_t quantity = view_integer(v, layer, indicator, "quantity", -1);
    if (quantity < 0) { /* said in words */
        page_fit(p, view_text(v, layer, indicator), WORDS_WIDTH);
        return;
    }
    if (view_is(v, layer, indicator, "measure", "growth")) page_put(p, direction_mark(v, layer, indicator));
    amount_readable(p, v, view_layer(v, "quantity"), quantity);
}

/* "↑16.4%": the change that the figure comes with; nothing for a figure that is itself the change. */
static void put_change(page *p, const view *v, int64_t indicator) {
    int layer = view_layer(v, "indicator");
    gb_string value = view_string(v, layer, indicator, "change_value");
    if (!value.data || view_is(v, layer, indicator, "measure", "growth")) return;
    page_put(p, direction_mark(v, layer, indicator));
    amount_short(p, value);
    page_text(p, view_string(v, layer, indicator, "change_unit"));
}

/* ---- last year beside this year ---- */

/* A value, with its change when the other one is a change. */
static void put_side(page *cell, const view *v, int64_t own, int64_t other) {
    int layer = view_layer(v, "indicator");
    put_indicator_value(cell, v, own);
    if (!view_is(v, layer, other, "measure", "growth") || !view_string(v, layer, own, "change_value").data) return;
    if (view_is(v, layer, own, "measure", "growth")) return;
    page_put(cell, " ");
    put_change(cell, v, own);
}

static void put_relation(page *cell, const view *v, int layer, int64_t row) {
    gb_string relation = view_string(v, layer, row, "relation");
    label_put(cell, relation);
    if (!view_is(v, layer, row, "comparable", "loose")) return;
    page_put(cell, relation.data ? " ≈" : "≈");
}

static page_tone relation_tone(const view *v, int layer, int64_t row) {
    if (view_is(v, layer, row, "relation", "raised")) return TONE_GOOD;
    return view_is(v, layer, row, "relation", "lowered") ? TONE_BAD : TONE_PLAIN;
}

static int any_loose(const view *v, int layer, size_t rows) {
    for (size_t i = 0; i < rows; i++)
        if (view_is(v, layer, (int64_t)i, "comparable", "loose")) return 1;
    return 0;
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
        int64_t achieved = view_integer(v, layer, row, "achieved", -1),
                target = view_integer(v, layer, row, "target", -1);
        put_side(grid_cell_begin(&g, TONE_PLAIN), v, achieved, target);
        put_side(grid_cell_begin(&g, TONE_PLAIN), v, target, achieved);
        put_relation(grid_cell_begin(&g, relation_tone(v, layer, row)), v, layer, row);
    }
    grid_end(&g, p, 2);
    put_rest(p, shown, rows);
    if (!any_loose(v, layer, shown)) return;
    page_tone_set(p, TONE_FAINT);
    page_put(p, "  ≈ only roughly comparable 大致可比\n");
    page_tone_set(p, TONE_PLAIN);
}

/* ---- indicators by status ---- */

/* 1 when the row only repeats the change that the row before it comes with. */
static int is_repeated(const view *v, int layer, int64_t row) {
    gb_string name = view_string(v, layer, row, "name"), change = view_string(v, layer, row - 1, "change_value");
    gb_string value = view_string(v, view_layer(v, "quantity"), view_integer(v, layer, row, "quantity", -1), "value");
    return row > 0 && change.data && value.data && gb_equal(change, value) &&
           view_is(v, layer, row, "measure", "growth") && !view_is(v, layer, row - 1, "measure", "growth") &&
           gb_equal(name, view_string(v, layer, row - 1, "name"));
}

/* The period of most rows of that status. */
static gb_string usual_period(const view *v, int layer, const char *status) {
    label_tally tally = {0};
    size_t best = 0;
    for (size_t i = 0; i < view_rows(v, layer); i++)
        if (view_is(v, layer, (int64_t)i, "status", status))
            label_count(&tally, view_string(v, layer, (int64_t)i, "period"));
    for (size_t i = 1; i < tally.used; i++)
        if (tally.counts[i] > tally.counts[best]) best = i;
    return tally.used ? tally.names[best] : (gb_string){NULL, 0};
}

static void put_row(grid *g, const view *v, int layer, int64_t row, gb_string usual) {
    gb_string period = view_string(v, layer, row, "period");
    page *cell = grid_cell_begin(g, TONE_PLAIN);
    if (period.length && !gb_equal(period, usual)) {
        page_text(cell, period);
        page_put(cell, " ");
    }
    page_text(cell, view_string(v, layer, row, "name"));
    put_indicator_value(grid_cell_begin(g, TONE_PLAIN), v, row);
    put_change(grid_cell_begin(g, TONE_PLAIN), v, row);
    amount_exact(grid_cell_begin(g, TONE_FAINT), v, view_layer(v, "quantity"),
                 view_integer(v, layer, row, "quantity", -1));
}

static void put_status(page *p, const view *v, int layer, const char *status, depth d) {
    static const grid_column COLUMNS[] = {
        {"Indicator 指标", 0, 1}, {"Value 数值", 1, 0}, {"Change 变化", 1, 0}, {"In full 完整数值", 1, 0}};
    gb_string usual = usual_period(v, layer, status);
    size_t all = 0;
    page title = {.columns = p->columns};
    grid g;
    grid_begin(&g, COLUMNS, 4);
    for (size_t i = 0; i < view_rows(v, layer); i++) {
        if (!view_is(v, layer, (int64_t)i, "status", status) || is_repeated(v, layer, (int64_t)i)) continue;
        if (all++ < d.rows) put_row(&g, v, layer, (int64_t)i, usual);
    }
    if (all) {
        label_put(&title, gb_string_of(status));
        if (usual.length) page_put(&title, " ");
        page_text(&title, usual);
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
