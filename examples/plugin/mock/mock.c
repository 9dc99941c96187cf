/* A host of one page for unit tests of plugins. */
#include "mock.h"

#include <stdarg.h>
#include <stdio.h>

static int layer(gb_context *context, const char *name) {
    const mock_layer *layers = context->document->layers;
    for (int i = 0; i < MOCK_LAYERS && layers[i].name; i++)
        if (strcmp(layers[i].name, name) == 0) return i;
    return -1;
}

static gb_string text(const gb_document *document) {
    return document->text;
}

static size_t rows(const gb_document *document, int of) {
    return document->layers[of].rows;
}

static const gb_span *spans(const gb_document *document, int of) {
    return document->layers[of].spans;
}

static int64_t add(gb_document *document, int to, gb_span span) {
    mock_layer *l = &document->layers[to];
    if (l->rows == MOCK_ROWS) return -1;
    l->spans[l->rows] = span;
    return (int64_t)l->rows++;
}

static void set_int(gb_document *document, int to, int64_t row, int column, int64_t value) {
    document->layers[to].cells[row][column] = value;
}

static int64_t get_int(const gb_document *document, int of, size_t row, int column) {
    return document->layers[of].cells[row][column];
}

static gb_status fail(gb_context *context, gb_status status, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(context->failure, sizeof context->failure, format, arguments);
    va_end(arguments);
    return status;
}

const gb_host mock_host = {.size = sizeof(gb_host),
                           .abi_major = GB_ABI_MAJOR,
                           .abi_minor = GB_ABI_MINOR,
                           .layer = layer,
                           .text = text,
                           .rows = rows,
                           .spans = spans,
                           .add = add,
                           .set_int = set_int,
                           .get_int = get_int,
                           .fail = fail};
