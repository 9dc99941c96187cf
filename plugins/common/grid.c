/* A table of cells with aligned columns. */
#include "grid.h"

#include <stdlib.h>

#define GAP 2u   /* spaces between columns */
#define LEAST 8u /* columns that a flexible one keeps */

void grid_begin(grid *g, const grid_column *columns, size_t count) {
    *g = (grid){.columns = columns, .column_count = count};
}

static void close_cell(grid *g) {
    if (g->count) g->list[g->count - 1].length = g->cells.length - g->list[g->count - 1].start;
}

page *grid_cell_begin(grid *g, page_tone tone) {
    close_cell(g);
    if (g->count == g->capacity) {
        size_t capacity = g->capacity ? 2 * g->capacity : 64;
        grid_cell *list = realloc(g->list, capacity * sizeof *list);
        if (!list) {
            g->cells.failed = 1;
            return &g->cells;
        }
        g->list = list;
        g->capacity = capacity;
    }
    g->list[g->count++] = (grid_cell){g->cells.length, 0, tone};
    return &g->cells;
}

void grid_text(grid *g, gb_string text) {
    page_text(grid_cell_begin(g, TONE_PLAIN), text);
}

void grid_put(grid *g, const char *text, page_tone tone) {
    page_put(grid_cell_begin(g, tone), text);
}

void grid_count(grid *g, uint64_t number) {
    page_count(grid_cell_begin(g, TONE_PLAIN), number);
}

static gb_string cell_text(const grid *g, size_t index) {
    return (gb_string){g->cells.data + g->list[index].start, g->list[index].length};
}

static void measure(const grid *g, size_t n, size_t *widths) {
    for (size_t c = 0; c < g->column_count; c++)
        widths[c] = g->columns[c].title ? text_width(gb_string_of(g->columns[c].title)) : 0;
    for (size_t i = 0; i < g->count; i++) {
        size_t width = text_width(cell_text(g, i)), c = i % n;
        if (width > widths[c]) widths[c] = width;
    }
}

/* Takes columns from the widest flexible column until the table fits. */
static void shrink(const grid *g, size_t *widths, size_t room) {
    for (;;) {
        size_t total = GAP * (g->column_count - 1), widest = g->column_count;
        for (size_t c = 0; c < g->column_count; c++) {
            total += widths[c];
            if (g->columns[c].flexible && widths[c] > LEAST &&
                (widest == g->column_count || widths[c] > widths[widest]))
                widest = c;
        }
        if (total <= room || widest == g->column_count) return;
        widths[widest]--;
    }
}

static void print_cell(page *p, gb_string text, size_t width, int right, int last, page_tone tone) {
    size_t own = text_width(text);
    size_t padding = own < width ? width - own : 0;
    if (!own) tone = TONE_PLAIN;
    if (right) page_spaces(p, padding);
    if (tone != TONE_PLAIN) page_tone_set(p, tone);
    page_fit(p, text, width);
    if (tone != TONE_PLAIN) page_tone_set(p, TONE_PLAIN);
    if (!last) page_spaces(p, (right ? 0 : padding) + GAP);
}

static void trim_line(page *p) {
    while (p->length && p->data[p->length - 1] == ' ') p->length--;
    page_put(p, "\n");
}

void grid_end(grid *g, page *p, size_t indent) {
    size_t widths[GRID_COLUMNS] = {0}, n = g->column_count;
    close_cell(g);
    if (g->cells.failed) p->failed = 1;
    if (!g->cells.failed && g->count && n) {
        measure(g, n, widths);
        shrink(g, widths, (size_t)p->columns > indent ? (size_t)p->columns - indent : LEAST);
        if (g->columns[0].title) {
            page_spaces(p, indent);
            for (size_t c = 0; c < n; c++)
                print_cell(p, gb_string_of(g->columns[c].title), widths[c], g->columns[c].right, c + 1 == n,
                           TONE_FAINT);
            trim_line(p);
        }
        for (size_t i = 0; i < g->count; i++) {
            if (i % n == 0) page_spaces(p, indent);
            print_cell(p, cell_text(g, i), widths[i % n], g->columns[i % n].right, i % n + 1 == n, g->list[i].tone);
            if (i % n + 1 == n) trim_line(p);
        }
    }
    page_free(&g->cells);
    free(g->list);
    *g = (grid){0};
}
