/* The plugin `dispersion`: how evenly terms are spread over documents or groups, and where they stand. */
#include "../common/glob.h"
#include "../common/likelihood.h"
#include "../common/matrix.h"
#include "../common/numbering.h"
#include "../common/terms.h"
#include "measures.h"
#include "positions.h"
#include <stdlib.h>

typedef struct config {
    const char *by, *terms;
    int64_t top, min_count;
    int rank;
} config;

enum { BY_COUNT, BY_EVEN, BY_UNEVEN };

static const gb_option options[] = {
    GB_OPTION(GB_STR, config, by, "by", "document", NULL, 0, 0,
              "the parts: document, or metadata whose values are the parts: year, place, or any other key"),
    GB_OPTION(
        GB_STR, config, terms, "terms", NULL, NULL, 0, 0,
        "only these terms, with * and ?, several separated by commas, and where they stand; none: all, without places"),
    GB_OPTION(GB_INT, config, top, "top", "100", NULL, 1, 1000000, "terms that are given"),
    GB_OPTION(GB_INT, config, min_count, "min_count", "5", NULL, 1, 1000000000, "least times of a term in the run"),
    GB_OPTION(GB_ENUM, config, rank, "rank", "count", "count|even|uneven", 0, 0,
              "which terms come first: the most frequent, or those with the least or the highest DP"),
    GB_LIST_END,
};

enum { TERM, COUNT, DOCUMENTS, RANGE, PARTS, DP, DP_NORM, JUILLAND_D };

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the term"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in the run"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents with the term"),
    GB_COLUMN(GB_INT, "range", NULL, "parts with the term"),
    GB_COLUMN(GB_INT, "parts", NULL, "parts of the run that have words"),
    GB_COLUMN(GB_NUM, "dp", NULL, "deviation of proportions: 0 = spread as the words are, near 1 = in one part"),
    GB_COLUMN(GB_NUM, "dp_norm", NULL, "the same, so that 1 can be reached"),
    GB_COLUMN(GB_NUM, "juilland_d", NULL, "Juilland's D: 1 = even, 0 = all in one part"),
    GB_LIST_END,
};

static const gb_column position_columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the term in its normal form"),
    GB_COLUMN(GB_NUM, "position", NULL, "how far into the document it begins: 0 = at its start, 1 = at its end"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("term_position", position_columns, "a place of one of the chosen terms; for dispersion plots"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("dispersion", columns, "how evenly a term is spread over the parts of the run"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    TERMS_NEEDS,
    GB_NEED("token", "kind"),
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct dispersion {
    const gb_host *host;
    gb_context *context;
    const config *given;
    int layer, table, by_document;
    term_source source;
    word_source words;
    word_scratch scratch;
    numbering terms, names; /* names: of the parts, unless they are documents */
    matrix counts;
    uint64_t *part_words;
    size_t parts, part_capacity;
    uint64_t without_part; /* documents */
} dispersion;

/* A term that may be given; its cells are `first` .. `end`-1. */
typedef struct line {
    gb_string term;
    size_t first, end;
    uint64_t count;
    dispersion_values values;
    double score;
} line;

static void dispersion_close(void *self) {
    dispersion *d = self;
    numbering_free(&d->terms);
    numbering_free(&d->names);
    word_scratch_free(&d->scratch);
    matrix_free(&d->counts);
    free(d->part_words);
    free(d);
}

static gb_status dispersion_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    dispersion *d = calloc(1, sizeof *d);
    if (!d) return host->fail(context, GB_FATAL, "out of memory");
    d->host = host;
    d->context = context;
    d->given = given;
    d->layer = host->layer(context, "term_position");
    d->table = host->table(context, "dispersion");
    d->by_document = strcmp(d->given->by, "document") == 0;
    terms_resolve(&d->source, host, context);
    words_resolve(&d->words, host, context);
    *self = d;
    return GB_OK;
}

static gb_status dispersion_process(void *self, gb_document *document) {
    dispersion *d = self;
    if (!d->given->terms ||
        positions_add(d->host, document, d->layer, &d->words, &d->scratch, gb_string_of(d->given->terms)) == 0)
        return GB_OK;
    return d->host->fail(d->context, GB_SKIP, "out of memory");
}

/* The part of a document; NUMBERING_NONE: it has none, or memory ran out (*failed). */
static uint32_t part_of(dispersion *d, const gb_document *document, int *failed) {
    uint32_t part = (uint32_t)d->parts;
    if (!d->by_document) {
        gb_string name = d->host->meta(document, d->given->by);
        if (!name.data) return NUMBERING_NONE;
        part = numbering_add(&d->names, name);
        *failed = part == NUMBERING_NONE;
    }
    if (*failed || part < d->parts) return part;
    if (part >= d->part_capacity) {
        size_t capacity = d->part_capacity ? d->part_capacity * 2 : 256;
        uint64_t *more = realloc(d->part_words, capacity * sizeof *more);
        if (!more) {
            *failed = 1;
            return NUMBERING_NONE;
        }
        d->part_words = more;
        d->part_capacity = capacity;
    }
    d->part_words[part] = 0;
    d->parts = (size_t)part + 1;
    return part;
}

static gb_status dispersion_collect(void *self, const gb_document *document) {
    dispersion *d = self;
    int failed = 0;
    uint32_t part = part_of(d, document, &failed);
    if (failed) return d->host->fail(d->context, GB_FATAL, "out of memory");
    if (part == NUMBERING_NONE) {
        d->without_part++;
        return GB_OK;
    }
    d->part_words[part] += terms_words(&d->source, d->host, document);
    for (size_t i = 0; i < terms_rows(&d->source, d->host, document); i++) {
        gb_string name = terms_name(&d->source, d->host, document, i);
        if (d->given->terms && !glob_any(gb_string_of(d->given->terms), name)) continue;
        uint32_t term = numbering_add(&d->terms, name);
        if (term == NUMBERING_NONE ||
            matrix_add(&d->counts, term, part, terms_times(&d->source, d->host, document, i)) != 0)
            return d->host->fail(d->context, GB_FATAL, "out of memory");
    }
    return GB_OK;
}

static dispersion_corpus corpus_of(const dispersion *d) {
    dispersion_corpus corpus = {0, UINT64_MAX, 0};
    for (size_t i = 0; i < d->parts; i++) {
        if (d->part_words[i] == 0) continue;
        corpus.words += d->part_words[i];
        corpus.parts++;
        if (d->part_words[i] < corpus.least_words) corpus.least_words = d->part_words[i];
    }
    return corpus;
}

/* Measures a term; `parts` has room for all. */
static line measure(const dispersion *d, size_t first, const dispersion_corpus *corpus, dispersion_part *parts) {
    const matrix_cell *cells = d->counts.cells;
    line l = {.term = numbering_string(&d->terms, cells[first].term), .first = first};
    l.end = matrix_end(&d->counts, first);
    for (size_t i = first; i < l.end; i++) {
        parts[i - first] = (dispersion_part){cells[i].count, d->part_words[cells[i].part]};
        l.count += cells[i].count;
    }
    l.values = dispersion_measure(corpus, parts, l.end - first);
    l.score = d->given->rank == BY_COUNT ? (double)l.count : d->given->rank == BY_EVEN ? -l.values.dp : l.values.dp;
    return l;
}

static int by_score(const void *a, const void *b) {
    const line *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    if (x->count != y->count) return x->count > y->count ? -1 : 1;
    return word_compare(x->term, y->term);
}

static void add_row(const dispersion *d, gb_document *corpus, const line *l, size_t parts) {
    const gb_host *host = d->host;
    uint64_t documents = 0;
    for (size_t i = l->first; i < l->end; i++) documents += d->counts.cells[i].documents;
    int64_t row = host->add(corpus, d->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, d->table, row, TERM, l->term);
    host->set_int(corpus, d->table, row, COUNT, (int64_t)l->count);
    host->set_int(corpus, d->table, row, DOCUMENTS, (int64_t)documents);
    host->set_int(corpus, d->table, row, RANGE, (int64_t)(l->end - l->first));
    host->set_int(corpus, d->table, row, PARTS, (int64_t)parts);
    host->set_num(corpus, d->table, row, DP, likelihood_rounded(l->values.dp));
    if (parts < 2) return;
    host->set_num(corpus, d->table, row, DP_NORM, likelihood_rounded(l->values.dp_norm));
    host->set_num(corpus, d->table, row, JUILLAND_D, likelihood_rounded(l->values.juilland_d));
}

static int add_rows(const dispersion *d, gb_document *output) {
    dispersion_corpus corpus = corpus_of(d);
    line *lines = calloc((size_t)d->terms.count + 1, sizeof *lines);
    dispersion_part *parts = calloc(d->parts + 1, sizeof *parts);
    size_t count = 0;
    for (size_t first = 0; lines && parts && first < d->counts.count; first = matrix_end(&d->counts, first)) {
        lines[count] = measure(d, first, &corpus, parts);
        count += lines[count].count >= (uint64_t)d->given->min_count;
    }
    if (count) qsort(lines, count, sizeof *lines, by_score);
    for (size_t i = 0; i < count && i < (size_t)d->given->top; i++) add_row(d, output, &lines[i], corpus.parts);
    int status = lines && parts ? 0 : -1;
    free(lines);
    free(parts);
    return status;
}

static gb_status dispersion_finish(void *self, gb_document *corpus) {
    dispersion *d = self;
    if (d->without_part)
        d->host->log(d->context, GB_WARNING,
                     "%llu documents without the metadata %s are not counted: put `metadata` into the chain, or use "
                     "--manifest",
                     (unsigned long long)d->without_part, d->given->by);
    if (d->counts.lost)
        d->host->log(d->context, GB_WARNING,
                     "too many terms: some with at most %llu occurrences are left out; name the terms, or use by=year",
                     (unsigned long long)d->counts.lost);
    if (matrix_sort(&d->counts) == 0 && add_rows(d, corpus) == 0) return GB_OK;
    return d->host->fail(d->context, GB_FATAL, "out of memory");
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "dispersion",
    .version = "1.0.0",
    .summary = "how evenly terms are spread over documents, years or places, and where they stand",
    .license = "Apache-2.0",
    .help =
        "DP, DPnorm, Juilland's D and range of each term over the documents of a run, or over groups of them. With\n"
        "terms=... each place of these terms is a row of layer term_position: the data of a dispersion plot.",
    .example = "gongbao run -c 'structure | dispersion terms=创新,就业' --layers dispersion,term_position -f json "
               "reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .gives = layers,
    .tables = tables,
    .open = dispersion_open,
    .process = dispersion_process,
    .collect = dispersion_collect,
    .finish = dispersion_finish,
    .close = dispersion_close,
};

GB_PLUGINS(dispersion, &plugin)
