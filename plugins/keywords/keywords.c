/* The plugin `keywords`: the terms of each document with their counts, and the keywords of documents, groups and the
 * run. */
#include "corpus.h"
#include "../common/glob.h"
#include "../common/likelihood.h"
#include "count.h"
#include "statistics.h"
#include "table.h"
#include <stdlib.h>

typedef struct config {
    int64_t top, min_length;
    int rank, reference;
    const char *group, *stopwords, *keep, *drop;
} config;

static const gb_option options[] = {
    GB_OPTION(GB_INT, config, top, "top", "30", NULL, 1, 10000,
              "keywords of each document, of each group and of the run"),
    GB_OPTION(GB_ENUM, config, rank, "rank", "keyness", "keyness|count|tfidf", 0, 0, "what the keywords have most of"),
    GB_OPTION(GB_ENUM, config, reference, "reference", "general", "general|rest", 0, 0,
              "what keyness compares documents and groups with: general Chinese, or the rest of the run"),
    GB_OPTION(GB_STR, config, group, "group", NULL, NULL, 0, 0,
              "metadata to group the documents by: year, place, or any other key"),
    GB_OPTION(GB_INT, config, min_length, "min_length", "2", NULL, 1, 64, "least characters of a term"),
    GB_OPTION(GB_PATH, config, stopwords, "stopwords", NULL, NULL, 0, 0,
              "file of words to leave out, one a line, in place of the plugin's own list"),
    GB_OPTION(GB_STR, config, keep, "keep", NULL, NULL, 0, 0,
              "only terms of these patterns, with * and ?, several separated by commas: *创新*,数字*"),
    GB_OPTION(GB_STR, config, drop, "drop", NULL, NULL, 0, 0, "no terms of these patterns, written like keep"),
    GB_LIST_END,
};

enum { TERM_TERM, TERM_COUNT, TERM_KEYNESS };
enum { TOTAL_WORDS, TOTAL_TERMS, TOTAL_CHARACTERS };

static const gb_column term_columns[] = {
    GB_COLUMN(GB_STR, "term", NULL, "the word or Latin run; never a number, a mark or a stop word"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in the document"),
    GB_COLUMN(GB_NUM, "keyness", NULL, "log-likelihood against general Chinese; negative: rarer than there"),
    GB_LIST_END,
};

static const gb_column total_columns[] = {
    GB_COLUMN(GB_INT, "words", NULL, "words, numbers and Latin runs, stop words too; rates are per thousand of these"),
    GB_COLUMN(GB_INT, "terms", NULL, "different terms"),
    GB_COLUMN(GB_INT, "characters", NULL, "characters that were counted, marks too, blanks not"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("term", term_columns,
             "a different term of the document with its count; page leftovers and appendices left out"),
    GB_LAYER("term_total", total_columns, "the size of the text that was counted; one row"),
    GB_LIST_END,
};

static const gb_column keyword_columns[] = {
    GB_COLUMN(GB_STR, "document", NULL, "id of the document; none: a row of a group or of the whole run"),
    GB_COLUMN(GB_STR, "group", NULL, "value of the metadata that the option group names"),
    GB_COLUMN(GB_STR, "term", NULL, "the term"),
    GB_COLUMN(GB_INT, "count", NULL, "its times in the document, the group, the run"),
    GB_COLUMN(GB_INT, "documents", NULL,
              "documents with the term: of the group in a group's row, of the run in all others"),
    GB_COLUMN(GB_NUM, "per_thousand", NULL, "times per thousand words"),
    GB_COLUMN(GB_NUM, "tfidf", NULL, "times per thousand words x inverse document frequency in the run"),
    GB_COLUMN(GB_NUM, "keyness", NULL, "log-likelihood G2 against the reference; negative: rarer than there"),
    GB_COLUMN(GB_NUM, "per_ten_thousand", NULL, "times per ten thousand characters, marks too, blanks not"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("keyword", keyword_columns, "a keyword of the run, of a group, or of a document, the best first"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    GB_NEED("token", "kind"),
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct keywords {
    const gb_host *host;
    gb_context *context;
    int64_t min_length;
    const char *group;
    gb_string keep, drop; /* patterns, or NULL strings */
    int term, total, table;
    word_source sources;
    kw_reference reference;
    gb_lexicon *stopwords;
    kw_counts counts; /* of the present document */
    kw_corpus corpus;
} keywords;

static void keywords_close(void *self) {
    keywords *k = self;
    kw_counts_free(&k->counts);
    kw_corpus_free(&k->corpus);
    free(k);
}

static gb_status no_memory(const keywords *k, gb_status status) {
    return k->host->fail(k->context, status, "out of memory");
}

/* One word a line; lines that begin with # are comments. */
static gb_status load_stopwords(keywords *k, const char *path) {
    const gb_host *host = k->host;
    gb_string text;
    gb_status status = host->data_file(k->context, path ? path : "stopwords.txt", &text);
    if (status != GB_OK) return status;
    k->stopwords = host->lexicon_new(k->context);
    if (!k->stopwords) return no_memory(k, GB_FATAL);
    for (size_t at = 0; at < text.length;) {
        const char *start = text.data + at, *end = memchr(start, '\n', text.length - at);
        size_t length = end ? (size_t)(end - start) : text.length - at;
        at += length + 1;
        while (length && (start[length - 1] == '\r' || start[length - 1] == ' ' || start[length - 1] == '\t')) length--;
        if (length == 0 || start[0] == '#') continue;
        status = host->lexicon_add(k->stopwords, (gb_string){start, length}, 1);
        if (status != GB_OK) return status;
    }
    return host->lexicon_build(k->stopwords);
}

static gb_status load_reference(keywords *k) {
    gb_string file;
    gb_status status = k->host->data_file(k->context, "reference.image", &file);
    if (status != GB_OK) return status;
    const char *problem = kw_reference_open(file, &k->reference);
    if (!problem) return GB_OK;
    return k->host->fail(k->context, GB_FATAL, "the word frequencies reference.image cannot be used: %s; build it anew",
                         problem);
}

static void resolve(keywords *k) {
    const gb_host *host = k->host;
    k->term = host->layer(k->context, "term");
    k->total = host->layer(k->context, "term_total");
    k->table = host->table(k->context, "keyword");
    words_resolve(&k->sources, host, k->context);
}

static gb_status keywords_open(gb_context *context, const gb_host *host, const void *options_given, void **self) {
    const config *given = options_given;
    keywords *k = calloc(1, sizeof *k);
    if (!k) return host->fail(context, GB_FATAL, "out of memory");
    k->host = host;
    k->context = context;
    k->min_length = given->min_length;
    k->group = given->group;
    k->keep = gb_string_of(given->keep);
    k->drop = gb_string_of(given->drop);
    k->corpus.settings = (kw_settings){(kw_rank)given->rank, (kw_against)given->reference, (size_t)given->top};
    k->corpus.reference = &k->reference;
    resolve(k);
    gb_status status = load_stopwords(k, given->stopwords);
    if (status == GB_OK) status = load_reference(k);
    if (status != GB_OK) {
        keywords_close(k);
        return status;
    }
    *self = k;
    return GB_OK;
}

static int is_left_out(const keywords *k, gb_string term) {
    if (k->host->lexicon_value(k->stopwords, term) >= 0) return 1;
    return (k->keep.data && !glob_any(k->keep, term)) || (k->drop.data && glob_any(k->drop, term));
}

static gb_status keywords_process(void *self, gb_document *document) {
    keywords *k = self;
    const gb_host *host = k->host;
    const gb_span nowhere = {GB_NO_POSITION, GB_NO_POSITION};
    if (kw_count(&k->counts, host, document, &k->sources, k->min_length) != 0) return no_memory(k, GB_SKIP);
    kw_reference_frequencies(&k->reference, &k->counts.terms, k->counts.general);
    int64_t terms = 0;
    for (uint32_t i = 0; i < k->counts.terms.count; i++) {
        gb_string term = numbering_string(&k->counts.terms, i);
        if (is_left_out(k, term)) continue;
        uint32_t times = k->counts.times[i];
        int64_t row = host->add(document, k->term, nowhere);
        host->set_str(document, k->term, row, TERM_TERM, term);
        host->set_int(document, k->term, row, TERM_COUNT, times);
        host->set_num(
            document, k->term, row, TERM_KEYNESS,
            likelihood_ratio(times, (double)k->counts.words, k->counts.general[i], (double)k->reference.total));
        terms++;
    }
    int64_t row = host->add(document, k->total, nowhere);
    host->set_int(document, k->total, row, TOTAL_WORDS, (int64_t)k->counts.words);
    host->set_int(document, k->total, row, TOTAL_TERMS, terms);
    host->set_int(document, k->total, row, TOTAL_CHARACTERS, (int64_t)k->counts.characters);
    return GB_OK;
}

/* The rows from `first` on of layer term, at most KW_TOGETHER; returns how many. */
static size_t read_terms(const keywords *k, const gb_document *document, size_t first, size_t rows,
                         kw_occurrence *occurrences) {
    const gb_host *host = k->host;
    size_t count = rows - first < KW_TOGETHER ? rows - first : KW_TOGETHER;
    for (size_t i = 0; i < count; i++) {
        occurrences[i].term = host->get_str(document, k->term, first + i, TERM_TERM);
        occurrences[i].times = (uint32_t)host->get_int(document, k->term, first + i, TERM_COUNT);
        occurrences[i].keyness = host->get_num(document, k->term, first + i, TERM_KEYNESS);
    }
    return count;
}

/* A number of layer term_total. */
static uint64_t total_of(const keywords *k, const gb_document *document, int column) {
    return k->host->rows(document, k->total) ? (uint64_t)k->host->get_int(document, k->total, 0, column) : 0;
}

static gb_status keywords_collect(void *self, const gb_document *document) {
    keywords *k = self;
    const gb_host *host = k->host;
    gb_string group = k->group ? host->meta(document, k->group) : (gb_string){NULL, 0};
    uint64_t words = total_of(k, document, TOTAL_WORDS), characters = total_of(k, document, TOTAL_CHARACTERS);
    int status = kw_corpus_document(&k->corpus, host->meta(document, "id"), group, words, characters);
    size_t rows = host->rows(document, k->term);
    for (size_t done = 0; status == 0 && done < rows;) {
        kw_occurrence occurrences[KW_TOGETHER];
        size_t count = read_terms(k, document, done, rows, occurrences);
        status = kw_corpus_terms(&k->corpus, occurrences, count);
        done += count;
    }
    if (status == 0) status = kw_corpus_document_end(&k->corpus);
    return status == 0 ? GB_OK : no_memory(k, GB_FATAL);
}

static gb_status keywords_finish(void *self, gb_document *corpus) {
    keywords *k = self;
    if (k->group && k->corpus.group_count == 0)
        k->host->log(
            k->context, GB_WARNING,
            "no document has the metadata %s, so there are no groups: put `metadata` into the chain, or use --manifest",
            k->group);
    if (k->corpus.groups_left_out)
        k->host->log(k->context, GB_WARNING, "more than %u values of %s: the documents of the others are in no group",
                     KW_GROUP_LIMIT, k->group);
    return kw_table(&k->corpus, k->host, corpus, k->table) == 0 ? GB_OK : no_memory(k, GB_FATAL);
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "keywords",
    .version = "1.0.0",
    .summary = "keywords of documents, groups and the run, with counts, TF-IDF and keyness",
    .license = "Apache-2.0",
    .help =
        "Counts the words of each document and finds those that mark it: by log-likelihood against general Chinese "
        "(the\n"
        "default, good for a single report too), by TF-IDF over the run, or by plain count. Stop words, numbers and\n"
        "punctuation are never keywords; page leftovers and appendices are not counted.",
    .example = "gongbao run -c 'metadata | segment | keywords top=20 group=year' -f json reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .gives = layers,
    .tables = tables,
    .open = keywords_open,
    .process = keywords_process,
    .collect = keywords_collect,
    .finish = keywords_finish,
    .close = keywords_close,
    .collects = "term term_total",
};

GB_PLUGINS(keywords, &plugin)
