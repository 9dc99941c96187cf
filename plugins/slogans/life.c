/* What becomes of slogans over the years of one place. */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>

#define BY_YEAR_BYTES 36 /* a year and its count in by_year, with what stands before it */

typedef enum life_status { STATUS_NEW, STATUS_KEPT, STATUS_DROPPED, STATUS_BACK } life_status;

/* What is read first: what changed in the latest year, then what did not. */
static const uint8_t order_of_status[] = {[STATUS_NEW] = 0, [STATUS_BACK] = 1, [STATUS_DROPPED] = 2, [STATUS_KEPT] = 3};

/* A term in a year. */
typedef struct term_year {
    uint32_t term, year; /* number of the year among the place's years */
    uint64_t count;
} term_year;

typedef struct life {
    gb_string text;
    uint64_t count;
    uint32_t term, first, end; /* its years in `uses` */
    uint32_t since, last;      /* numbers of years */
    uint8_t status, core;
} life;

/* Work on one place; the arrays serve all places. */
typedef struct lives {
    const tables *tables;
    gb_string place;
    int *years; /* that the place has, in order */
    uint32_t year_count;
    term_year *uses;
    life *items;
    char *line; /* by_year */
    size_t line_room;
} lives;

static int by_term_and_year(const void *a, const void *b) {
    const term_year *x = a, *y = b;
    if (x->term != y->term) return x->term < y->term ? -1 : 1;
    return (x->year > y->year) - (x->year < y->year);
}

static int by_interest(const void *a, const void *b) {
    const life *x = a, *y = b;
    int order = order_of_status[x->status] - order_of_status[y->status];
    if (order) return order;
    if (x->last != y->last) return x->last > y->last ? -1 : 1;
    if (x->core != y->core) return x->core ? -1 : 1;
    if (x->end - x->first != y->end - y->first) return x->end - x->first > y->end - y->first ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return compare_strings(x->text, y->text);
}

/* The uses of reports [from, to), which are of one place, by year; reports of one year are one. Returns how many. */
static size_t fill_uses(lives *l, size_t from, size_t to, size_t *use) {
    const usage *u = l->tables->usage;
    size_t count = 0;
    l->year_count = 0;
    for (size_t report = from; report < to; report++) {
        int year = u->reports[report].year;
        if (l->year_count == 0 || l->years[l->year_count - 1] != year) l->years[l->year_count++] = year;
        for (; *use < u->use_count && u->uses[*use].report == report; ++*use)
            l->uses[count++] = (term_year){u->uses[*use].term, l->year_count - 1, u->uses[*use].count};
    }
    if (count > 1) qsort(l->uses, count, sizeof *l->uses, by_term_and_year);
    size_t merged = 0;
    for (size_t i = 0; i < count; i++) {
        term_year *last = merged > 0 ? &l->uses[merged - 1] : NULL;
        if (last && last->term == l->uses[i].term && last->year == l->uses[i].year)
            last->count += l->uses[i].count;
        else
            l->uses[merged++] = l->uses[i];
    }
    return merged;
}

static life_status status_of(const lives *l, const life *item) {
    if (item->last + 1 < l->year_count) return STATUS_DROPPED;
    if (item->end - item->first == 1) return STATUS_NEW;
    return item->since == item->last ? STATUS_BACK : STATUS_KEPT;
}

/* The life of the term whose uses begin at `first`. */
static life life_of(const lives *l, size_t first, size_t count) {
    const usage *u = l->tables->usage;
    life item = {.term = l->uses[first].term, .first = (uint32_t)first, .end = (uint32_t)first};
    for (size_t i = first; i < count && l->uses[i].term == item.term; i++) {
        uint32_t year = l->uses[i].year;
        if (i == first || year != item.last + 1) item.since = year;
        item.last = year;
        item.count += l->uses[i].count;
        item.end++;
    }
    item.text = name_text(&u->terms, item.term);
    item.core = u->tallies[item.term].core;
    item.status = (uint8_t)status_of(l, &item);
    return item;
}

/* "2021:3 - 2023:1 2024:2": the years that use it; a dash stands for years of the place that do not. */
static int put_years(lives *l, const life *item, gb_string *text) {
    size_t room = (item->end - item->first) * (size_t)BY_YEAR_BYTES, length = 0;
    if (room > l->line_room) {
        char *line = realloc(l->line, room);
        if (!line) return -1;
        l->line = line;
        l->line_room = room;
    }
    for (uint32_t use = item->first; use < item->end; use++) {
        const term_year *now = &l->uses[use];
        const char *between = use == item->first ? "" : now->year == l->uses[use - 1].year + 1 ? " " : " - ";
        length += (size_t)snprintf(l->line + length, room - length, "%s%d:%llu", between, l->years[now->year],
                                   (unsigned long long)now->count);
    }
    *text = (gb_string){l->line, length};
    return 0;
}

static int write_life(lives *l, const life *item) {
    const tables *t = l->tables;
    const gb_host *host = t->host;
    const entry *e = known_entry(t, item->term);
    gb_string by_year;
    if (put_years(l, item, &by_year) != 0) return -1;
    int64_t row = table_row(t, t->life);
    host->set_str(t->corpus, t->life, row, LIFE_PLACE, l->place);
    host->set_str(t->corpus, t->life, row, LIFE_TERM, item->text);
    host->set_int(t->corpus, t->life, row, LIFE_FIRST_YEAR, l->years[l->uses[item->first].year]);
    host->set_int(t->corpus, t->life, row, LIFE_LAST_YEAR, l->years[item->last]);
    host->set_int(t->corpus, t->life, row, LIFE_YEARS, item->end - item->first);
    host->set_int(t->corpus, t->life, row, LIFE_COUNT, (int64_t)item->count);
    host->set_int(t->corpus, t->life, row, LIFE_STATUS, item->status);
    host->set_int(t->corpus, t->life, row, LIFE_SINCE, l->years[item->since]);
    host->set_str(t->corpus, t->life, row, LIFE_BY_YEAR, by_year);
    host->set_int(t->corpus, t->life, row, LIFE_PLACE_YEARS, l->year_count);
    host->set_int(t->corpus, t->life, row, LIFE_TYPE, usage_type(&t->usage->tallies[item->term]));
    host->set_int(t->corpus, t->life, row, LIFE_CORE, item->core);
    if (e && e->level > 0) host->set_int(t->corpus, t->life, row, LIFE_LEVEL, e->level - 1);
    return 0;
}

/* The lives of the place of reports [from, to). */
static int write_place(lives *l, size_t from, size_t to, size_t *use) {
    const usage *u = l->tables->usage;
    size_t count = fill_uses(l, from, to, use), items = 0;
    if (l->year_count < 2) return 0;
    l->place = name_text(&u->places, u->reports[from].place);
    for (size_t i = 0; i < count; i = l->items[items - 1].end) l->items[items++] = life_of(l, i, count);
    if (items > 1) qsort(l->items, items, sizeof *l->items, by_interest);
    for (size_t i = 0; i < items; i++) {
        if (write_life(l, &l->items[i]) != 0) return -1;
    }
    return 0;
}

int write_lives(const tables *t) {
    const usage *u = t->usage;
    if (u->report_count == 0 || u->use_count == 0) return 0;
    lives l = {.tables = t};
    l.years = malloc(u->report_count * sizeof *l.years);
    l.uses = malloc(u->use_count * sizeof *l.uses);
    l.items = malloc(u->use_count * sizeof *l.items);
    int status = l.years && l.uses && l.items ? 0 : -1;
    size_t use = 0;
    for (size_t from = 0, to; status == 0 && from < u->report_count; from = to) {
        uint32_t place = u->reports[from].place;
        for (to = from + 1; to < u->report_count && u->reports[to].place == place;) to++;
        if (place != NO_NAME)
            status = write_place(&l, from, to, &use);
        else
            while (use < u->use_count && u->uses[use].report < to) use++;
    }
    free(l.years);
    free(l.uses);
    free(l.items);
    free(l.line);
    return status;
}
