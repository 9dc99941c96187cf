/* question: the sentences that ask. Reads the layer `sentence`, gives the layer `question` with the same spans. */
#include <gongbao/plugin.h>
#include <stdlib.h>

typedef struct state {
    const gb_host *host;
    int sentence, question; /* handles of the layers */
} state;

static const gb_need needs[] = {GB_NEED("sentence", NULL), GB_LIST_END};
static const gb_column columns[] = {GB_LIST_END};
static const gb_layer_declaration gives[] = {GB_LAYER("question", columns, "a sentence that asks"), GB_LIST_END};

static gb_status start(gb_context *context, const gb_host *host, const void *options, void **self) {
    state *s = calloc(1, sizeof *s);
    (void)options;
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    *s = (state){host, host->layer(context, "sentence"), host->layer(context, "question")};
    *self = s;
    return GB_OK;
}

static gb_status process(void *self, gb_document *document) {
    const state *s = self;
    const gb_span *spans = s->host->spans(document, s->sentence);
    for (size_t row = 0; row < s->host->rows(document, s->sentence); row++) {
        size_t last = spans[row].end;
        uint32_t mark = gb_previous(s->host->text(document), &last);
        if (mark == 0xFF1F || mark == '?') s->host->add(document, s->question, spans[row]); /* U+FF1F is the wide one */
    }
    return GB_OK;
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_ANALYZER,
                                 .id = "question",
                                 .version = "1.0.0",
                                 .summary = "sentences that ask",
                                 .license = "Apache-2.0",
                                 .needs = needs,
                                 .gives = gives,
                                 .open = start,
                                 .process = process,
                                 .close = free};

GB_PLUGINS(question, &plugin)
