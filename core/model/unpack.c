/* Bytes to a document. The bytes come from a process that ran plugins, so nothing in them is believed. */
#include <math.h>
#include <stdlib.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "model/document_internal.h"
#include "model/transfer.h"
#include "model/transfer_format.h"

typedef struct reading {
    const char *at;
    size_t left;
    gb_error *error;
} reading;

static int damaged(const reading *in, const char *what) {
    return gb_error_set(in->error, GB_ERROR_INPUT, "the results were handed over damaged (%s)", what);
}

static int no_memory(const reading *in) {
    return gb_error_set(in->error, GB_ERROR_INPUT, "no memory for the results");
}

/* The next `count` items of `size` bytes, or NULL when there are fewer. */
static const char *take(reading *in, size_t count, size_t size) {
    const char *start = in->at;
    if (size && count > in->left / size) return NULL;
    in->at += count * size;
    in->left -= count * size;
    return start;
}

static int take_struct(reading *in, void *to, size_t size) {
    const char *from = take(in, 1, size);
    if (from) memcpy(to, from, size);
    return from ? 0 : -1;
}

static int is_text(const char *data, size_t length) {
    return length == 0 || (!memchr(data, 0, length) && gb_utf8_invalid(data, length) == length);
}

static int unpack_meta(gb_document *document, reading *in) {
    gb_packed_meta sizes;
    char name[256];
    if (take_struct(in, &sizes, sizeof sizes) != 0) return damaged(in, "metadata");
    const char *key = take(in, sizes.key_bytes, 1);
    const char *value = key ? take(in, sizes.value_bytes, 1) : NULL;
    if (!value || sizes.key_bytes == 0 || sizes.key_bytes >= sizeof name || !is_text(key, sizes.key_bytes) ||
        !is_text(value, sizes.value_bytes))
        return damaged(in, "metadata");
    memcpy(name, key, sizes.key_bytes);
    name[sizes.key_bytes] = '\0';
    return gb_document_set_meta(document, name, (gb_string){value, sizes.value_bytes}) == 0 ? 0 : no_memory(in);
}

static int unpack_text(gb_document *document, const gb_packed_head *head, reading *in) {
    for (uint32_t i = 0; i < head->meta_count; i++)
        if (unpack_meta(document, in) != 0) return -1;
    const char *text = head->text_bytes <= GB_DOCUMENT_LIMIT ? take(in, (size_t)head->text_bytes, 1) : NULL;
    if (!text || !is_text(text, (size_t)head->text_bytes)) return damaged(in, "text");
    document->text.length = 0;
    if (gb_buffer_append(&document->text, text, (size_t)head->text_bytes) != 0 ||
        gb_buffer_terminate(&document->text) != 0)
        return no_memory(in);
    return 0;
}

/* ---- one layer ---- */

/* Where the parts of a packed layer are. */
typedef struct parts {
    gb_packed_layer head;
    const char *present;
    const char *spans;
    const char *cells;
    const char *heap;
} parts;

static int find_parts(const gb_schema_layer *layer, reading *in, parts *found) {
    size_t columns = (size_t)layer->column_count, row_bytes = 0;
    if (take_struct(in, &found->head, sizeof found->head) != 0) return damaged(in, layer->name);
    found->present = take(in, columns, 1);
    if (!found->present || found->head.rows > GB_ROW_LIMIT) return damaged(in, layer->name);
    for (size_t c = 0; c < columns; c++)
        if (found->present[c]) row_bytes += gb_cell_size(layer->columns[c].info.type);
    found->spans = take(in, (size_t)found->head.rows, sizeof(gb_span));
    found->cells = found->spans ? take(in, (size_t)found->head.rows, row_bytes) : NULL;
    found->heap = found->cells && found->head.heap_bytes < GB_NULL_TEXT ? take(in, (size_t)found->head.heap_bytes, 1) : NULL;
    return found->heap ? 0 : damaged(in, layer->name);
}

static int is_boundary(const gb_buffer *text, uint32_t byte) {
    return ((unsigned char)text->data[byte] & 0xC0) != 0x80; /* at the end there is a NUL */
}

/* Spans inside the text, on code point boundaries, in the order of frozen layers. */
static int spans_valid(const gb_buffer *text, const gb_span *spans, size_t count) {
    for (size_t i = 0; i < count; i++) {
        gb_span span = spans[i];
        if (span.start == GB_NO_POSITION && span.end == GB_NO_POSITION) continue; /* larger than any other: sorts last */
        if (span.start >= span.end || span.end > text->length || !is_boundary(text, span.start) ||
            !is_boundary(text, span.end))
            return 0;
        if (i > 0 && (spans[i - 1].start > span.start || (spans[i - 1].start == span.start && spans[i - 1].end < span.end)))
            return 0;
    }
    return 1;
}

static int small_valid(const uint8_t *cells, size_t count, unsigned limit) {
    unsigned bad = 0;
    for (size_t i = 0; i < count; i++) bad |= (unsigned)(cells[i] >= limit) & (unsigned)(cells[i] != GB_NULL_SMALL);
    return bad == 0;
}

static int refs_valid(const int32_t *cells, size_t count, uint64_t target_rows) {
    unsigned bad = 0;
    for (size_t i = 0; i < count; i++) {
        unsigned outside = cells[i] < 0 || (uint64_t)cells[i] >= target_rows;
        bad |= outside & (unsigned)(cells[i] != GB_NULL_REF);
    }
    return bad == 0;
}

static int numbers_valid(const double *cells, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (isinf(cells[i])) return 0;
    return 1;
}

/* Every text lies in the heap, begins on a boundary, holds no NUL and ends with one. The heap as a whole is UTF-8. */
static int texts_valid(const gb_text_cell *cells, size_t count, gb_type type, const gb_buffer *heap) {
    for (size_t i = 0; i < count; i++) {
        gb_text_cell cell = cells[i];
        if (cell.length == GB_NULL_TEXT) continue;
        if (cell.offset >= heap->length || cell.length >= heap->length - cell.offset) return 0;
        const char *text = heap->data + cell.offset;
        if (text[cell.length] != '\0' || ((unsigned char)text[0] & 0xC0) == 0x80) return 0;
        if (cell.length && memchr(text, 0, cell.length)) return 0;
        if (type == GB_DEC && !gb_decimal_valid((gb_string){text, cell.length})) return 0;
    }
    return 1;
}

/* `row_counts`: rows of every layer in the packed bytes, for refs. */
static int column_valid(const gb_rows *rows, int c, const uint64_t *row_counts) {
    const gb_schema_column *column = &rows->layer->columns[c];
    const gb_cells *cells = &rows->cells[c];
    switch (column->info.type) {
    case GB_BOOL: return small_valid(cells->as.small, rows->count, 2);
    case GB_ENUM: return small_valid(cells->as.small, rows->count, (unsigned)column->choice_count);
    case GB_REF:
        return refs_valid(cells->as.refs, rows->count, column->target < 0 ? INT32_MAX : row_counts[column->target]);
    case GB_INT: return 1;
    case GB_NUM: return numbers_valid(cells->as.numbers, rows->count);
    default: return texts_valid(cells->as.texts, rows->count, column->info.type, &rows->heap);
    }
}

static int fill_rows(gb_document *document, gb_rows *rows, const parts *from, const uint64_t *row_counts,
                     const reading *in) {
    size_t count = (size_t)from->head.rows, heap_bytes = (size_t)from->head.heap_bytes;
    const char *cells = from->cells;
    if (gb_rows_reserve(rows, count) != 0 || gb_buffer_append(&rows->heap, from->heap, heap_bytes) != 0)
        return no_memory(in);
    if (heap_bytes && gb_utf8_invalid(rows->heap.data, heap_bytes) != heap_bytes) return damaged(in, rows->layer->name);
    if (count) memcpy(rows->spans, from->spans, count * sizeof *rows->spans);
    if (!spans_valid(&document->text, rows->spans, count)) return damaged(in, rows->layer->name);
    rows->count = count;
    for (int c = 0; c < rows->layer->column_count; c++) {
        size_t bytes = count * gb_cell_size(rows->layer->columns[c].info.type);
        if (!from->present[c] || bytes == 0) continue;
        if (gb_rows_column(rows, c) != 0) return no_memory(in);
        memcpy(rows->cells[c].as.any, cells, bytes);
        cells += bytes;
        if (!column_valid(rows, c, row_counts)) return damaged(in, rows->layer->columns[c].info.name);
    }
    rows->frozen = 1;
    return 0;
}

/* Fills the wanted layers. Rows for a layer that has some already are an error. */
static int unpack_layers(gb_document *document, const gb_packed_head *head, const unsigned char *wanted, reading *in) {
    size_t layers = (size_t)document->schema->layer_count;
    int result = 0;
    if (head->layer_count != layers) return damaged(in, "number of layers");
    parts *found = calloc(layers + 1, sizeof *found);
    uint64_t *row_counts = calloc(layers + 1, sizeof *row_counts);
    if (!found || !row_counts) result = no_memory(in);
    for (size_t l = 0; l < layers && result == 0; l++) {
        result = find_parts(&document->schema->layers[l], in, &found[l]);
        row_counts[l] = found[l].head.rows;
    }
    if (result == 0 && in->left > 0) result = damaged(in, "length");
    for (size_t l = 0; l < layers && result == 0; l++) {
        gb_rows *rows = &document->layers[l];
        if (wanted && !wanted[l]) continue;
        if (row_counts[l] > 0)
            result = rows->count ? damaged(in, rows->layer->name) : fill_rows(document, rows, &found[l], row_counts, in);
    }
    free(found);
    free(row_counts);
    return result;
}

int gb_unpack_some(gb_document *document, gb_string bytes, const unsigned char *wanted, gb_error *error) {
    reading in = {bytes.data, bytes.length, error};
    gb_packed_head head;
    if (take_struct(&in, &head, sizeof head) != 0 || head.magic != GB_PACKED_MAGIC ||
        (head.what & ~(GB_PACK_TEXT | GB_PACK_LAYERS)))
        return damaged(&in, "head");
    if ((head.what & GB_PACK_TEXT) && unpack_text(document, &head, &in) != 0) return -1;
    if (!(head.what & GB_PACK_LAYERS)) return in.left ? damaged(&in, "length") : 0;
    if (unpack_layers(document, &head, wanted, &in) != 0) return -1;
    for (int l = 0; l < document->schema->layer_count; l++) document->layers[l].frozen = 1;
    return 0;
}

int gb_unpack(gb_document *document, gb_string bytes, gb_error *error) {
    return gb_unpack_some(document, bytes, NULL, error);
}

int gb_unpack_tables(gb_document *corpus, gb_string bytes, const unsigned char *wanted, gb_error *error) {
    reading in = {bytes.data, bytes.length, error};
    gb_packed_head head;
    if (take_struct(&in, &head, sizeof head) != 0 || head.magic != GB_PACKED_MAGIC || head.what != GB_PACK_LAYERS)
        return damaged(&in, "head");
    return unpack_layers(corpus, &head, wanted, &in);
}
