/* The writers json (one object for the whole run) and jsonl (one object a line). */
#include "emit.h"
#include "module.h"

#include <stddef.h>
#include <stdlib.h>

typedef struct config {
    const char *layers;
} config;

typedef struct writer {
    const gb_host *host;
    gb_context *context;
    selection chosen;
    emit_format format;
    size_t documents;
    int started;
    stream out;
} writer;

static gb_status writer_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    const config *c = settings;
    writer *w = calloc(1, sizeof *w);
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    if (selection_open(&w->chosen, host, context, c->layers) != GB_OK) {
        free(w);
        return GB_FATAL;
    }
    *self = w;
    return GB_OK;
}

static void writer_close(void *self) {
    writer *w = self;
    emit_format_free(&w->format);
    selection_close(&w->chosen);
    free(w);
}

/* The output is opened by the first document, or at the end when there is none. 1 = this call opened it. */
static int start(writer *w) {
    if (w->started) return 0;
    stream_open(&w->out, w->host, w->host->output(w->context, NULL));
    w->started = 1;
    return 1;
}

static gb_status prepare(writer *w, const gb_document *document) {
    if (w->format.layers) return GB_OK;
    if (emit_format_make(&w->format, w->host, document, &w->chosen) == GB_OK) return GB_OK;
    return w->host->fail(w->context, GB_FATAL, "out of memory");
}

static gb_status json_header(writer *w) {
    const char *version = w->host->setting(w->context, "version");
    const char *chain = w->host->setting(w->context, "chain");
    stream_text(&w->out, "{\"gongbao\":{\"version\":");
    if (version)
        json_string(&w->out, gb_string_of(version));
    else
        stream_text(&w->out, "null");
    stream_text(&w->out, ",\"chain\":");
    stream_text(&w->out, chain ? chain : "null");
    stream_text(&w->out, "},\n\"documents\":[");
    return w->out.status;
}

static gb_status json_collect(void *self, const gb_document *document) {
    writer *w = self;
    if (start(w)) json_header(w);
    if (prepare(w, document) != GB_OK) return GB_FATAL;
    stream_text(&w->out, w->documents++ ? ",\n" : "\n");
    emit_document(&w->out, &w->format, document, "\n");
    return w->out.status;
}

static void json_tables(writer *w, const emit_format *tables, const gb_document *corpus, int errors) {
    const char *before = "";
    stream_text(&w->out, "\"tables\":{");
    for (int i = 0; i < tables->layer_count; i++) {
        const emit_layer *table = &tables->layers[i];
        size_t rows = w->host->rows(corpus, table->layer);
        if (table->layer == errors) continue;
        stream_text(&w->out, before);
        before = ",\n";
        stream_byte(&w->out, '"');
        stream_text(&w->out, table->name);
        stream_text(&w->out, "\":[");
        for (size_t row = 0; row < rows; row++) {
            stream_text(&w->out, row ? ",\n" : "\n");
            emit_table_row(&w->out, table, corpus, row);
        }
        stream_byte(&w->out, ']');
    }
    stream_text(&w->out, "},\n");
}

static gb_status json_finish(void *self, gb_document *corpus) {
    writer *w = self;
    emit_format tables = {0};
    int errors = emit_error_table(w->host, corpus);
    size_t rows = errors < 0 ? 0 : w->host->rows(corpus, errors);
    if (start(w)) json_header(w);
    stream_text(&w->out, "],\n");
    if (emit_format_make(&tables, w->host, corpus, &w->chosen) != GB_OK) {
        emit_format_free(&tables);
        return w->host->fail(w->context, GB_FATAL, "out of memory");
    }
    json_tables(w, &tables, corpus, errors);
    emit_format_free(&tables);
    stream_text(&w->out, "\"errors\":[");
    for (size_t row = 0; row < rows; row++) {
        stream_text(&w->out, row ? ",\n" : "\n");
        emit_error_row(&w->out, corpus, errors, row);
    }
    stream_text(&w->out, "]}\n");
    return stream_flush(&w->out);
}

static gb_status jsonl_collect(void *self, const gb_document *document) {
    writer *w = self;
    start(w);
    if (prepare(w, document) != GB_OK) return GB_FATAL;
    emit_document(&w->out, &w->format, document, "");
    stream_byte(&w->out, '\n');
    return w->out.status;
}

static void jsonl_table(writer *w, const emit_layer *table, const gb_document *corpus) {
    size_t rows = w->host->rows(corpus, table->layer);
    for (size_t row = 0; row < rows; row++) {
        stream_text(&w->out, "{\"table\":\"");
        stream_text(&w->out, table->name);
        stream_text(&w->out, "\",\"row\":");
        emit_table_row(&w->out, table, corpus, row);
        stream_text(&w->out, "}\n");
    }
}

static gb_status jsonl_finish(void *self, gb_document *corpus) {
    writer *w = self;
    emit_format tables = {0};
    int errors = emit_error_table(w->host, corpus);
    size_t rows = errors < 0 ? 0 : w->host->rows(corpus, errors);
    start(w);
    if (emit_format_make(&tables, w->host, corpus, &w->chosen) != GB_OK) {
        emit_format_free(&tables);
        return w->host->fail(w->context, GB_FATAL, "out of memory");
    }
    for (int i = 0; i < tables.layer_count; i++)
        if (tables.layers[i].layer != errors) jsonl_table(w, &tables.layers[i], corpus);
    emit_format_free(&tables);
    for (size_t row = 0; row < rows; row++) {
        stream_text(&w->out, "{\"error\":");
        emit_error_row(&w->out, corpus, errors, row);
        stream_text(&w->out, "}\n");
    }
    return stream_flush(&w->out);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_STR, config, layers, "layers", NULL, NULL, 0, 0,
              "layers and tables to write, separated by commas; default: --layers, else all"),
    GB_LIST_END,
};

const gb_plugin json_writer = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "json",
    .version = "1.0.0",
    .summary = "Everything as one JSON object: documents, layers, tables, errors",
    .license = "Apache-2.0",
    .help = "One object with the members gongbao (version, chain), documents, tables and errors. A document holds its\n"
            "metadata and, under layers, an array of rows a layer. Absent values are null; exact decimals are number\n"
            "literals of any length, so read them with a decimal parser when every digit counts. A row stands on a\n"
            "line of its own. Documents are written as they come: memory does not grow with the corpus.",
    .example = "gongbao run -c 'numbers | targets' -f json -o out.json report.txt",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .open = writer_open,
    .collect = json_collect,
    .finish = json_finish,
    .close = writer_close,
};

const gb_plugin jsonl_writer = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "jsonl",
    .version = "1.0.0",
    .summary = "JSON Lines: a line a document, then a line a table row and a line an error",
    .license = "Apache-2.0",
    .help = "Lines {\"document\":{...},\"layers\":{...}}, one a document in input order, then "
            "{\"table\":NAME,\"row\":{...}}\n"
            "and {\"error\":{...}} lines. The objects are those of the writer json.",
    .example = "cat corpus.jsonl | gongbao run -f jsonl --layers quantity - > out.jsonl",
    .options = OPTIONS,
    .config_size = sizeof(config),
    .open = writer_open,
    .collect = jsonl_collect,
    .finish = jsonl_finish,
    .close = writer_close,
};
