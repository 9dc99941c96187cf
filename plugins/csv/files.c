/* The files of the writer csv. */
#include "files.h"

#include <stdio.h>
#include <stdlib.h>

#define NAME_CAPACITY 256

static const char *const KEYS[] = {"id", "source", "title", "place", "year", "kind", "chars", "sha256"};
#define KEY_COUNT (sizeof KEYS / sizeof *KEYS)
#define DOCUMENTS_HEADER "document", "source", "title", "place", "year", "kind", "chars", "sha256"

static const char *const RESERVED[] = {"documents", "document_metadata", "errors", NULL};

static int is_reserved(const char *name) {
    for (size_t i = 0; RESERVED[i]; i++)
        if (strcmp(RESERVED[i], name) == 0) return 1;
    return 0;
}

static void header_cell(csv_writer *w, stream *out, const char *name, int first) {
    if (!first) stream_byte(out, w->style.delimiter);
    cell_text(out, &w->style, gb_string_of(name));
}

/* Opens NAME.csv, or the main output; writes the byte-order mark. NULL after fail(). */
static stream *open_file(csv_writer *w, const char *name, const char *suffix) {
    char file[NAME_CAPACITY];
    stream *out = malloc(sizeof *out);
    if (!out) {
        w->host->fail(w->context, GB_FATAL, "out of memory");
        return NULL;
    }
    snprintf(file, sizeof file, "%s%s.csv", name, suffix);
    stream_open(out, w->host, w->host->output(w->context, w->single ? NULL : file));
    if (out->status != GB_OK) {
        free(out);
        return NULL;
    }
    if (w->config->bom) stream_text(out, "\xEF\xBB\xBF");
    return out;
}

/* Opens a file with fixed columns. */
static stream *open_fixed(csv_writer *w, const char *name, const char *const *columns) {
    stream *out = open_file(w, name, "");
    if (!out) return NULL;
    for (size_t i = 0; columns[i]; i++) header_cell(w, out, columns[i], i == 0);
    cell_line_end(out);
    return out;
}

static stream *open_layer(csv_writer *w, const gb_document *document, int layer) {
    static const char *const COLUMNS[] = {"document", "id", "start", "end", "text"};
    const char *name = w->host->layer_name(document, layer);
    stream *out = open_file(w, name, is_reserved(name) ? "_layer" : "");
    if (!out) return NULL;
    for (size_t i = 0; i < sizeof COLUMNS / sizeof *COLUMNS; i++) header_cell(w, out, COLUMNS[i], i == 0);
    for (int i = 0; i < w->host->column_count(document, layer); i++)
        header_cell(w, out, w->host->column_info(document, layer, i)->name, 0);
    cell_line_end(out);
    return out;
}

static gb_status open_documents(csv_writer *w) {
    static const char *const COLUMNS[] = {DOCUMENTS_HEADER, NULL};
    if (!w->single && !w->documents) w->documents = open_fixed(w, "documents", COLUMNS);
    return w->single || w->documents ? GB_OK : GB_FATAL;
}

/* Opens the files of the documents; once, at the first document. */
static gb_status open_layers(csv_writer *w, const gb_document *document) {
    w->layer_count = w->host->layer_count(document);
    w->layers = calloc((size_t)w->layer_count + 1, sizeof *w->layers);
    if (!w->layers) return w->host->fail(w->context, GB_FATAL, "out of memory");
    for (int i = 0; i < w->layer_count; i++) {
        csv_layer *layer = &w->layers[i];
        layer->name = w->host->layer_name(document, i);
        if (!selection_has(&w->chosen, layer->name)) continue;
        layer->out = open_layer(w, document, i);
        if (!layer->out) return GB_FATAL;
    }
    return open_documents(w);
}

static void write_span(csv_writer *w, stream *out, const gb_document *document, gb_span span) {
    stream_byte(out, w->style.delimiter);
    if (span.start != GB_NO_POSITION) stream_integer(out, w->host->position(document, span.start));
    stream_byte(out, w->style.delimiter);
    if (span.start != GB_NO_POSITION) stream_integer(out, w->host->position(document, span.end));
    stream_byte(out, w->style.delimiter);
    if (span.start != GB_NO_POSITION) cell_text(out, &w->style, gb_slice(w->host->text(document), span));
}

static gb_status write_layer(csv_writer *w, const gb_document *document, int layer) {
    stream *out = w->layers[layer].out;
    gb_string id = w->host->meta(document, "id");
    const gb_span *spans = w->host->spans(document, layer);
    size_t rows = w->host->rows(document, layer);
    int columns = w->host->column_count(document, layer);
    for (size_t row = 0; row < rows; row++) {
        cell_text(out, &w->style, id);
        stream_byte(out, w->style.delimiter);
        stream_integer(out, (int64_t)row);
        write_span(w, out, document, spans[row]);
        for (int i = 0; i < columns; i++) {
            stream_byte(out, w->style.delimiter);
            cell_value(out, &w->style, document, layer, row, i, w->host->column_info(document, layer, i)->type);
        }
        cell_line_end(out);
    }
    return out->status;
}

static int is_key(gb_string key) {
    for (size_t i = 0; i < KEY_COUNT; i++)
        if (gb_equal(key, gb_string_of(KEYS[i]))) return 1;
    return 0;
}

/* The metadata that documents.csv has no column for: a line a key. */
static gb_status write_other_metadata(csv_writer *w, const gb_document *document) {
    static const char *const COLUMNS[] = {"document", "key", "value", NULL};
    gb_string key, value;
    for (size_t i = 0; w->host->meta_at(document, i, &key, &value) == GB_OK; i++) {
        if (is_key(key)) continue;
        if (!w->metadata && !(w->metadata = open_fixed(w, "document_metadata", COLUMNS))) return GB_FATAL;
        cell_text(w->metadata, &w->style, w->host->meta(document, "id"));
        stream_byte(w->metadata, w->style.delimiter);
        cell_text(w->metadata, &w->style, key);
        stream_byte(w->metadata, w->style.delimiter);
        cell_text(w->metadata, &w->style, value);
        cell_line_end(w->metadata);
    }
    return w->metadata ? w->metadata->status : GB_OK;
}

static gb_status write_metadata(csv_writer *w, const gb_document *document) {
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (i) stream_byte(w->documents, w->style.delimiter);
        if (strcmp(KEYS[i], "chars") == 0)
            stream_integer(w->documents, w->host->codepoint(document, (uint32_t)w->host->text(document).length));
        else
            cell_text(w->documents, &w->style, w->host->meta(document, KEYS[i]));
    }
    cell_line_end(w->documents);
    return w->documents->status == GB_OK ? write_other_metadata(w, document) : GB_FATAL;
}

gb_status csv_document(csv_writer *w, const gb_document *document) {
    gb_status status = w->layers ? GB_OK : open_layers(w, document);
    for (int i = 0; i < w->layer_count && status == GB_OK; i++)
        if (w->layers[i].out) status = write_layer(w, document, i);
    return status == GB_OK && !w->single ? write_metadata(w, document) : status;
}

/* ---- tables ---- */

/* Cells of a table's row or, with row SIZE_MAX, its header; a column `document` comes first, then id. */
static void table_line(csv_writer *w, stream *out, const gb_document *corpus, int table, size_t row) {
    int columns = w->host->column_count(corpus, table), first = -1;
    for (int i = 0; i < columns && first < 0; i++)
        if (strcmp(w->host->column_info(corpus, table, i)->name, "document") == 0) first = i;
    for (int place = first < 0 ? -1 : -2; place < columns; place++) {
        int column = place == -2 ? first : place;
        if (place >= 0 && place == first) continue;
        if (place > (first < 0 ? -1 : -2)) stream_byte(out, w->style.delimiter);
        if (row == SIZE_MAX)
            header_cell(w, out, place == -1 ? "id" : w->host->column_info(corpus, table, column)->name, 1);
        else if (place == -1)
            stream_integer(out, (int64_t)row);
        else
            cell_value(out, &w->style, corpus, table, row, column, w->host->column_info(corpus, table, column)->type);
    }
    cell_line_end(out);
}

static gb_status write_table(csv_writer *w, const gb_document *corpus, int table, const char *name,
                             const char *suffix) {
    stream *out = open_file(w, name, suffix);
    gb_status status;
    if (!out) return GB_FATAL;
    table_line(w, out, corpus, table, SIZE_MAX);
    for (size_t row = 0; row < w->host->rows(corpus, table); row++) table_line(w, out, corpus, table, row);
    status = stream_flush(out);
    free(out);
    return status;
}

/* 1 when another file has the table's name. */
static int is_taken(const csv_writer *w, const char *name) {
    for (int i = 0; i < w->layer_count; i++)
        if (w->layers[i].out && strcmp(w->layers[i].name, name) == 0) return 1;
    return is_reserved(name);
}

static gb_status flush(stream *out) {
    return out ? stream_flush(out) : GB_OK;
}

gb_status csv_tables(csv_writer *w, gb_document *corpus) {
    int count = w->host->layer_count(corpus);
    gb_status status = open_documents(w);
    for (int i = 0; i < count && status == GB_OK; i++) {
        const char *name = w->host->layer_name(corpus, i);
        if (i == count - 1 && strcmp(name, "error") == 0) {
            if (!w->single && w->host->rows(corpus, i) > 0) status = write_table(w, corpus, i, "errors", "");
        } else if (selection_has(&w->chosen, name)) {
            status = write_table(w, corpus, i, name, is_taken(w, name) ? "_table" : "");
        }
    }
    for (int i = 0; i < w->layer_count && status == GB_OK; i++) status = flush(w->layers[i].out);
    if (status == GB_OK) status = flush(w->documents);
    return status == GB_OK ? flush(w->metadata) : status;
}

void csv_files_free(csv_writer *w) {
    for (int i = 0; i < w->layer_count; i++) free(w->layers[i].out);
    free(w->layers);
    free(w->documents);
    free(w->metadata);
}
