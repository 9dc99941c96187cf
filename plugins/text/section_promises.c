/* Promises and what became of them; what went wrong. */
#include "../common/grid.h"
#include "../common/labels.h"
#include "sections.h"

#include <stdio.h>

/* What readers want to see first. */
static const char *const ORDER[] = {"missed",     "exceeded", "met", "unclear", "reported_in_words",
                                    "unreported", "not_due"};
#define ORDER_COUNT (sizeof ORDER / sizeof *ORDER)
#define WORDS_BEFORE 2 /* characters shown before a figure */

static page_tone verdict_tone(const view *v, int table, int64_t row) {
    if (view_is(v, table, row, "verdict", "met") || view_is(v, table, row, "verdict", "exceeded")) return TONE_GOOD;
    return view_is(v, table, row, "verdict", "missed") ? TONE_BAD : TONE_PLAIN;
}

/* The part of a clause that holds its figure: from a little before the first digit on. */
static void put_figure(page *cell, gb_string text) {
    size_t at = 0;
    while (at < text.length && (text.data[at] < '0' || text.data[at] > '9')) at++;
    if (at == text.length) at = 0;
    for (int i = 0; i < WORDS_BEFORE; i++) gb_previous(text, &at);
    if (at) page_put(cell, "…");
    page_text(cell, (gb_string){text.data + at, text.length - at});
}

static void put_side(page *cell, const view *v, int table, int64_t row, const char *figure, const char *clause) {
    const gb_string written = view_string(v, table, row, figure);
    if (written.length)
        page_text(cell, written);
    else
        put_figure(cell, view_string(v, table, row, clause));
}

static void put_promise(grid *g, const view *v, int table, int64_t row) {
    gb_string document = view_string(v, table, row, "target_document");
    grid_text(g, document.length ? document : view_string(v, table, row, "place"));
    grid_text(g, view_string(v, table, row, "indicator"));
    put_side(grid_cell_begin(g, TONE_PLAIN), v, table, row, "target_figure", "target_text");
    put_side(grid_cell_begin(g, TONE_PLAIN), v, table, row, "result_figure", "result_text");
    label_put(grid_cell_begin(g, verdict_tone(v, table, row)), view_string(v, table, row, "verdict"));
}

static size_t put_verdict(grid *g, const view *v, int table, const char *verdict, size_t room) {
    size_t put = 0;
    for (size_t i = 0; i < view_rows(v, table) && put < room; i++) {
        gb_string value = view_string(v, table, (int64_t)i, "verdict");
        int known = 0;
        for (size_t k = 0; k < ORDER_COUNT; k++) known |= value.data && gb_equal(value, gb_string_of(ORDER[k]));
        if (verdict ? !value.data || !gb_equal(value, gb_string_of(verdict)) : known) continue;
        put_promise(g, v, table, (int64_t)i);
        put++;
    }
    return put;
}

void section_promises(page *p, const view *v, depth d) {
    static const grid_column COLUMNS[] = {{"Report 报告", 0, 1},
                                          {"Indicator 指标", 0, 1},
                                          {"Target 目标", 0, 1},
                                          {"Result 结果", 0, 1},
                                          {"Verdict 结论", 0, 0}};
    int table = view_layer(v, "promise");
    size_t rows = view_rows(v, table), put = 0;
    label_tally tally = {0};
    char detail[40];
    grid g;
    if (!rows) return;
    snprintf(detail, sizeof detail, "%zu", rows);
    page_heading(p, "Promises and results", "承诺与兑现", detail);
    for (size_t i = 0; i < rows; i++) label_count(&tally, view_string(v, table, (int64_t)i, "verdict"));
    section_tally(p, &tally);
    grid_begin(&g, COLUMNS, 5);
    for (size_t k = 0; k < ORDER_COUNT; k++) put += put_verdict(&g, v, table, ORDER[k], d.rows - put);
    put += put_verdict(&g, v, table, NULL, d.rows - put);
    grid_end(&g, p, 2);
    put_rest(p, put, rows);
}

void section_errors(page *p, const view *v, depth d) {
    int table = v->host->layer_count(v->document) - 1;
    size_t rows, shown;
    char detail[40];
    while (table >= 0 && strcmp(v->host->layer_name(v->document, table), "error") != 0) table--;
    rows = view_rows(v, table);
    shown = rows < d.rows ? rows : d.rows;
    if (!rows) return;
    snprintf(detail, sizeof detail, "%zu", rows);
    page_heading(p, "Errors", "出错", detail);
    for (size_t i = 0; i < shown; i++) {
        gb_string document = view_string(v, table, (int64_t)i, "document"),
                  plugin = view_string(v, table, (int64_t)i, "plugin");
        page line = {.columns = p->columns};
        page_text(&line, document);
        if (document.length) page_put(&line, ": ");
        page_text(&line, plugin);
        if (plugin.length) page_put(&line, ": ");
        page_text(&line, view_string(v, table, (int64_t)i, "message"));
        page_spaces(p, 2);
        page_wrap(p, (gb_string){line.data, line.length}, 2, 4);
        page_free(&line);
    }
    put_rest(p, shown, rows);
}
