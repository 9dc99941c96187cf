/* Which slogans two reports share. */
#include "tables.h"

#include <stdio.h>
#include <stdlib.h>

/* The uses of a report in usage.uses. */
typedef struct range {
    size_t first, end;
} range;

typedef struct common_term {
    gb_string text;
    const term_tally *tally;
} common_term;

typedef struct sharing {
    const tables *tables;
    range *ranges;       /* one for each report */
    common_term *common; /* of the present pair */
    char *line;          /* their names, joined */
    size_t line_room;
} sharing;

/* Rare ones say more about two reports than those that every report has. */
static int by_rarity(const void *a, const void *b) {
    const common_term *x = a, *y = b;
    if (x->tally->documents != y->tally->documents) return x->tally->documents < y->tally->documents ? -1 : 1;
    if (x->tally->core != y->tally->core) return x->tally->core ? -1 : 1;
    if (x->tally->count != y->tally->count) return x->tally->count > y->tally->count ? -1 : 1;
    return compare_strings(x->text, y->text);
}

/* The terms that two reports have both, into s->common; how many. */
static size_t intersect(sharing *s, range a, range b) {
    const usage *u = s->tables->usage;
    size_t count = 0;
    for (size_t i = a.first, j = b.first; i < a.end && j < b.end;) {
        uint32_t x = u->uses[i].term, y = u->uses[j].term;
        if (x == y) s->common[count++] = (common_term){name_text(&u->terms, x), &u->tallies[x]};
        i += x <= y;
        j += y <= x;
    }
    if (count > 0) qsort(s->common, count, sizeof *s->common, by_rarity);
    return count;
}

/* The common terms with | between them. */
static int join(sharing *s, size_t count, gb_string *joined) {
    size_t length = 0;
    for (size_t i = 0; i < count; i++) length += s->common[i].text.length + 1;
    if (length > s->line_room) {
        char *line = realloc(s->line, length * 2);
        if (!line) return -1;
        s->line = line;
        s->line_room = length * 2;
    }
    length = 0;
    for (size_t i = 0; i < count; i++) {
        gb_string text = s->common[i].text;
        if (i > 0) s->line[length++] = '|';
        memcpy(s->line + length, text.data, text.length);
        length += text.length;
    }
    *joined = (gb_string){s->line, length};
    return 0;
}

static int write_pair(sharing *s, size_t one, size_t other) {
    const tables *t = s->tables;
    range a = s->ranges[one], b = s->ranges[other];
    size_t count = intersect(s, a, b), all = (a.end - a.first) + (b.end - b.first) - count;
    gb_string terms;
    char similarity[16];
    if (join(s, count, &terms) != 0) return -1;
    int64_t row = table_row(t, t->shared);
    t->host->set_str(t->corpus, t->shared, row, SHARED_DOCUMENT, name_text(&t->usage->ids, t->usage->reports[one].id));
    t->host->set_str(t->corpus, t->shared, row, SHARED_OTHER, name_text(&t->usage->ids, t->usage->reports[other].id));
    t->host->set_int(t->corpus, t->shared, row, SHARED_SHARED, (int64_t)count);
    t->host->set_int(t->corpus, t->shared, row, SHARED_ONLY_DOCUMENT, (int64_t)(a.end - a.first - count));
    t->host->set_int(t->corpus, t->shared, row, SHARED_ONLY_OTHER, (int64_t)(b.end - b.first - count));
    if (all > 0) { /* in thousandths, rounded */
        unsigned thousandths = (unsigned)((count * 2000 + all) / (2 * all));
        int length = snprintf(similarity, sizeof similarity, "%u.%03u", thousandths / 1000 % 10, thousandths % 1000);
        t->host->set_str(t->corpus, t->shared, row, SHARED_SIMILARITY, (gb_string){similarity, (size_t)length});
    }
    table_text(t, t->shared, row, SHARED_TERMS, terms);
    return 0;
}

/* The report before `at` of the same place and an earlier year; `at` itself when there is none. */
static size_t neighbour(const usage *u, size_t at) {
    const slogan_report *report = &u->reports[at];
    if (report->place == NO_NAME) return at;
    for (size_t i = at; i > 0 && u->reports[i - 1].place == report->place; i--) {
        if (u->reports[i - 1].year < report->year) return i - 1;
    }
    return at;
}

static int write_pairs(sharing *s) {
    const usage *u = s->tables->usage;
    int all = u->report_count <= PAIRED_REPORTS;
    for (size_t i = 0; i < u->report_count; i++) {
        for (size_t j = i + 1; all && j < u->report_count; j++) {
            if (write_pair(s, i, j) != 0) return -1;
        }
        size_t before = all ? i : neighbour(u, i);
        if (before != i && write_pair(s, before, i) != 0) return -1;
    }
    return 0;
}

int write_shared(const tables *t) {
    const usage *u = t->usage;
    if (u->report_count < 2) return 0;
    sharing s = {.tables = t};
    s.ranges = calloc(u->report_count, sizeof *s.ranges);
    s.common = calloc((size_t)u->terms.count + 1, sizeof *s.common);
    int status = s.ranges && s.common ? 0 : -1;
    for (size_t report = 0, use = 0; status == 0 && report < u->report_count; report++) {
        s.ranges[report].first = use;
        while (use < u->use_count && u->uses[use].report == report) use++;
        s.ranges[report].end = use;
    }
    if (status == 0) status = write_pairs(&s);
    free(s.ranges);
    free(s.common);
    free(s.line);
    return status;
}
