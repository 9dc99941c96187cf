/* Gathering the slogans of a run. */
#include "usage.h"

#include <stdlib.h>

/* The four digits of a year; 0 = none. */
static int year_of(gb_string text) {
    int year = 0;
    if (text.length != 4) return 0;
    for (size_t i = 0; i < 4; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        year = year * 10 + (text.data[i] - '0');
    }
    return year;
}

static int in_series(gb_string kind) {
    return !gb_equal(kind, GB_TEXT("communique")) && !gb_equal(kind, GB_TEXT("plan"));
}

static int add_report(usage *u, const gb_host *host, const gb_document *document) {
    slogan_report *reports = room_for_one(u->reports, u->report_count, &u->report_capacity, sizeof *reports);
    if (!reports || u->report_count >= UINT32_MAX - 1) return -1;
    u->reports = reports;
    gb_string place = host->meta(document, "place");
    slogan_report *r = &reports[u->report_count];
    *r = (slogan_report){name_number(&u->ids, host->meta(document, "id")), NO_NAME, 0};
    if (r->id == NO_NAME) return -1;
    int year = year_of(host->meta(document, "year"));
    if (place.length > 0 && year > 0 && in_series(host->meta(document, "kind"))) {
        r->place = name_number(&u->places, place);
        r->year = year;
        if (r->place == NO_NAME) return -1;
    } else if (u->outside++ == 0) {
        u->first_outside = r->id;
    }
    u->report_count++;
    return 0;
}

/* The tally of a term, new or old. NULL: out of memory. */
static term_tally *tally_of(usage *u, gb_string term, uint32_t *number) {
    uint32_t known = u->terms.count;
    *number = name_number(&u->terms, term);
    if (*number == NO_NAME) return NULL;
    if (*number == known) {
        term_tally *tallies = room_for_one(u->tallies, known, &u->tally_capacity, sizeof *tallies);
        if (!tallies) return NULL;
        u->tallies = tallies;
        u->tallies[known] = (term_tally){.last_report = UINT32_MAX};
    }
    return &u->tallies[*number];
}

/* One more time that the newest report, of number `report`, uses a term. */
static int add_use(usage *u, uint32_t report, uint32_t term, term_tally *tally, int kept) {
    if (tally->last_report == report) {
        if (kept) u->uses[tally->last_use].count++;
        return 0;
    }
    tally->last_report = report;
    tally->documents++;
    if (!kept) return 0;
    slogan_use *uses = room_for_one(u->uses, u->use_count, &u->use_capacity, sizeof *uses);
    if (!uses || u->use_count >= UINT32_MAX - 1) return -1;
    u->uses = uses;
    tally->last_use = (uint32_t)u->use_count;
    uses[u->use_count++] = (slogan_use){report, term, 1};
    return 0;
}

static void note_year(term_tally *tally, int year) {
    if (year == 0) return;
    if (tally->first_year == 0 || year < tally->first_year) tally->first_year = year;
    if (year > tally->last_year) tally->last_year = year;
}

int usage_add(usage *u, const gb_host *host, const gb_document *document, const layer_columns *columns) {
    if (add_report(u, host, document) != 0) return -1;
    uint32_t report = (uint32_t)u->report_count - 1;
    int kept = u->reports[report].place != NO_NAME || u->report_count <= PAIRED_REPORTS;
    for (size_t row = 0, rows = host->rows(document, columns->layer); row < rows; row++) {
        gb_string canonical = host->get_str(document, columns->layer, row, columns->canonical);
        if (canonical.length == 0) continue;
        uint32_t term;
        term_tally *tally = tally_of(u, canonical, &term);
        if (!tally) return -1;
        int64_t type = host->get_int(document, columns->layer, row, columns->type);
        tally->count++;
        if (type >= 0 && type < SLOGAN_TYPES) tally->types[type]++;
        tally->core |= host->get_int(document, columns->layer, row, columns->core) == 1;
        tally->quoted |= host->get_int(document, columns->layer, row, columns->origin) == ORIGIN_QUOTED;
        note_year(tally, u->reports[report].year);
        if (add_use(u, report, term, tally, kept) != 0) return -1;
    }
    return 0;
}

/* ---- Order ---- */

/* A report with what it is sorted by. */
typedef struct placed {
    gb_string place, id;
    slogan_report report;
    uint32_t number; /* as it came in */
} placed;

static int by_place_year_id(const void *a, const void *b) {
    const placed *x = a, *y = b;
    int order = compare_strings(x->place, y->place);
    if (order == 0) order = (x->report.year > y->report.year) - (x->report.year < y->report.year);
    if (order == 0) order = compare_strings(x->id, y->id);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int by_report_and_term(const void *a, const void *b) {
    const slogan_use *x = a, *y = b;
    if (x->report != y->report) return x->report < y->report ? -1 : 1;
    return (x->term > y->term) - (x->term < y->term);
}

/* Reports of one place stand together now: a term has one more place where the place changes. */
static int count_places(usage *u) {
    uint32_t *last = u->terms.count ? malloc(u->terms.count * sizeof *last) : NULL;
    if (!last) return u->terms.count ? -1 : 0;
    for (uint32_t i = 0; i < u->terms.count; i++) last[i] = NO_NAME;
    for (size_t i = 0; i < u->use_count; i++) {
        uint32_t place = u->reports[u->uses[i].report].place, term = u->uses[i].term;
        if (place == NO_NAME || last[term] == place) continue;
        last[term] = place;
        u->tallies[term].places++;
    }
    free(last);
    return 0;
}

int usage_order(usage *u) {
    if (u->report_count == 0) return 0;
    placed *sorted = malloc(u->report_count * sizeof *sorted);
    uint32_t *rank = malloc(u->report_count * sizeof *rank);
    if (!sorted || !rank) {
        free(sorted);
        free(rank);
        return -1;
    }
    for (size_t i = 0; i < u->report_count; i++) {
        const slogan_report *r = &u->reports[i];
        sorted[i] = (placed){name_text(&u->places, r->place), name_text(&u->ids, r->id), *r, (uint32_t)i};
    }
    qsort(sorted, u->report_count, sizeof *sorted, by_place_year_id);
    for (size_t i = 0; i < u->report_count; i++) {
        u->reports[i] = sorted[i].report;
        rank[sorted[i].number] = (uint32_t)i;
    }
    for (size_t i = 0; i < u->use_count; i++) u->uses[i].report = rank[u->uses[i].report];
    if (u->use_count > 0) qsort(u->uses, u->use_count, sizeof *u->uses, by_report_and_term);
    free(sorted);
    free(rank);
    return count_places(u);
}

slogan_type usage_type(const term_tally *tally) {
    int best = 0;
    for (int i = 1; i < SLOGAN_TYPES; i++) {
        if (tally->types[i] > tally->types[best]) best = i;
    }
    return (slogan_type)best;
}

void usage_free(usage *u) {
    names_free(&u->terms);
    names_free(&u->ids);
    names_free(&u->places);
    free(u->tallies);
    free(u->reports);
    free(u->uses);
    *u = (usage){0};
}
