/* Cells of layers by name. */
#include "view.h"

int view_layer(const view *v, const char *name) {
    int count = v->host->layer_count(v->document);
    if (!selection_has(v->chosen, name)) return -1;
    for (int i = 0; i < count; i++)
        if (strcmp(v->host->layer_name(v->document, i), name) == 0) return i;
    return -1;
}

size_t view_rows(const view *v, int layer) {
    return layer < 0 ? 0 : v->host->rows(v->document, layer);
}

int view_column(const view *v, int layer, const char *name) {
    int count = layer < 0 ? 0 : v->host->column_count(v->document, layer);
    for (int i = 0; i < count; i++)
        if (strcmp(v->host->column_info(v->document, layer, i)->name, name) == 0) return i;
    return -1;
}

/* The column when the cell can be read, else -1. */
static int readable(const view *v, int layer, int64_t row, const char *column) {
    if (row < 0 || (uint64_t)row >= view_rows(v, layer)) return -1;
    return view_column(v, layer, column);
}

gb_string view_string(const view *v, int layer, int64_t row, const char *column) {
    int handle = readable(v, layer, row, column);
    return handle < 0 ? (gb_string){NULL, 0} : v->host->get_str(v->document, layer, (size_t)row, handle);
}

int64_t view_integer(const view *v, int layer, int64_t row, const char *column, int64_t missing) {
    int handle = readable(v, layer, row, column);
    if (handle < 0 || v->host->is_null(v->document, layer, (size_t)row, handle)) return missing;
    return v->host->get_int(v->document, layer, (size_t)row, handle);
}

int view_is(const view *v, int layer, int64_t row, const char *column, const char *text) {
    gb_string value = view_string(v, layer, row, column);
    return value.data && gb_equal(value, gb_string_of(text));
}

gb_string view_text(const view *v, int layer, int64_t row) {
    gb_span span;
    if (row < 0 || (uint64_t)row >= view_rows(v, layer)) return (gb_string){NULL, 0};
    span = v->host->spans(v->document, layer)[row];
    if (span.start == GB_NO_POSITION) return (gb_string){NULL, 0};
    return gb_slice(v->host->text(v->document), span);
}
