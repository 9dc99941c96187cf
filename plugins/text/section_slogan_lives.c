/* What becomes of slogans over the years, and which reports share them. */
#include "../common/grid.h"
#include "../common/labels.h"
#include "sections.h"

#include <stdio.h>
#include <stdlib.h>

#define PLACES_SHOWN 12
#define PLACES_IN_FULL 3 /* of more places, fewer slogans of each are shown */
#define BRIEF_LIST 8
#define PAIR_TERMS 90 /* columns of a pair's slogans */

/* In the order in which the table has them. */
static const char *const STATUSES[] = {"new", "back", "dropped", "kept"};
#define STATUS_COUNT (sizeof STATUSES / sizeof *STATUSES)

/* "互联网+ 2015–2024" for what was dropped, "两新 ×2" for what is new, "双拥 ×26 2012–" for what is kept. */
static void put_life(page *line, const view *v, int table, int64_t row, const char *status) {
    long long first = view_integer(v, table, row, "first_year", 0), last = view_integer(v, table, row, "last_year", 0);
    long long count = view_integer(v, table, row, "count", 0);
    page_text(line, view_string(v, table, row, "term"));
    if (count > 1) page_format(line, " ×%lld", count);
    if (strcmp(status, "new") == 0 || view_integer(v, table, row, "place_years", 0) <= 2) return;
    if (strcmp(status, "dropped") == 0) {
        page_format(line, first == last ? " %lld" : " %lld–%lld", first, last);
    } else if (strcmp(status, "kept") == 0) {
        page_format(line, " %lld–", (long long)view_integer(v, table, row, "since", first));
    } else {
        page_format(line, " %lld…", first);
    }
}

/* The slogans of one status among rows [from, to) of a place; most of them are counted alone. */
static void put_status(page *p, const view *v, int table, size_t from, size_t to, const char *status, size_t limit) {
    page line = {.columns = p->columns};
    size_t all = 0;
    for (size_t i = from; i < to; i++) all += (size_t)view_is(v, table, (int64_t)i, "status", status);
    if (all == 0) return;
    label_put(&line, gb_string_of(status));
    page_format(&line, " (%zu): ", all);
    for (size_t i = from, put = 0; i < to && put < limit; i++) {
        if (!view_is(v, table, (int64_t)i, "status", status)) continue;
        if (put++) page_put(&line, " · ");
        put_life(&line, v, table, (int64_t)i, status);
    }
    if (all > limit) page_put(&line, " · …");
    page_spaces(p, 4);
    page_wrap(p, (gb_string){line.data, line.length}, 4, 6);
    page_free(&line);
}

static void put_place(page *p, const view *v, int table, size_t from, size_t to, size_t limit) {
    int64_t first = INT64_MAX, last = 0;
    for (size_t i = from; i < to; i++) {
        int64_t begins = view_integer(v, table, (int64_t)i, "first_year", 0);
        int64_t ends = view_integer(v, table, (int64_t)i, "last_year", 0);
        if (begins < first) first = begins;
        if (ends > last) last = ends;
    }
    page_spaces(p, 2);
    page_tone_set(p, TONE_STRONG);
    page_text(p, view_string(v, table, (int64_t)from, "place"));
    page_tone_set(p, TONE_PLAIN);
    page_format(p, " %lld–%lld, %lld years 年\n", (long long)first, (long long)last,
                (long long)view_integer(v, table, (int64_t)from, "place_years", 0));
    for (size_t i = 0; i < STATUS_COUNT; i++) put_status(p, v, table, from, to, STATUSES[i], limit);
}

static size_t place_end(const view *v, int table, size_t from, size_t rows) {
    gb_string place = view_string(v, table, (int64_t)from, "place");
    size_t to = from + 1;
    while (to < rows && gb_equal(view_string(v, table, (int64_t)to, "place"), place)) to++;
    return to;
}

void section_slogan_lives(page *p, const view *v, depth d) {
    int table = view_layer(v, "slogan_life");
    size_t rows = view_rows(v, table), places = 0, shown = 0;
    label_tally tally = {0};
    char detail[40];
    if (!rows) return;
    for (size_t i = 0; i < rows; i = place_end(v, table, i, rows)) places++;
    snprintf(detail, sizeof detail, "%zu", rows);
    page_heading(p, "Slogans over the years", "提法的沿革", detail);
    for (size_t i = 0; i < rows; i++) label_count(&tally, view_string(v, table, (int64_t)i, "status"));
    section_tally(p, &tally);
    size_t limit = places <= PLACES_IN_FULL || d.all ? d.rows : BRIEF_LIST, most = d.all ? SIZE_MAX : PLACES_SHOWN;
    for (size_t i = 0, end; i < rows && shown < most; i = end, shown++) {
        end = place_end(v, table, i, rows);
        put_place(p, v, table, i, end, limit);
    }
    put_rest(p, shown, places);
}

/* ---- pairs ---- */

typedef struct pair {
    double similarity;
    size_t row;
} pair;

static int most_alike(const void *a, const void *b) {
    const pair *x = a, *y = b;
    if (x->similarity < y->similarity) return 1;
    if (x->similarity > y->similarity) return -1;
    return (x->row > y->row) - (x->row < y->row);
}

/* The shared slogans with dots between them, as far as they fit. */
static void put_terms(page *cell, gb_string terms) {
    size_t used = 0;
    for (size_t at = 0; at < terms.length;) {
        const char *bar = memchr(terms.data + at, '|', terms.length - at);
        size_t end = bar ? (size_t)(bar - terms.data) : terms.length;
        gb_string term = {terms.data + at, end - at};
        used += text_width(term) + 3;
        if (used > PAIR_TERMS) break;
        if (at > 0) page_put(cell, " · ");
        page_text(cell, term);
        at = end + 1;
    }
}

void section_shared_slogans(page *p, const view *v, depth d) {
    static const grid_column COLUMNS[] = {{"Report 报告", 0, 1},
                                          {"Other 另一份", 0, 1},
                                          {"Shared 共有", 1, 0},
                                          {"Alike 相似", 1, 0},
                                          {"Rarest in common 较独特的共有提法", 0, 1}};
    int table = view_layer(v, "slogan_shared");
    size_t rows = view_rows(v, table), limit = d.all ? d.rows : d.rows / 3 + 1, shown = rows < limit ? rows : limit;
    pair *pairs = rows ? malloc(rows * sizeof *pairs) : NULL;
    char detail[40];
    grid g;
    if (!pairs) return;
    for (size_t i = 0; i < rows; i++) {
        gb_string similarity = view_string(v, table, (int64_t)i, "similarity"); /* of up to four characters */
        char number[8] = {0};
        memcpy(number, similarity.data ? similarity.data : "", similarity.length < 7 ? similarity.length : 7);
        pairs[i] = (pair){strtod(number, NULL), i};
    }
    qsort(pairs, rows, sizeof *pairs, most_alike);
    snprintf(detail, sizeof detail, rows == 1 ? "%zu pair of reports" : "%zu pairs of reports", rows);
    page_heading(p, "Slogans in common", "共有的提法", detail);
    grid_begin(&g, COLUMNS, 5);
    for (size_t i = 0; i < shown; i++) {
        int64_t row = (int64_t)pairs[i].row;
        grid_text(&g, view_string(v, table, row, "document"));
        grid_text(&g, view_string(v, table, row, "other"));
        page_format(grid_cell_begin(&g, TONE_PLAIN), "%lld", (long long)view_integer(v, table, row, "shared", 0));
        page_format(grid_cell_begin(&g, TONE_PLAIN), "%.0f%%", 100 * pairs[i].similarity);
        put_terms(grid_cell_begin(&g, TONE_PLAIN), view_string(v, table, row, "terms"));
    }
    grid_end(&g, p, 2);
    put_rest(p, shown, rows);
    free(pairs);
}
