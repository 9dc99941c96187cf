/* An example of an analyzer plugin: how firmly a report commits itself. 确保 is a pledge, 力争 an aim, 探索 an attempt.
 */
#include <gongbao/plugin.h>
#include <stdlib.h>

typedef struct config {
    int firmest_only; /* option: only pledges */
} config;

typedef struct pledge {
    const gb_host *host;
    const config *options;
    int layer;
    gb_lexicon *words; /* word -> firmness */
} pledge;

static const char *const firmness[] = {"pledge", "aim", "attempt"};
static const gb_column columns[] = {
    GB_COLUMN(GB_ENUM, "firmness", "pledge|aim|attempt", "how firmly the word commits the speaker"), GB_LIST_END};
static const gb_layer_declaration layers[] = {GB_LAYER("pledge", columns, "a word of commitment"), GB_LIST_END};
static const gb_option options[] = {GB_OPTION(GB_BOOL, config, firmest_only, "firmest_only", "false", NULL, 0, 0,
                                              "find pledges alone, no aims and attempts"),
                                    GB_LIST_END};

/* Once, before the first document: read the words from pledge.data/words.tsv. */
static gb_status pledge_open(gb_context *context, const gb_host *host, const void *options_given, void **self) {
    const gb_data_table *table = host->data_table(context, "words.tsv", "word firmness");
    pledge *p = table ? calloc(1, sizeof *p) : NULL;
    if (!p) return table ? host->fail(context, GB_FATAL, "out of memory") : GB_FATAL; /* data_table() said why */
    *p = (pledge){host, options_given, host->layer(context, "pledge"), host->lexicon_new(context)};
    for (size_t row = 0; row < host->data_rows(table); row++)
        for (int i = 0; i < 3; i++)
            if (gb_equal(host->data_cell(table, row, 1), gb_string_of(firmness[i])))
                host->lexicon_add(p->words, host->data_cell(table, row, 0), i);
    *self = p;
    return host->lexicon_build(p->words);
}

/* Every document: a row for every word found. */
static gb_status pledge_process(void *self, gb_document *document) {
    const pledge *p = self;
    gb_string text = p->host->text(document);
    uint32_t end = 0;
    int32_t found = 0;
    for (uint32_t at = 0; (at = p->host->lexicon_find(p->words, text, at, &end, &found)) != GB_NO_POSITION; at = end) {
        if (found > 0 && p->options->firmest_only) continue;
        int64_t row = p->host->add(document, p->layer, (gb_span){at, end});
        p->host->set_int(document, p->layer, row, 0, found);
    }
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_ANALYZER,
                                 .id = "pledge",
                                 .version = "1.0.0",
                                 .license = "Apache-2.0",
                                 .summary = "words of commitment and how firm they are",
                                 .options = options,
                                 .config_size = sizeof(config),
                                 .gives = layers,
                                 .open = pledge_open,
                                 .process = pledge_process,
                                 .close = free};

GB_PLUGINS(pledge, &plugin)
