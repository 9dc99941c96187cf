/* @NAME@: marks every 同比 (compared with the year before) and says in which sentence it stands. */
#include <gongbao/plugin.h>
#include <stdlib.h>

typedef struct state {
    const gb_host *host;
    int layer, sentence; /* handles */
} state;

static const gb_column columns[] = {GB_COLUMN(GB_REF, "sentence", "sentence", "the sentence that it stands in"),
                                    GB_LIST_END};
static const gb_layer_declaration gives[] = {GB_LAYER("@NAME@", columns, "a place that is marked"), GB_LIST_END};
static const gb_need needs[] = {GB_NEED("sentence", NULL), GB_LIST_END};

/* Once, before the first document: ask for the handles, read data, make lexicons. */
static gb_status start(gb_context *context, const gb_host *host, const void *options, void **self) {
    state *s = calloc(1, sizeof *s);
    (void)options;
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    *s = (state){host, host->layer(context, "@NAME@"), host->layer(context, "sentence")};
    *self = s;
    return GB_OK;
}

/* For every document: add a row for what you find. Positions are bytes. */
static gb_status process(void *self, gb_document *document) {
    const state *s = self;
    const gb_string text = s->host->text(document), word = GB_TEXT("同比");
    for (size_t at = 0; at < text.length; gb_next(text, &at)) {
        if (!gb_stands_at(text, at, word)) continue;
        gb_span span = {(uint32_t)at, (uint32_t)(at + word.length)};
        int64_t row = s->host->add(document, s->layer, span);
        int64_t sentence = s->host->covering(document, s->sentence, span.start);
        if (sentence >= 0) s->host->set_int(document, s->layer, row, 0, sentence);
    }
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_ANALYZER,
                                 .id = "@NAME@",
                                 .version = "0.1.0",
                                 .summary = "marks 同比",
                                 .license = "MIT",
                                 .needs = needs,
                                 .gives = gives,
                                 .open = start,
                                 .process = process,
                                 .close = free};

GB_PLUGINS(@NAME@, &plugin)
