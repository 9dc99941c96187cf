/* The plugin `categories`: how much a report speaks of what, by a dictionary of categories. */
#include "../common/likelihood.h"
#include "../common/years.h"
#include "panel.h"
#include "resolve.h"
#include <stdlib.h>

typedef struct config {
    const char *dictionary, *group;
    int overlap;
} config;

enum { OVERLAP_CATEGORY, OVERLAP_ONCE };

static const gb_option options[] = {
    GB_OPTION(
        GB_PATH, config, dictionary, "dictionary", NULL, NULL, 0, 0,
        "file of categories: YAML as quanteda reads it (.yml, .yaml), or category, tab, pattern; none: topics.tsv"),
    GB_OPTION(GB_STR, config, group, "group", NULL, NULL, 0, 0,
              "metadata to group the documents by in table category_group: year, place, or any other key"),
    GB_OPTION(GB_ENUM, config, overlap, "overlap", "category", "category|once", 0, 0,
              "a word may be a hit of several categories, or counts once, for the longest pattern"),
    GB_LIST_END,
};

enum { HIT_CATEGORY, HIT_PATTERN };
enum { COUNT_CATEGORY, COUNT_HITS, COUNT_TOKENS, COUNT_SHARE, COUNT_COVERED };
enum { DOCUMENT, CATEGORY, HITS, TOKENS, SHARE, LEVEL, COVERED, PLACE, YEAR };
enum { GROUP, GROUP_CATEGORY, GROUP_HITS, GROUP_TOKENS, GROUP_SHARE, GROUP_LEVEL, GROUP_DOCUMENTS, GROUP_WITH };

static const gb_column hit_columns[] = {
    GB_COLUMN(GB_STR, "category", NULL, "the category, with those above it: names with points between them"),
    GB_COLUMN(GB_STR, "pattern", NULL, "the pattern of the dictionary"),
    GB_LIST_END,
};

static const gb_column count_columns[] = {
    GB_COLUMN(GB_STR, "category", NULL, "the category, with those above it"),
    GB_COLUMN(GB_INT, "hits", NULL, "its hits in the document, those of the categories below it too"),
    GB_COLUMN(GB_INT, "tokens", NULL, "words of the document: all tokens but marks"),
    GB_COLUMN(GB_NUM, "share", NULL, "hits / tokens"),
    GB_COLUMN(GB_INT, "covered", NULL, "tokens that the hits consist of"),
    GB_LIST_END,
};

static const gb_column category_columns[] = {
    GB_COLUMN(GB_STR, "document", NULL, "id of the document"),
    GB_COLUMN(GB_STR, "category", NULL, "the category, with those above it: names with points between them"),
    GB_COLUMN(GB_INT, "hits", NULL,
              "its hits in the document, those of the categories below it too; 0 when there are none"),
    GB_COLUMN(GB_INT, "tokens", NULL, "words of the document: all tokens but marks"),
    GB_COLUMN(GB_NUM, "share", NULL, "hits / tokens"),
    GB_COLUMN(GB_INT, "level", NULL, "1: at the top; hits of higher levels are in those above them, too"),
    GB_COLUMN(GB_INT, "covered", NULL, "tokens that the hits consist of"),
    GB_COLUMN(GB_STR, "place", NULL, "place of the document"),
    GB_COLUMN(GB_INT, "year", NULL, "year of the document"),
    GB_LIST_END,
};

static const gb_column group_columns[] = {
    GB_COLUMN(GB_STR, "group", NULL, "value of the metadata that the option group names; none: the whole run"),
    GB_COLUMN(GB_STR, "category", NULL, "the category, with those above it"),
    GB_COLUMN(GB_INT, "hits", NULL, "its hits in all documents of the group"),
    GB_COLUMN(GB_INT, "tokens", NULL, "words of these documents"),
    GB_COLUMN(GB_NUM, "share", NULL, "hits / tokens"),
    GB_COLUMN(GB_INT, "level", NULL, "1: at the top"),
    GB_COLUMN(GB_INT, "documents", NULL, "documents of the group"),
    GB_COLUMN(GB_INT, "documents_with", NULL, "those with a hit"),
    GB_LIST_END,
};

static const gb_layer_declaration layers[] = {
    GB_LAYER("category_hit", hit_columns, "a place that counts for a category"),
    GB_LAYER("category_count", count_columns,
             "a category of the dictionary in this document; every category has a row"),
    GB_LIST_END,
};

static const gb_layer_declaration tables[] = {
    GB_LAYER("category", category_columns, "a category in a document: panel data, every document with every category"),
    GB_LAYER("category_group", group_columns, "a category in the whole run, or in a group of documents"),
    GB_LIST_END,
};

static const gb_need needs[] = {
    GB_NEED("token", "kind"),
    GB_MAY_USE("section", "zone"),
    GB_LIST_END,
};

typedef struct categories {
    const gb_host *host;
    gb_context *context;
    const config *given;
    int hit, count, table, group_table;
    word_source source;
    dictionary dictionary;
    matcher matcher;
    matches found;
    resolver resolver;
    category_count *counts;
    panel panel;
} categories;

static void categories_close(void *self) {
    categories *c = self;
    matcher_close(&c->matcher);
    resolver_free(&c->resolver);
    panel_free(&c->panel);
    dictionary_free(&c->dictionary);
    free(c->found.list);
    free(c->counts);
    free(c);
}

static int ends_with(const char *name, const char *end) {
    size_t length = strlen(name), ending = strlen(end);
    return length >= ending && strcmp(name + length - ending, end) == 0;
}

static gb_status load(categories *c, const char *path) {
    gb_string file;
    const char *name = path ? path : "topics.tsv";
    gb_status status = c->host->data_file(c->context, name, &file);
    if (status != GB_OK) return status;
    int is_yaml = ends_with(name, ".yml") || ends_with(name, ".yaml");
    status =
        (is_yaml ? dictionary_read_yaml : dictionary_read_columns)(&c->dictionary, c->host, c->context, name, file);
    if (status != GB_OK) return status;
    if (c->dictionary.pattern_count == 0)
        return c->host->fail(c->context, GB_FATAL, "%s: no pattern in it: write category, tab, pattern", name);
    c->panel.categories = c->dictionary.category_count;
    c->counts = calloc(c->dictionary.category_count, sizeof *c->counts);
    if (!c->counts) return c->host->fail(c->context, GB_FATAL, "out of memory");
    return matcher_open(&c->matcher, &c->dictionary, c->host, c->context);
}

static gb_status categories_open(gb_context *context, const gb_host *host, const void *given, void **self) {
    categories *c = calloc(1, sizeof *c);
    if (!c) return host->fail(context, GB_FATAL, "out of memory");
    c->host = host;
    c->context = context;
    c->given = given;
    c->hit = host->layer(context, "category_hit");
    c->count = host->layer(context, "category_count");
    c->table = host->table(context, "category");
    c->group_table = host->table(context, "category_group");
    words_resolve(&c->source, host, context);
    gb_status status = load(c, c->given->dictionary);
    if (status != GB_OK) {
        categories_close(c);
        return status;
    }
    *self = c;
    return GB_OK;
}

static double share(uint64_t hits, uint64_t tokens) {
    return tokens ? likelihood_rounded((double)hits / (double)tokens) : 0;
}

static void add_hits(categories *c, gb_document *document) {
    const gb_host *host = c->host;
    const gb_span *spans = host->spans(document, c->source.token);
    for (size_t i = 0; i < c->found.count; i++) {
        const match *m = &c->found.list[i];
        int64_t row = host->add(document, c->hit, (gb_span){spans[m->first].start, spans[m->end - 1].end});
        host->set_str(document, c->hit, row, HIT_CATEGORY, gb_string_of(c->dictionary.categories[m->category].path));
        host->set_str(document, c->hit, row, HIT_PATTERN, gb_string_of(c->dictionary.patterns[m->pattern].text));
    }
}

static void add_counts(categories *c, gb_document *document, uint64_t tokens) {
    const gb_host *host = c->host;
    for (size_t i = 0; i < c->dictionary.category_count; i++) {
        int64_t row = host->add(document, c->count, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
        host->set_str(document, c->count, row, COUNT_CATEGORY, gb_string_of(c->dictionary.categories[i].path));
        host->set_int(document, c->count, row, COUNT_HITS, c->counts[i].hits);
        host->set_int(document, c->count, row, COUNT_TOKENS, (int64_t)tokens);
        host->set_num(document, c->count, row, COUNT_SHARE, share(c->counts[i].hits, tokens));
        host->set_int(document, c->count, row, COUNT_COVERED, c->counts[i].covered);
    }
}

static gb_status categories_process(void *self, gb_document *document) {
    categories *c = self;
    uint64_t tokens = 0;
    c->found.count = 0;
    if (matcher_find(&c->matcher, document, &c->source, &c->found, &tokens) != 0 ||
        resolve(&c->resolver, &c->dictionary, &c->found, c->given->overlap == OVERLAP_ONCE, c->counts) != 0)
        return c->host->fail(c->context, GB_SKIP, "out of memory");
    add_hits(c, document);
    add_counts(c, document, tokens);
    return GB_OK;
}

static gb_status categories_collect(void *self, const gb_document *document) {
    categories *c = self;
    const gb_host *host = c->host;
    gb_string year = host->meta(document, "year");
    gb_string group = c->given->group ? host->meta(document, c->given->group) : (gb_string){NULL, 0};
    size_t rows = host->rows(document, c->count);
    if (rows != c->dictionary.category_count) return GB_OK; /* process() failed, which is told */
    uint64_t tokens = rows ? (uint64_t)host->get_int(document, c->count, 0, COUNT_TOKENS) : 0;
    int number = year.data ? year_in(year, (gb_span){0, (uint32_t)year.length}, NULL) : 0;
    if (panel_begin(&c->panel, host->meta(document, "id"), host->meta(document, "place"), number, group, tokens) != 0)
        return host->fail(c->context, GB_FATAL, "out of memory");
    for (size_t i = 0; i < rows; i++)
        panel_count(&c->panel, i, (uint32_t)host->get_int(document, c->count, i, COUNT_HITS),
                    (uint32_t)host->get_int(document, c->count, i, COUNT_COVERED));
    return GB_OK;
}

static void add_row(const categories *c, gb_document *corpus, size_t document, size_t category) {
    const gb_host *host = c->host;
    const panel_document *d = &c->panel.documents[document];
    size_t cell = document * c->panel.categories + category;
    int64_t row = host->add(corpus, c->table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    host->set_str(corpus, c->table, row, DOCUMENT, numbering_string(&c->panel.names, d->id));
    host->set_str(corpus, c->table, row, CATEGORY, gb_string_of(c->dictionary.categories[category].path));
    host->set_int(corpus, c->table, row, HITS, c->panel.hits[cell]);
    host->set_int(corpus, c->table, row, TOKENS, (int64_t)d->tokens);
    host->set_num(corpus, c->table, row, SHARE, share(c->panel.hits[cell], d->tokens));
    host->set_int(corpus, c->table, row, LEVEL, c->dictionary.categories[category].level);
    host->set_int(corpus, c->table, row, COVERED, c->panel.covered[cell]);
    if (d->place != NUMBERING_NONE)
        host->set_str(corpus, c->table, row, PLACE, numbering_string(&c->panel.names, d->place));
    if (d->year) host->set_int(corpus, c->table, row, YEAR, d->year);
}

static void add_group_row(const categories *c, gb_document *corpus, const panel_sum *sum, size_t category) {
    const gb_host *host = c->host;
    int table = c->group_table;
    int64_t row = host->add(corpus, table, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    if (sum->name != NUMBERING_NONE)
        host->set_str(corpus, table, row, GROUP, numbering_string(&c->panel.names, sum->name));
    host->set_str(corpus, table, row, GROUP_CATEGORY, gb_string_of(c->dictionary.categories[category].path));
    host->set_int(corpus, table, row, GROUP_HITS, (int64_t)sum->hits[category]);
    host->set_int(corpus, table, row, GROUP_TOKENS, (int64_t)sum->tokens);
    host->set_num(corpus, table, row, GROUP_SHARE, share(sum->hits[category], sum->tokens));
    host->set_int(corpus, table, row, GROUP_LEVEL, c->dictionary.categories[category].level);
    host->set_int(corpus, table, row, GROUP_DOCUMENTS, sum->documents);
    host->set_int(corpus, table, row, GROUP_WITH, (int64_t)sum->documents_with[category]);
}

static gb_status categories_finish(void *self, gb_document *corpus) {
    categories *c = self;
    if (c->given->group && c->panel.sum_count == 1)
        c->host->log(c->context, GB_WARNING,
                     "no document has the metadata %s, so there are no groups: put `metadata` into the chain, or use "
                     "--manifest",
                     c->given->group);
    if (panel_sort(&c->panel) != 0) return c->host->fail(c->context, GB_FATAL, "out of memory");
    for (size_t d = 0; d < c->panel.document_count; d++)
        for (size_t i = 0; i < c->panel.categories; i++) add_row(c, corpus, d, i);
    for (size_t s = 0; s < c->panel.sum_count; s++)
        for (size_t i = 0; i < c->panel.categories; i++) add_group_row(c, corpus, &c->panel.sums[s], i);
    return GB_OK;
}

static const gb_plugin plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_ANALYZER,
    .id = "categories",
    .version = "1.0.0",
    .summary = "how much a report speaks of what: hits of a dictionary of categories",
    .license = "Apache-2.0",
    .help = "Counts the words of each category of a dictionary, as studies of policy attention do. Without a file the\n"
            "plugin's own topics count: environment, livelihood, innovation and others. Table category has a row for\n"
            "every document and category, zeros too, ready for Stata, R or pandas.",
    .example = "gongbao run -c 'metadata | structure | categories group=year' --layers category -f csv reports/*.txt",
    .options = options,
    .config_size = sizeof(config),
    .needs = needs,
    .gives = layers,
    .tables = tables,
    .open = categories_open,
    .process = categories_process,
    .collect = categories_collect,
    .finish = categories_finish,
    .close = categories_close,
};

GB_PLUGINS(categories, &plugin)
