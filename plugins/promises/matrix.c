/* The tables of a place. */
#include "show.h"

#include "../common/labels.h"

#include <stdio.h>
#include <stdlib.h>

#define NAME_COLUMNS 22 /* that an indicator's name should have */
#define YEAR_COLUMNS 18 /* that a year should have */
#define MOST_YEARS (GRID_COLUMNS - 1)

/* ---- years across ---- */

static int first_year(const series *lines, size_t count, int from) {
    int first = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k < lines[i].count; k++) {
            const int year = lines[i].entries[k].year;
            if (lines[i].count > 1 && year >= from && (first == 0 || year < first)) first = year;
        }
    return first;
}

static const entry *entry_of(const series *one, int year) {
    for (size_t k = 0; k < one->count; k++)
        if (one->entries[k].year == year) return &one->entries[k];
    return NULL;
}

static void put_name(grid *g, const entry *e) {
    page *cell = grid_cell_begin(g, TONE_PLAIN);
    page_text(cell, e->indicator);
    if (e->measure.data && !gb_equal(e->measure, GB_TEXT("level"))) {
        page_put(cell, " ");
        label_put_chinese(cell, e->measure);
    }
}

/* "✓ 6%左右 → 6.2%": the mark first, because what does not fit is cut at the end. */
static void put_cell(grid *g, const show *s, const entry *e) {
    page *cell = grid_cell_begin(g, e ? show_tone(s, e->row) : TONE_PLAIN);
    if (!e) return;
    page_format(cell, "%s ", show_mark(s, e->row));
    show_figure(cell, s, e->row, "target");
    if (view_string(s->v, s->table, e->row, "result_figure").length) {
        page_put(cell, "→");
        show_figure(cell, s, e->row, "result");
    }
}

/* The lines that have one of the years. */
static void put_block(const show *s, const series *lines, size_t count, const int *years, size_t year_count) {
    grid_column columns[GRID_COLUMNS] = {{"Indicator 指标", 0, 1}};
    char titles[MOST_YEARS][16];
    grid g;
    for (size_t y = 0; y < year_count; y++) {
        snprintf(titles[y], sizeof titles[y], "%d", years[y]);
        columns[y + 1] = (grid_column){titles[y], 0, 1};
    }
    grid_begin(&g, columns, year_count + 1);
    for (size_t i = 0; i < count; i++) {
        int has = 0;
        for (size_t y = 0; y < year_count; y++) has |= lines[i].count > 1 && entry_of(&lines[i], years[y]) != NULL;
        if (!has) continue;
        put_name(&g, lines[i].entries);
        for (size_t y = 0; y < year_count; y++) put_cell(&g, s, entry_of(&lines[i], years[y]));
    }
    grid_end(&g, s->page, 2);
}

void show_matrix(const show *s, const series *lines, size_t count) {
    const int room = (s->page->columns - NAME_COLUMNS) / YEAR_COLUMNS;
    const size_t most = room < 1 ? 1 : room > MOST_YEARS ? MOST_YEARS : (size_t)room;
    int years[MOST_YEARS], year = first_year(lines, count, 1);
    while (year) {
        size_t used = 0;
        for (; year && used < most; year = first_year(lines, count, year + 1)) years[used++] = year;
        page_put(s->page, "\n");
        put_block(s, lines, count, years, used);
    }
}

/* ---- promises of one year ---- */

static void put_single(grid *g, const show *s, const entry *e) {
    page *cell = grid_cell_begin(g, TONE_PLAIN);
    page_format(cell, "%d", e->year);
    put_name(g, e);
    show_figure(grid_cell_begin(g, TONE_PLAIN), s, e->row, "target");
    show_figure(grid_cell_begin(g, TONE_PLAIN), s, e->row, "result");
    label_put(grid_cell_begin(g, show_tone(s, e->row)), view_string(s->v, s->table, e->row, "verdict"));
}

int show_singles(const show *s, const series *lines, size_t count) {
    static const grid_column COLUMNS[] = {{"Year 年", 0, 0},
                                          {"Indicator 指标", 0, 1},
                                          {"Target 目标", 0, 1},
                                          {"Result 结果", 0, 1},
                                          {"Verdict 结论", 0, 0}};
    const entry **singles = malloc((count + 1) * sizeof *singles);
    size_t used = 0;
    grid g;
    if (!singles) return -1;
    for (size_t i = 0; i < count; i++)
        if (lines[i].count == 1) singles[used++] = lines[i].entries;
    if (used) {
        qsort(singles, used, sizeof *singles, entry_by_year);
        page_put(s->page, "\n");
        grid_begin(&g, COLUMNS, 5);
        for (size_t i = 0; i < used; i++) put_single(&g, s, singles[i]);
        grid_end(&g, s->page, 2);
    }
    free(singles);
    return 0;
}
