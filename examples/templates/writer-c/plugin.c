/* @NAME@: a line a row, "document TAB layer TAB text", for the layers of every document. */
#include <gongbao/plugin.h>
#include <stdlib.h>

typedef struct state {
    const gb_host *host;
    gb_context *context;
} state;

static gb_status start(gb_context *context, const gb_host *host, const void *options, void **self) {
    state *s = calloc(1, sizeof *s);
    (void)options;
    if (!s) return host->fail(context, GB_FATAL, "out of memory");
    *s = (state){host, context};
    *self = s;
    return GB_OK;
}

static void put(const state *s, gb_output *output, gb_string field, char end) {
    s->host->write(output, field.data, field.length);
    s->host->write(output, &end, 1);
}

static void put_layer(const state *s, gb_output *output, const gb_document *document, int layer) {
    const gb_span *spans = s->host->spans(document, layer);
    for (size_t row = 0; row < s->host->rows(document, layer); row++) {
        if (spans[row].start == GB_NO_POSITION) continue;
        put(s, output, s->host->meta(document, "id"), '\t');
        put(s, output, gb_string_of(s->host->layer_name(document, layer)), '\t');
        put(s, output, gb_slice(s->host->text(document), spans[row]), '\n');
    }
}

/* Every document, in input order, with all its layers. Tables come in finish(), as layers of the corpus. */
static gb_status collect(void *self, const gb_document *document) {
    const state *s = self;
    gb_output *output = s->host->output(s->context, NULL);
    for (int layer = 0; output && layer < s->host->layer_count(document); layer++)
        put_layer(s, output, document, layer);
    return output ? GB_OK : GB_FATAL; /* output() said why */
}

static const gb_plugin plugin = {.size = sizeof(gb_plugin),
                                 .kind = GB_WRITER,
                                 .id = "@NAME@",
                                 .version = "0.1.0",
                                 .summary = "a line a row: document, layer, text",
                                 .license = "MIT",
                                 .open = start,
                                 .collect = collect,
                                 .close = free};

GB_PLUGINS(@NAME@, &plugin)
