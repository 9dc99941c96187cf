/* Documents, rows and errors as JSON: what the writers json and jsonl share. */
#ifndef JSON_EMIT_H
#define JSON_EMIT_H

#include "../common/json_string.h"
#include "../common/selection.h"
#include "../common/stream.h"

typedef struct emit_field {
    int column;
    gb_type type;
    char *key; /* ,"name": */
    size_t key_length;
} emit_field;

typedef struct emit_layer {
    int layer;
    const char *name;
    emit_field *fields;
    int field_count;
} emit_layer;

/* How the rows of a document's layers, or of the corpus's tables, are written; made once, good for every document. */
typedef struct emit_format {
    emit_layer *layers;
    int layer_count;
} emit_format;

/* The chosen layers of `document`. GB_OK; GB_FATAL when there is no memory. */
gb_status emit_format_make(emit_format *format, const gb_host *host, const gb_document *document,
                           const selection *chosen);
void emit_format_free(emit_format *format);

/* {"document":{...},"layers":{...}}; `separator` stands between rows. */
void emit_document(stream *out, const emit_format *format, const gb_document *document, const char *separator);
/* A row of a table: {"id":0,...}. */
void emit_table_row(stream *out, const emit_layer *table, const gb_document *corpus, size_t row);
/* {"document":...,"plugin":...,"kind":...,"message":...} of the host's table `error`. */
void emit_error_row(stream *out, const gb_document *corpus, int table, size_t row);
/* The handle of the host's table `error`, or -1. */
int emit_error_table(const gb_host *host, const gb_document *corpus);

#endif
