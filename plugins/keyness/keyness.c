/* The plugin `keyness`: which terms mark one group of documents against another, or against a list of frequencies. */
#include "../common/glob.h"
#include "../common/likelihood.h"
#include "../common/terms.h"
#include "comparison.h"
#include "list.h"
#include "measures.h"
#include <stdlib.h>

typedef struct config {
    const char *group, *target, *reference, *list;
    int64_t top, min_count;
    double max_p;
} config;

static const gb_option options[] = {
    GB_OPTION(GB_STR, config, group, "group", "year", NULL, 0, 0,
              "metadata that tells the groups apart: year, place, or any other key"),
    GB_OPTION(GB_STR, config, target, "target", NULL, NULL, 0, 0,
              "the group to describe: values of the metadata, with * and ?, several separated by commas; none: all "
              "documents"),
    GB_OPTION(GB_STR, config, reference, "reference", NULL, NULL, 0, 0,
              "the group to compare with, written like target; none: all other documents"),
    GB_OPTION(GB_PATH, config, list, "list", NULL, NULL, 0, 0,
              "file of words with frequencies to compare with in place of a group, as jieba's: word frequency"),
    GB_OPTION(GB_INT, config, top, "top", "50", NULL, 1, 1000000, "terms of each side"),
    GB_OPTION(GB_INT, config, min_count, "min_count", "3", NULL, 1, 1000000000,
              "least times of a term in both sides together"),
    GB_OPTION(GB_NUM, config, max_p, "max_p", "1", NULL, 0, 1, "highest probability of a row that is given, adjusted"),
    GB_LIST_END,
};

enum {
    TERM,
    GROUP_TARGET,
    GROUP_REFERENCE,
    TARGET_COUNT,
    REFERENCE_COUNT,
    TARGET_DOCUMENTS,
    REFERENCE_DOCUMENTS,
    TARGET_PER_THOUSAND,
    REFERENCE_PER_THOUSAND,
    G2,
    P,
    P_ADJUSTED,
    LOG_RATIO,
    PERCENT_DIFFERENCE
};

static const gb_column columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the term"),
    GB_COLUMN(GB_STR, "target", NULL, "the group that is described"),
    GB_COLUMN(GB_STR, "reference", NULL, "what it is compared with"),
    GB_COLUMN(GB_INT, "target_count", NULL, "its times in the target"),
    GB_COLUMN(GB_INT, "reference_count", NULL, "its times in the reference"),
    GB_COLUMN(GB_INT, "target_documents", NULL, "documents of the target with the term"),
    GB_COLUMN(GB_INT, "reference_documents", NULL, "documents of the reference with the term; none of a list"),
    GB_COLUMN(GB_NUM, "target_per_thousand", NULL, "times per thousand words of the target"),
    GB_COLUMN(GB_NUM, "reference_per_thousand", NULL, "times per thousand words of the reference"),
    GB_COLUMN(GB_NUM, "g2", NULL, "log-likelihood ratio; negative: rarer in the target"),
    GB_COLUMN(GB_NUM, "p", NULL, "probability of such a difference by chance"),
    GB_COLUMN(GB_NUM, "p_adjusted", NULL, "the same for so many terms at once (Benjamini and Hochberg)"),
    GB_COLUMN(GB_NUM, "log_ratio", NULL, "binary logarithm of the ratio of both rates: 1 = twice as frequent"),
    GB_COLUMN(GB_NUM, "percent_difference", "%", "how far the target's rate is above that of the reference"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("keyness", columns, "a term that marks the target (g2 above 0) or the reference (below), strongest first"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    TERMS_NEEDS,
    GB_LIST_END,
};

typedef struct keyness {
    const gb_host *host;
    gb_context *context;
    const config *given;
    int table;
    term_source terms;
    comparison counts;
} keyness;

static void keyness_close(void *self) {
    keyness *k = self;
    comparison_free(&k->counts);
    free(k);
}

static gb_status keyness_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    keyness *k = calloc(1, sizeof *k);
    if (!k) return host->fail(context, GB_FATAL, "out of memory");
    *k = (keyness){.host = host, .context = context, .given = given, .table = host->table(context, "keyness")};
    terms_resolve(&k->terms, host, context);
    gb_status status = GB_OK;
    if (k->given->list && k->given->reference)
        status = host->fail(context, GB_FATAL, "reference and list are two things to compare with: give one of them");
    else if (!k->given->list && !k->given->target)
        status = host->fail(context, GB_FATAL, "which group? For example target=2019 reference=2003, or list=FILE");
    else if (k->given->list)
        status = keyness_read_list(host, context, k->given->list, &k->counts);
    if (status != GB_OK) {
        keyness_close(k);
        return status;
    }
    *self = k;
    return GB_OK;
}

/* The side that a document belongs to; -1: none. */
static int side_of(const keyness *k, const gb_document *document) {
    gb_string value = k->host->meta(document, k->given->group);
    if (!k->given->target || (value.data && glob_any(gb_string_of(k->given->target), value))) return TARGET;
    if (k->given->list || !value.data) return -1;
    return !k->given->reference || glob_any(gb_string_of(k->given->reference), value) ? REFERENCE : -1;
}

static gb_status keyness_collect(void *self, const gb_document *document) {
    keyness *k = self;
    int side = side_of(k, document);
    if (side < 0) return GB_OK;
    k->counts.documents[side]++;
    k->counts.words[side] += terms_words(&k->terms, k->host, document);
    for (size_t i = 0; i < terms_rows(&k->terms, k->host, document); i++)
        if (comparison_count(&k->counts, side, terms_name(&k->terms, k->host, document, i),
                             terms_times(&k->terms, k->host, document, i), 1) != 0)
            return k->host->fail(k->context, GB_FATAL, "out of memory");
    return GB_OK;
}

static double per_thousand(uint64_t count, uint64_t words) {
    return 1000.0 * (double)count / (double)words;
}

static void add_row(const keyness *k, gb_document *corpus, const comparison_term *term) {
    const gb_host *host = k->host;
    const comparison *c = &k->counts;
    const comparison_tally *t = &c->tallies[term->number];
    double a = (double)t->count[TARGET], b = (double)t->count[REFERENCE];
    double words = (double)c->words[TARGET], other = (double)c->words[REFERENCE];
    int64_t row = host->add(corpus, k->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, k->table, row, TERM, numbering_string(&c->terms, term->number));
    host->set_str(corpus, k->table, row, GROUP_TARGET, gb_string_of(k->given->target ? k->given->target : "all"));
    host->set_str(corpus, k->table, row, GROUP_REFERENCE,
                  gb_string_of(k->given->list        ? "list"
                               : k->given->reference ? k->given->reference
                                                     : "rest"));
    host->set_int(corpus, k->table, row, TARGET_COUNT, (int64_t)t->count[TARGET]);
    host->set_int(corpus, k->table, row, REFERENCE_COUNT, (int64_t)t->count[REFERENCE]);
    host->set_int(corpus, k->table, row, TARGET_DOCUMENTS, t->documents[TARGET]);
    if (!k->given->list) host->set_int(corpus, k->table, row, REFERENCE_DOCUMENTS, t->documents[REFERENCE]);
    host->set_num(corpus, k->table, row, TARGET_PER_THOUSAND,
                  likelihood_rounded(per_thousand(t->count[TARGET], c->words[TARGET])));
    host->set_num(corpus, k->table, row, REFERENCE_PER_THOUSAND,
                  likelihood_rounded(per_thousand(t->count[REFERENCE], c->words[REFERENCE])));
    host->set_num(corpus, k->table, row, G2, likelihood_rounded(term->g2));
    host->set_num(corpus, k->table, row, P, likelihood_significant(term->p));
    host->set_num(corpus, k->table, row, P_ADJUSTED, likelihood_significant(term->adjusted));
    host->set_num(corpus, k->table, row, LOG_RATIO, likelihood_rounded(keyness_log_ratio(a, words, b, other)));
    if (b > 0)
        host->set_num(corpus, k->table, row, PERCENT_DIFFERENCE,
                      likelihood_rounded(keyness_percent_difference(a, words, b, other)));
}

static void add_rows(const keyness *k, gb_document *corpus, const comparison_term *terms, size_t count) {
    int64_t given[2] = {0, 0};
    for (size_t i = 0; i < count; i++) {
        int side = terms[i].g2 < 0 ? REFERENCE : TARGET;
        /* A word of a list that the target lacks says nothing about the target. */
        if (side == REFERENCE && k->given->list && k->counts.tallies[terms[i].number].count[TARGET] == 0) continue;
        if (terms[i].adjusted > k->given->max_p || given[side] == k->given->top) continue;
        add_row(k, corpus, &terms[i]);
        given[side]++;
    }
}

static gb_status keyness_finish(void *self, gb_document *corpus) {
    keyness *k = self;
    for (int side = TARGET; side <= REFERENCE; side++)
        if (k->counts.words[side] == 0) {
            k->host->log(k->context, GB_WARNING,
                         "no words of the %s (documents whose %s is \"%s\"), so there is nothing to compare: put "
                         "`metadata` into the chain, or use --manifest",
                         side == TARGET ? "target" : "reference", k->given->group,
                         side == TARGET        ? (k->given->target ? k->given->target : "*")
                         : k->given->reference ? k->given->reference
                                               : "another");
            return GB_OK;
        }
    size_t count;
    comparison_term *terms = comparison_measure(&k->counts, (uint64_t)k->given->min_count, &count);
    if (!terms && k->counts.terms.count) return k->host->fail(k->context, GB_FATAL, "out of memory");
    add_rows(k, corpus, terms, count);
    free(terms);
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "keyness",
    .version = "1.0.0",
    .summary = "terms that mark one group of documents against another, or against a list of frequencies",
    .license = "Apache-2.0",
    .help =
        "Compares the terms of two groups of documents: raw counts and rates side by side, G2 with its probability,\n"
        "log ratio and %DIFF. The terms are those of the plugin keywords: its stop words and patterns hold here too.",
    .example = "gongbao run -c 'metadata | keyness target=2024 reference=2023' --layers keyness -f csv reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .tables = tables,
    .open = keyness_open,
    .collect = keyness_collect,
    .finish = keyness_finish,
    .close = keyness_close,
};

GB_PLUGINS(keyness, &plugin)
