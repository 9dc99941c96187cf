/* A document to bytes. */
#include "model/document_internal.h"
#include "model/transfer.h"
#include "model/transfer_format.h"

/* Metadata and the first `text_bytes` bytes of the text. */
static void pack_text(const gb_document *document, size_t text_bytes, gb_buffer *out) {
    for (size_t i = 0; i < document->meta_count; i++) {
        const gb_meta *meta = &document->meta[i];
        size_t key_bytes = strlen(meta->key);
        gb_packed_meta sizes = {(uint32_t)key_bytes, (uint32_t)meta->value.length};
        if (key_bytes > UINT32_MAX || meta->value.length > UINT32_MAX) {
            out->failed = 1;
            return;
        }
        gb_buffer_append(out, &sizes, sizeof sizes);
        gb_buffer_append(out, meta->key, key_bytes);
        gb_buffer_append(out, meta->value.data, meta->value.length);
    }
    gb_buffer_append(out, document->text.data, text_bytes);
}

static void pack_layer(const gb_rows *rows, int wanted, gb_buffer *out) {
    int columns = rows->layer->column_count;
    size_t count = rows->frozen && wanted ? rows->count : 0;
    gb_packed_layer head = {count, count ? rows->heap.length : 0};
    gb_buffer_append(out, &head, sizeof head);
    for (int c = 0; c < columns; c++) {
        char present = count && rows->cells[c].as.any;
        gb_buffer_append(out, &present, 1);
    }
    if (count == 0) return;
    gb_buffer_append(out, rows->spans, count * sizeof *rows->spans);
    for (int c = 0; c < columns; c++)
        if (rows->cells[c].as.any)
            gb_buffer_append(out, rows->cells[c].as.any, count * gb_cell_size(rows->layer->columns[c].info.type));
    gb_buffer_append(out, rows->heap.data, rows->heap.length);
}

/* 1 when a wanted layer has a row that stands in the text: those come first. */
static int has_spans(const gb_document *document, const unsigned char *wanted) {
    for (int l = 0; l < document->schema->layer_count; l++) {
        const gb_rows *rows = &document->layers[l];
        if (wanted[l] && rows->frozen && rows->count && rows->spans[0].start != GB_NO_POSITION) return 1;
    }
    return 0;
}

/* `wanted` may be NULL: everything. */
static int pack(const gb_document *document, unsigned what, const gb_wanted *wanted, gb_buffer *out) {
    gb_packed_head head = {.magic = GB_PACKED_MAGIC, .what = what};
    if (what & GB_PACK_TEXT) {
        head.text_bytes = !wanted || wanted->text || has_spans(document, wanted->layers) ? document->text.length : 0;
        head.meta_count = (uint32_t)document->meta_count;
    }
    if (what & GB_PACK_LAYERS) head.layer_count = (uint32_t)document->schema->layer_count;
    gb_buffer_append(out, &head, sizeof head);
    if (what & GB_PACK_TEXT) pack_text(document, (size_t)head.text_bytes, out);
    for (uint32_t l = 0; l < head.layer_count; l++) pack_layer(&document->layers[l], !wanted || wanted->layers[l], out);
    return out->failed ? -1 : 0;
}

int gb_pack(const gb_document *document, unsigned what, gb_buffer *out) {
    return pack(document, what, NULL, out);
}

int gb_pack_wanted(const gb_document *document, const gb_wanted *wanted, gb_buffer *out) {
    return pack(document, GB_PACK_TEXT | GB_PACK_LAYERS, wanted, out);
}
