/* The writer csv: a file a layer and a table, for spreadsheets. */
#include "files.h"

#include <stddef.h>
#include <stdlib.h>

/* The character that the user means; 0 = none. */
static char delimiter_of(const char *text) {
    if (strcmp(text, "tab") == 0 || strcmp(text, "\\t") == 0) return '\t';
    if (strcmp(text, "semicolon") == 0) return ';';
    if (strcmp(text, "comma") == 0) return ',';
    return text[0] && strchr(",;\t|", text[0]) && !text[1] ? text[0] : 0;
}

static int ends_in_csv(const char *path) {
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".csv") == 0;
}

/* One chosen layer and no directory: everything goes into one file or to standard output. */
static gb_status choose_target(csv_writer *w) {
    const char *path = w->host->setting(w->context, "output");
    if (!w->chosen.all && w->chosen.count == 1 && (!path || ends_in_csv(path)))
        w->single = 1;
    else if (!path)
        return w->host->fail(w->context, GB_FATAL,
                             "csv writes a file a layer and a table: give a directory with "
                             "-o DIR, or choose one layer with --layers NAME");
    return GB_OK;
}

static gb_status csv_open(gb_context *context, const gb_host *host, const void *settings, void **self) {
    csv_writer *w = calloc(1, sizeof *w);
    if (!w) return host->fail(context, GB_FATAL, "out of memory");
    w->host = host;
    w->context = context;
    w->config = settings;
    w->style.delimiter = delimiter_of(w->config->delimiter);
    w->style.guard = w->config->guard;
    if (!w->style.delimiter) {
        host->fail(context, GB_FATAL, "csv: delimiter='%s' is none of , ; | tab comma semicolon", w->config->delimiter);
    } else if (selection_open(&w->chosen, host, context, w->config->layers) == GB_OK && choose_target(w) == GB_OK) {
        *self = w;
        return GB_OK;
    }
    selection_close(&w->chosen);
    free(w);
    return GB_FATAL;
}

static gb_status csv_collect(void *self, const gb_document *document) {
    return csv_document(self, document);
}

static gb_status csv_finish(void *self, gb_document *corpus) {
    return csv_tables(self, corpus);
}

static void csv_close(void *self) {
    csv_writer *w = self;
    csv_files_free(w);
    selection_close(&w->chosen);
    free(w);
}

static const gb_option OPTIONS[] = {
    GB_OPTION(GB_STR, csv_config, delimiter, "delimiter", ",", NULL, 0, 0,
              "what stands between cells: , ; | tab, or its name comma, semicolon"),
    GB_OPTION(GB_BOOL, csv_config, bom, "bom", "true", NULL, 0, 0,
              "begin each file with a byte-order mark, so that spreadsheets read Chinese text right"),
    GB_OPTION(GB_BOOL, csv_config, guard, "guard", "true", NULL, 0, 0,
              "put an apostrophe before text that begins with = + - @, so that no spreadsheet runs it as a formula"),
    GB_OPTION(GB_STR, csv_config, layers, "layers", NULL, NULL, 0, 0,
              "layers and tables to write, separated by commas; default: --layers, else all"),
    GB_LIST_END,
};

static const gb_plugin csv_plugin = {
    .size = sizeof(gb_plugin),
    .kind = GB_WRITER,
    .id = "csv",
    .version = "1.0.0",
    .summary = "CSV files for spreadsheets: one a layer, one a table, documents.csv",
    .license = "Apache-2.0",
    .help =
        "Writes LAYER.csv and TABLE.csv into the directory -o DIR, with documents.csv (the metadata),\n"
        "document_metadata.csv (metadata that has no column there) and errors.csv when something failed. The first\n"
        "column of a layer's file is the document's id; id, start, end and text follow, then the layer's own\n"
        "columns. A column that refers to another layer holds the id of its row. UTF-8 with a byte-order mark,\n"
        "RFC 4180 with CRLF. With one layer (--layers NAME) it writes to standard output or to -o FILE.csv.",
    .example = "gongbao run -c 'numbers | targets' -f 'csv delimiter=;' -o tables report.txt",
    .options = OPTIONS,
    .config_size = sizeof(csv_config),
    .open = csv_open,
    .collect = csv_collect,
    .finish = csv_finish,
    .close = csv_close,
};

GB_PLUGINS(csv, &csv_plugin)
