/* The plugin `trend`: terms through the years. */
#include "../common/glob.h"
#include "../common/likelihood.h"
#include "../common/matrix.h"
#include "../common/numbering.h"
#include "../common/terms.h"
#include "../common/words.h"
#include "measures.h"
#include "years.h"
#include <stdlib.h>

typedef struct config {
    const char *by, *terms;
    int64_t top, min_count;
    int rank;
} config;

enum { BY_COUNT, BY_RISE, BY_FALL };

static const gb_option options[] = {
    GB_OPTION(GB_STR, config, by, "by", "year", NULL, 0, 0, "metadata with the year, a whole number"),
    GB_OPTION(GB_STR, config, terms, "terms", NULL, NULL, 0, 0,
              "only these terms, with * and ?, several separated by commas; none: all"),
    GB_OPTION(GB_INT, config, top, "top", "50", NULL, 1, 1000000, "terms that are given"),
    GB_OPTION(GB_INT, config, min_count, "min_count", "5", NULL, 1, 1000000000, "least times of a term in the run"),
    GB_OPTION(GB_ENUM, config, rank, "rank", "count", "count|rise|fall", 0, 0,
              "which terms come first: the most frequent, or those whose rate rises or falls most a year"),
    GB_LIST_END,
};

enum { TERM, COUNT, DOCUMENTS, YEARS, FIRST_YEAR, LAST_YEAR, PEAK_YEAR, PEAK_PER_THOUSAND, SLOPE, TAU };
enum { POINT_TERM, POINT_YEAR, POINT_COUNT, POINT_DOCUMENTS, POINT_WORDS, POINT_PER_THOUSAND, POINT_PER_TEN_THOUSAND };

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the term"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in the run"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents with the term"),
    GB_COLUMN(GB_INT, "years", NULL, "years with the term"),
    GB_COLUMN(GB_INT, "first_year", NULL, "the first year with the term"),
    GB_COLUMN(GB_INT, "last_year", NULL, "the last year with the term"),
    GB_COLUMN(GB_INT, "peak_year", NULL, "the year with the highest rate, the earliest of several"),
    GB_COLUMN(GB_NUM, "peak_per_thousand", NULL, "times per thousand words in that year"),
    GB_COLUMN(GB_NUM, "slope", NULL, "change of the rate per thousand words a year, over all years of the run"),
    GB_COLUMN(GB_NUM, "tau", NULL, "Kendall's tau between year and rate: 1 = it always rises, -1 = it always falls"),
    GB_LIST_END,
};

static const gb_column point_columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the term"),
    GB_COLUMN(GB_INT, "year", NULL, "a year of the run"),
    GB_COLUMN(GB_INT, "count", NULL, "times of the term in that year; 0 when it is not there"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents of that year with the term"),
    GB_COLUMN(GB_INT, "words", NULL, "words of that year"),
    GB_COLUMN(GB_NUM, "per_thousand", NULL, "times per thousand words"),
    GB_COLUMN(GB_NUM, "per_ten_thousand", NULL, "times per ten thousand characters"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("trend", columns, "a term through the years of the run"),
    GB_LAYER("trend_year", point_columns, "a term of table trend in one year; every year of the run has a row"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    TERMS_NEEDS,
    GB_LIST_END,
};

typedef struct trend {
    const gb_host *host;
    gb_context *context;
    const config *given;
    int table, points;
    term_source source;
    numbering terms;
    matrix counts; /* part: index of the year */
    trend_years years;
    uint64_t without_year, too_many; /* documents */
} trend;

/* A term that may be given; its cells are `first` .. `end`-1. */
typedef struct line {
    gb_string term;
    size_t first, end;
    uint64_t count;
    double slope, tau, score;
} line;

static void trend_close(void *self) {
    trend *t = self;
    numbering_free(&t->terms);
    matrix_free(&t->counts);
    free(t);
}

static gb_status trend_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    trend *t = calloc(1, sizeof *t);
    if (!t) return host->fail(context, GB_FATAL, "out of memory");
    t->host = host;
    t->context = context;
    t->given = given;
    t->table = host->table(context, "trend");
    t->points = host->table(context, "trend_year");
    terms_resolve(&t->source, host, context);
    *self = t;
    return GB_OK;
}

static gb_status no_memory(const trend *t) {
    return t->host->fail(t->context, GB_FATAL, "out of memory");
}

static int is_wanted(const trend *t, gb_string term) {
    return !t->given->terms || glob_any(gb_string_of(t->given->terms), term);
}

static gb_status trend_collect(void *self, const gb_document *document) {
    trend *t = self;
    int64_t number;
    if (!years_read(t->host->meta(document, t->given->by), &number)) {
        t->without_year++;
        return GB_OK;
    }
    uint32_t year = years_find(&t->years, number);
    if (year == YEARS_LIMIT) {
        t->too_many++;
        return GB_OK;
    }
    t->years.list[year].documents++;
    t->years.list[year].words += terms_words(&t->source, t->host, document);
    t->years.list[year].characters += terms_characters(&t->source, t->host, document);
    for (size_t i = 0; i < terms_rows(&t->source, t->host, document); i++) {
        gb_string name = terms_name(&t->source, t->host, document, i);
        if (!is_wanted(t, name)) continue;
        uint32_t term = numbering_add(&t->terms, name);
        if (term == NUMBERING_NONE ||
            matrix_add(&t->counts, term, year, terms_times(&t->source, t->host, document, i)) != 0)
            return no_memory(t);
    }
    return GB_OK;
}

static double rate(uint64_t count, uint64_t of, double scale) {
    return of ? scale * (double)count / (double)of : 0;
}

/* The rates of a term in all years, in ascending order of the years. */
static void rates_of(const trend *t, const line *l, double *rates) {
    for (uint32_t i = 0; i < t->years.count; i++) rates[i] = 0;
    for (size_t i = l->first; i < l->end; i++) {
        const trend_year *year = &t->years.list[t->counts.cells[i].part];
        rates[year->rank] = rate(t->counts.cells[i].count, year->words, 1000);
    }
}

static void measure(const trend *t, line *l) {
    double years[YEARS_LIMIT], rates[YEARS_LIMIT];
    for (uint32_t i = 0; i < t->years.count; i++) years[i] = (double)t->years.list[t->years.order[i]].year;
    rates_of(t, l, rates);
    l->slope = trend_slope(years, rates, t->years.count);
    l->tau = trend_tau(rates, t->years.count);
}

static int by_score(const void *a, const void *b) {
    const line *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return word_compare(x->term, y->term);
}

/* The terms that are frequent enough, the best first. */
static line *choose(const trend *t, size_t *count) {
    const matrix *m = &t->counts;
    line *lines = calloc((size_t)t->terms.count + 1, sizeof *lines);
    *count = 0;
    for (size_t first = 0, end; lines && first < m->count; first = end) {
        line l = {.term = numbering_string(&t->terms, m->cells[first].term), .first = first};
        l.end = end = matrix_end(m, first);
        for (size_t i = first; i < end; i++) l.count += m->cells[i].count;
        if (l.count < (uint64_t)t->given->min_count) continue;
        if (t->given->rank != BY_COUNT) measure(t, &l);
        l.score = t->given->rank == BY_COUNT ? (double)l.count : t->given->rank == BY_RISE ? l.slope : -l.slope;
        lines[(*count)++] = l;
    }
    if (*count) qsort(lines, *count, sizeof *lines, by_score);
    return lines;
}

static void add_term(const trend *t, gb_document *corpus, const line *l) {
    const gb_host *host = t->host;
    double rates[YEARS_LIMIT];
    uint32_t first = UINT32_MAX, last = 0, peak = 0;
    uint64_t documents = 0;
    rates_of(t, l, rates);
    for (size_t i = l->first; i < l->end; i++) {
        uint32_t rank = t->years.list[t->counts.cells[i].part].rank;
        if (rank < first) first = rank;
        if (rank > last) last = rank;
        documents += t->counts.cells[i].documents;
    }
    for (uint32_t i = 1; i < t->years.count; i++)
        if (rates[i] > rates[peak]) peak = i;
    int64_t row = host->add(corpus, t->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, t->table, row, TERM, l->term);
    host->set_int(corpus, t->table, row, COUNT, (int64_t)l->count);
    host->set_int(corpus, t->table, row, DOCUMENTS, (int64_t)documents);
    host->set_int(corpus, t->table, row, YEARS, (int64_t)(l->end - l->first));
    host->set_int(corpus, t->table, row, FIRST_YEAR, t->years.list[t->years.order[first]].year);
    host->set_int(corpus, t->table, row, LAST_YEAR, t->years.list[t->years.order[last]].year);
    host->set_int(corpus, t->table, row, PEAK_YEAR, t->years.list[t->years.order[peak]].year);
    host->set_num(corpus, t->table, row, PEAK_PER_THOUSAND, likelihood_rounded(rates[peak]));
    host->set_num(corpus, t->table, row, SLOPE, likelihood_rounded(l->slope));
    host->set_num(corpus, t->table, row, TAU, likelihood_rounded(l->tau));
}

static void add_points(const trend *t, gb_document *corpus, const line *l) {
    const gb_host *host = t->host;
    const matrix_cell *cell_of[YEARS_LIMIT] = {NULL};
    for (size_t i = l->first; i < l->end; i++)
        cell_of[t->years.list[t->counts.cells[i].part].rank] = &t->counts.cells[i];
    for (uint32_t i = 0; i < t->years.count; i++) {
        const trend_year *year = &t->years.list[t->years.order[i]];
        uint32_t count = cell_of[i] ? cell_of[i]->count : 0;
        int64_t row = host->add(corpus, t->points, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
        host->set_str(corpus, t->points, row, POINT_TERM, l->term);
        host->set_int(corpus, t->points, row, POINT_YEAR, year->year);
        host->set_int(corpus, t->points, row, POINT_COUNT, count);
        host->set_int(corpus, t->points, row, POINT_DOCUMENTS, cell_of[i] ? cell_of[i]->documents : 0);
        host->set_int(corpus, t->points, row, POINT_WORDS, (int64_t)year->words);
        host->set_num(corpus, t->points, row, POINT_PER_THOUSAND, likelihood_rounded(rate(count, year->words, 1e3)));
        host->set_num(corpus, t->points, row, POINT_PER_TEN_THOUSAND,
                      likelihood_rounded(rate(count, year->characters, 1e4)));
    }
}

static void warn(const trend *t) {
    if (t->without_year)
        t->host->log(
            t->context, GB_WARNING,
            "%llu documents without a year in the metadata %s are not counted: put `metadata` into the chain, or "
            "use --manifest",
            (unsigned long long)t->without_year, t->given->by);
    if (t->too_many)
        t->host->log(t->context, GB_WARNING, "more than %u different values of %s: %llu documents are not counted",
                     YEARS_LIMIT, t->given->by, (unsigned long long)t->too_many);
    if (t->counts.lost)
        t->host->log(t->context, GB_WARNING, "too many terms: some with at most %llu occurrences are left out",
                     (unsigned long long)t->counts.lost);
}

static gb_status trend_finish(void *self, gb_document *corpus) {
    trend *t = self;
    size_t count;
    warn(t);
    years_sort(&t->years);
    if (matrix_sort(&t->counts) != 0) return no_memory(t);
    line *lines = choose(t, &count);
    if (!lines) return no_memory(t);
    for (size_t i = 0; i < count && i < (size_t)t->given->top; i++) {
        measure(t, &lines[i]);
        add_term(t, corpus, &lines[i]);
        add_points(t, corpus, &lines[i]);
    }
    free(lines);
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "trend",
    .version = "1.0.0",
    .summary = "terms through the years: first, last and peak year, rise and fall",
    .license = "Apache-2.0",
    .help =
        "Counts the terms of each year: when a term first stands in the reports, when last, when most; how its rate\n"
        "changes a year. Table trend_year has a row for every year of the run, ready for a line chart.",
    .example = "gongbao run -c 'metadata | trend rank=rise top=20' --layers trend -f csv reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .tables = tables,
    .open = trend_open,
    .collect = trend_collect,
    .finish = trend_finish,
    .close = trend_close,
};

GB_PLUGINS(trend, &plugin)
