/* Keywords, topics and the lives of slogans: tables of the corpus. */
#include "../common/grid.h"
#include "../common/labels.h"
#include "sections.h"

#include <stdio.h>
#include <stdlib.h>

#define CATEGORY_LIMIT 64

/* ---- keywords ---- */

static int same_value(gb_string a, gb_string b) {
    return (!a.length && !b.length) || (a.data && b.data && gb_equal(a, b));
}

/* 1 when the row is about `document` (NULL string: about the whole corpus) and `group`. */
static int is_about(const view *v, int table, int64_t row, gb_string document, gb_string group) {
    return same_value(view_string(v, table, row, "document"), document) &&
           same_value(view_string(v, table, row, "group"), group);
}

/* The first row about `document` or, when there is none, about anything; -1 = no row. */
static int64_t first_row(const view *v, int table, gb_string document) {
    size_t rows = view_rows(v, table);
    for (size_t i = 0; i < rows; i++)
        if (same_value(view_string(v, table, (int64_t)i, "document"), document)) return (int64_t)i;
    return rows ? 0 : -1;
}

void section_keywords(page *p, const view *v, depth d, gb_string document) {
    int table = view_layer(v, "keyword");
    int64_t first = first_row(v, table, document);
    page line = {.columns = p->columns};
    size_t put = 0;
    if (first < 0) return;
    document = view_string(v, table, first, "document");
    gb_string group = view_string(v, table, first, "group");
    for (size_t i = 0; i < view_rows(v, table) && put < d.terms; i++) {
        int64_t row = (int64_t)i, count = view_integer(v, table, row, "count", 0);
        if (!is_about(v, table, row, document, group)) continue;
        if (put++) page_put(&line, " · ");
        page_text(&line, view_string(v, table, row, "term"));
        if (count > 0) page_format(&line, " %lld", (long long)count);
    }
    page_heading(p, "Keywords", "关键词", NULL);
    page_spaces(p, 2);
    page_wrap(p, (gb_string){line.data, line.length}, 2, 2);
    page_free(&line);
}

/* ---- topics ---- */

typedef struct category {
    gb_string name;
    int64_t hits;
} category;

static int compare_hits(const void *a, const void *b) {
    const category *x = a, *y = b;
    return x->hits != y->hits ? (x->hits < y->hits ? 1 : -1) : (x > y) - (x < y);
}

static size_t sum_categories(const view *v, int table, category *list, int64_t *total) {
    size_t used = 0;
    for (size_t i = 0; i < view_rows(v, table); i++) {
        gb_string name = view_string(v, table, (int64_t)i, "category");
        int64_t hits = view_integer(v, table, (int64_t)i, "hits", 0);
        size_t c = 0;
        /* The hits of a category are hits of those above it, too. */
        if (view_integer(v, table, (int64_t)i, "level", 1) > 1) continue;
        while (c < used && !same_value(list[c].name, name)) c++;
        if (c == CATEGORY_LIMIT || hits <= 0) continue;
        if (c == used) list[used++] = (category){name, 0};
        list[c].hits += hits;
        *total += hits;
    }
    qsort(list, used, sizeof *list, compare_hits);
    return used;
}

void section_categories(page *p, const view *v, depth d) {
    int table = view_layer(v, "category");
    category list[CATEGORY_LIMIT];
    int64_t total = 0;
    size_t count = sum_categories(v, table, list, &total);
    page line = {.columns = p->columns};
    if (!count) return;
    page_heading(p, "Topics", "主题", NULL);
    for (size_t i = 0; i < count && i < d.terms; i++) {
        if (i) page_put(&line, " · ");
        page_text(&line, list[i].name);
        page_format(&line, " %.0f%%", 100.0 * (double)list[i].hits / (double)total);
    }
    page_spaces(p, 2);
    page_wrap(p, (gb_string){line.data, line.length}, 2, 2);
    page_free(&line);
}
