/* How the rows of each layer are written: keys made once for all documents. */
#include "emit.h"

#include <stdio.h>
#include <stdlib.h>

static gb_status make_field(emit_field *field, const gb_column *column, int index) {
    size_t length = strlen(column->name) + 4;
    field->key = malloc(length + 1);
    if (!field->key) return GB_FATAL;
    snprintf(field->key, length + 1, ",\"%s\":", column->name);
    field->key_length = length;
    field->column = index;
    field->type = column->type;
    return GB_OK;
}

static gb_status make_layer(emit_layer *made, const gb_host *host, const gb_document *document, int layer) {
    int columns = host->column_count(document, layer);
    made->layer = layer;
    made->name = host->layer_name(document, layer);
    made->fields = calloc((size_t)columns + 1, sizeof *made->fields);
    if (!made->fields) return GB_FATAL;
    for (int i = 0; i < columns; i++) {
        if (make_field(&made->fields[i], host->column_info(document, layer, i), i) != GB_OK) return GB_FATAL;
        made->field_count++;
    }
    return GB_OK;
}

gb_status emit_format_make(emit_format *format, const gb_host *host, const gb_document *document,
                           const selection *chosen) {
    int count = host->layer_count(document);
    format->layers = calloc((size_t)count + 1, sizeof *format->layers);
    if (!format->layers) return GB_FATAL;
    for (int i = 0; i < count; i++) {
        if (!selection_has(chosen, host->layer_name(document, i))) continue;
        if (make_layer(&format->layers[format->layer_count++], host, document, i) != GB_OK) return GB_FATAL;
    }
    return GB_OK;
}

void emit_format_free(emit_format *format) {
    for (int i = 0; i < format->layer_count; i++) {
        for (int j = 0; j < format->layers[i].field_count; j++) free(format->layers[i].fields[j].key);
        free(format->layers[i].fields);
    }
    free(format->layers);
    *format = (emit_format){0};
}
