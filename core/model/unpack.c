/* Bytes to a document. The bytes come from a process that ran plugins, so nothing in them is believed. */
#include <math.h>

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
    found->heap =
        found->cells && found->head.heap_bytes < GB_NULL_TEXT ? take(in, (size_t)found->head.heap_bytes, 1) : NULL;
    return found->heap ? 0 : damaged(in, layer->name);
}

static int is_boundary(const gb_buffer *text, uint32_t byte) {
    return ((unsigned char)text->data[byte] & 0xC0) != 0x80; /* at the end there is a NUL */
}

/* Spans inside the text, on code point boundaries, in the order of frozen layers. */
static int spans_valid(const gb_buffer *text, const gb_span *spans, size_t count) {
    for (size_t i = 0; i < count; i++) {
        gb_span span = spans[i];
        if (span.start == GB_NO_POSITION && span.end == GB_NO_POSITION)
            continue; /* larger than any other: sorts last */
        if (span.start >= span.end || span.end > text->length || !is_boundary(text, span.start) ||
            !is_boundary(text, span.end))
            return 0;
        if (i > 0 &&
            (spans[i - 1].start > span.start || (spans[i - 1].start == span.start && spans[i - 1].end < span.end)))
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
    case GB_BOOL:
        return small_valid(cells->as.small, rows->count, 2);
    case GB_ENUM:
        return small_valid(cells->as.small, rows->count, (unsigned)column->choice_count);
    case GB_REF:
        return refs_valid(cells->as.refs, rows->count, column->target < 0 ? INT32_MAX : row_counts[column->target]);
    case GB_INT:
        return 1;
    case GB_NUM:
        return numbers_valid(cells->as.numbers, rows->count);
    default:
        return texts_valid(cells->as.texts, rows->count, column->info.type, &rows->heap);
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

/* ---- all layers ---- */

/* A packed document that is being unpacked. */
typedef struct gb_packed {
    reading in;
    gb_packed_head head;
    parts *layers;
    uint64_t *row_counts; /* of every layer, for refs */
} gb_packed;

/* Finds the layers. Memory is the document's. NULL with `error`. */
static gb_packed *find_layers(gb_document *document, const reading *in, const gb_packed_head *head) {
    size_t count = (size_t)document->schema->layer_count;
    gb_packed *packed = gb_document_allocate(document, sizeof *packed);
    if (head->layer_count != count) {
        damaged(in, "number of layers");
        return NULL;
    }
    if (packed) packed->layers = gb_document_allocate(document, (count + 1) * sizeof *packed->layers);
    if (packed) packed->row_counts = gb_document_allocate(document, (count + 1) * sizeof *packed->row_counts);
    if (!packed || !packed->layers || !packed->row_counts) {
        no_memory(in);
        return NULL;
    }
    packed->in = *in;
    packed->head = *head;
    for (size_t l = 0; l < count; l++) {
        if (find_parts(&document->schema->layers[l], &packed->in, &packed->layers[l]) != 0) return NULL;
        packed->row_counts[l] = packed->layers[l].head.rows;
    }
    if (packed->in.left == 0) return packed;
    damaged(in, "length");
    return NULL;
}

/* Rows for a layer that has some already are an error. */
static int unpack_layer(gb_document *document, gb_packed *packed, int layer) {
    gb_rows *rows = &document->layers[layer];
    if (packed->row_counts[layer] == 0) return 0;
    if (rows->count) return damaged(&packed->in, rows->layer->name);
    return fill_rows(document, rows, &packed->layers[layer], packed->row_counts, &packed->in);
}

void gb_document_fetch(gb_document *document, int layer) {
    gb_rows *rows = &document->layers[layer];
    rows->packed = 0;
    document->packed->in.error = &document->damage;
    if (unpack_layer(document, document->packed, layer) == 0) return;
    gb_rows_clear(rows);
    rows->frozen = 1;
}

/* Head, metadata and text. */
static int unpack_start(gb_document *document, reading *in, gb_packed_head *head) {
    if (take_struct(in, head, sizeof *head) != 0 || head->magic != GB_PACKED_MAGIC ||
        (head->what & ~(GB_PACK_TEXT | GB_PACK_LAYERS)))
        return damaged(in, "head");
    if ((head->what & GB_PACK_TEXT) && unpack_text(document, head, in) != 0) return -1;
    return head->what & GB_PACK_LAYERS || in->left == 0 ? 0 : damaged(in, "length");
}

int gb_unpack_lazily(gb_document *document, gb_string bytes, gb_error *error) {
    reading in = {bytes.data, bytes.length, error};
    gb_packed_head head = {0};
    if (unpack_start(document, &in, &head) != 0) return -1;
    if (!(head.what & GB_PACK_LAYERS)) return 0;
    document->packed = find_layers(document, &in, &head);
    if (!document->packed) return -1;
    for (int l = 0; l < document->schema->layer_count; l++) document->layers[l].packed = document->layers[l].frozen = 1;
    return 0;
}

int gb_unpacked_damage(const gb_document *document, gb_error *error) {
    if (document->damage.klass == GB_ERROR_NONE) return 0;
    if (error) *error = document->damage;
    return 1;
}

int gb_unpack(gb_document *document, gb_string bytes, gb_error *error) {
    if (gb_unpack_lazily(document, bytes, error) != 0) return -1;
    for (int l = 0; l < document->schema->layer_count; l++)
        if (document->layers[l].packed) gb_document_fetch(document, l);
    return gb_unpacked_damage(document, error) ? -1 : 0;
}

int gb_unpack_tables(gb_document *corpus, gb_string bytes, const unsigned char *wanted, gb_error *error) {
    reading in = {bytes.data, bytes.length, error};
    gb_packed_head head;
    if (take_struct(&in, &head, sizeof head) != 0 || head.magic != GB_PACKED_MAGIC || head.what != GB_PACK_LAYERS)
        return damaged(&in, "head");
    gb_packed *packed = find_layers(corpus, &in, &head);
    if (!packed) return -1;
    packed->in.error = error;
    for (int l = 0; l < corpus->schema->layer_count; l++)
        if (wanted[l] && unpack_layer(corpus, packed, l) != 0) return -1;
    return 0;
}
