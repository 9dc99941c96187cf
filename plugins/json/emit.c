/* Documents, rows and errors as JSON. */
#include "emit.h"

#include <stdlib.h>

static void emit_cell(stream *out, const emit_field *field, const gb_document *document, int layer, size_t row) {
    const gb_host *host = out->host;
    gb_string text = {NULL, 0};
    if (field->type == GB_STR || field->type == GB_ENUM) {
        json_nullable(out, host->get_str(document, layer, row, field->column));
        return;
    }
    if (field->type == GB_DEC) {
        text = host->get_str(document, layer, row, field->column);
        if (text.data) {
            stream_string(out, text);
            return;
        }
    } else if (!host->is_null(document, layer, row, field->column)) {
        int64_t value = field->type == GB_NUM ? 0 : host->get_int(document, layer, row, field->column);
        if (field->type == GB_NUM)
            stream_number(out, host->get_num(document, layer, row, field->column));
        else if (field->type == GB_BOOL)
            stream_text(out, value ? "true" : "false");
        else
            stream_integer(out, value);
        return;
    }
    stream_bytes(out, "null", 4);
}

static void emit_cells(stream *out, const emit_layer *layer, const gb_document *document, size_t row) {
    for (int i = 0; i < layer->field_count; i++) {
        stream_bytes(out, layer->fields[i].key, layer->fields[i].key_length);
        emit_cell(out, &layer->fields[i], document, layer->layer, row);
    }
    stream_byte(out, '}');
}

static void emit_id(stream *out, size_t row) {
    stream_bytes(out, "{\"id\":", 6);
    stream_integer(out, (int64_t)row);
}

static void emit_layer_row(stream *out, const emit_layer *layer, const gb_document *document, gb_string text,
                           gb_span span, size_t row) {
    emit_id(out, row);
    if (span.start == GB_NO_POSITION) {
        stream_text(out, ",\"start\":null,\"end\":null,\"text\":null");
    } else {
        stream_bytes(out, ",\"start\":", 9);
        stream_integer(out, out->host->position(document, span.start));
        stream_bytes(out, ",\"end\":", 7);
        stream_integer(out, out->host->position(document, span.end));
        stream_bytes(out, ",\"text\":", 8);
        json_string(out, gb_slice(text, span));
    }
    emit_cells(out, layer, document, row);
}

void emit_table_row(stream *out, const emit_layer *table, const gb_document *corpus, size_t row) {
    emit_id(out, row);
    emit_cells(out, table, corpus, row);
}

/* 1 when the text is all digits and at most `limit` of them, without a needless zero: a JSON number. */
static int is_count(gb_string text, size_t limit) {
    if (text.length == 0 || text.length > limit || (text.data[0] == '0' && text.length > 1)) return 0;
    for (size_t i = 0; i < text.length; i++)
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
    return 1;
}

static const char *const FIRST_KEYS[] = {"id", "source", "title", "place", "year", "chars", "sha256"};
#define FIRST_COUNT (sizeof FIRST_KEYS / sizeof *FIRST_KEYS)

static void emit_first_key(stream *out, const gb_document *document, const char *key) {
    gb_string value = out->host->meta(document, key);
    stream_byte(out, '"');
    stream_text(out, key);
    stream_text(out, "\":");
    if (strcmp(key, "chars") == 0)
        stream_integer(out, out->host->codepoint(document, (uint32_t)out->host->text(document).length));
    else if (strcmp(key, "year") == 0 && is_count(value, 4))
        stream_string(out, value);
    else
        json_nullable(out, value);
}

/* The metadata: first what every document has, then the rest in the order it was set. */
static void emit_metadata(stream *out, const gb_document *document) {
    gb_string key, value;
    for (size_t i = 0; i < FIRST_COUNT; i++) {
        if (i) stream_byte(out, ',');
        emit_first_key(out, document, FIRST_KEYS[i]);
    }
    for (size_t i = 0; out->host->meta_at(document, i, &key, &value) == GB_OK; i++) {
        int known = 0;
        for (size_t k = 0; k < FIRST_COUNT; k++)
            if (gb_equal(key, gb_string_of(FIRST_KEYS[k]))) known = 1;
        if (known) continue;
        stream_byte(out, ',');
        json_string(out, key);
        stream_byte(out, ':');
        json_nullable(out, value);
    }
}

void emit_document(stream *out, const emit_format *format, const gb_document *document, const char *separator) {
    gb_string text = out->host->text(document);
    stream_text(out, "{\"document\":{");
    emit_metadata(out, document);
    stream_text(out, "},\"layers\":{");
    for (int i = 0; i < format->layer_count; i++) {
        const emit_layer *layer = &format->layers[i];
        size_t rows = out->host->rows(document, layer->layer);
        const gb_span *spans = out->host->spans(document, layer->layer);
        stream_text(out, i ? ",\"" : "\"");
        stream_text(out, layer->name);
        stream_text(out, "\":[");
        for (size_t row = 0; row < rows; row++) {
            stream_text(out, row ? "," : "");
            stream_text(out, separator);
            emit_layer_row(out, layer, document, text, spans[row], row);
        }
        stream_byte(out, ']');
    }
    stream_text(out, "}}");
}

int emit_error_table(const gb_host *host, const gb_document *corpus) {
    for (int i = host->layer_count(corpus) - 1; i >= 0; i--)
        if (strcmp(host->layer_name(corpus, i), "error") == 0) return i;
    return -1;
}

void emit_error_row(stream *out, const gb_document *corpus, int table, size_t row) {
    static const char *const KEYS[] = {"{\"document\":", ",\"plugin\":", ",\"kind\":", ",\"message\":"};
    for (int column = 0; column < 4; column++) {
        stream_text(out, KEYS[column]);
        json_nullable(out, out->host->get_str(corpus, table, row, column));
    }
    stream_byte(out, '}');
}
