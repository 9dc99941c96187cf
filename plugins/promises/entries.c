/* From rows to lines. */
#include "entries.h"

#include <stdlib.h>

static int compare_text(gb_string a, gb_string b) {
    const size_t shorter = a.length < b.length ? a.length : b.length;
    const int order = shorter ? memcmp(a.data, b.data, shorter) : 0;
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

#define COMPARE(a, b) \
    if ((a) != (b)) return (a) > (b) ? 1 : -1

/* Same place, indicator and measure stand together. */
static int compare_keys(const entry *a, const entry *b) {
    int order;
    COMPARE(a->order, b->order);
    order = compare_text(a->indicator, b->indicator);
    if (order) return order;
    order = compare_text(a->measure, b->measure);
    if (order) return order;
    COMPARE(a->not_due, b->not_due);
    return 0;
}

static int by_year(const void *left, const void *right) {
    const entry *a = left, *b = right;
    const int order = compare_keys(a, b);
    if (order) return order;
    COMPARE(a->year, b->year);
    COMPARE(a->row, b->row);
    return 0;
}

/* The second promise of one indicator and year goes to a line of its own. */
static int by_line(const void *left, const void *right) {
    const entry *a = left, *b = right;
    const int order = compare_keys(a, b);
    if (order) return order;
    COMPARE(a->nth, b->nth);
    COMPARE(a->year, b->year);
    return 0;
}

static int by_appearance(const void *left, const void *right) {
    const series *a = left, *b = right;
    COMPARE(a->entries->order, b->entries->order);
    COMPARE(a->entries->row, b->entries->row);
    return 0;
}

static void number_repeats(entry *list, size_t count) {
    for (size_t i = 1; i < count; i++)
        if (compare_keys(&list[i - 1], &list[i]) == 0 && list[i - 1].year == list[i].year)
            list[i].nth = list[i - 1].nth + 1;
}

static void make_lines(entries *all) {
    for (size_t i = 0; i < all->count; i++) {
        const entry *e = &all->list[i];
        series *last = all->line_count ? &all->lines[all->line_count - 1] : NULL;
        if (last && compare_keys(last->entries, e) == 0 && last->entries->nth == e->nth)
            last->count++;
        else
            all->lines[all->line_count++] = (series){e, 1};
    }
}

int entries_read(entries *all, const view *v, int table) {
    const size_t rows = view_rows(v, table);
    *all = (entries){.list = calloc(rows + 1, sizeof *all->list), .lines = calloc(rows + 1, sizeof *all->lines)};
    if (!all->list || !all->lines) return -1;
    for (size_t i = 0; i < rows; i++) {
        entry *e = &all->list[i];
        *e = (entry){.row = (int64_t)i,
                     .place = view_string(v, table, (int64_t)i, "place"),
                     .indicator = view_string(v, table, (int64_t)i, "indicator"),
                     .measure = view_string(v, table, (int64_t)i, "measure"),
                     .year = (int)view_integer(v, table, (int64_t)i, "year", 0),
                     .not_due = view_is(v, table, (int64_t)i, "verdict", "not_due")};
        /* The table goes from place to place. */
        if (i) e->order = e[-1].order + !gb_equal(e[-1].place, e->place);
    }
    all->count = rows;
    qsort(all->list, rows, sizeof *all->list, by_year);
    number_repeats(all->list, rows);
    qsort(all->list, rows, sizeof *all->list, by_line);
    make_lines(all);
    qsort(all->lines, all->line_count, sizeof *all->lines, by_appearance);
    return 0;
}

int entry_by_year(const void *left, const void *right) {
    const entry *a = *(const entry *const *)left, *b = *(const entry *const *)right;
    if (a->year != b->year) return a->year > b->year ? 1 : -1;
    return a->row > b->row ? 1 : -1;
}

void entries_free(entries *all) {
    free(all->list);
    free(all->lines);
    *all = (entries){0};
}
