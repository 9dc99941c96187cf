/* A document to bytes. */
#include "model/document_internal.h"
#include "model/transfer.h"
#include "model/transfer_format.h"

static void pack_text(const gb_document *document, gb_buffer *out) {
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
    gb_buffer_append(out, document->text.data, document->text.length);
}

static void pack_layer(const gb_rows *rows, gb_buffer *out) {
    int columns = rows->layer->column_count;
    size_t count = rows->frozen ? rows->count : 0;
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

int gb_pack(const gb_document *document, unsigned what, gb_buffer *out) {
    gb_packed_head head = {.magic = GB_PACKED_MAGIC, .what = what};
    if (what & GB_PACK_TEXT) {
        head.text_bytes = document->text.length;
        head.meta_count = (uint32_t)document->meta_count;
    }
    if (what & GB_PACK_LAYERS) head.layer_count = (uint32_t)document->schema->layer_count;
    gb_buffer_append(out, &head, sizeof head);
    if (what & GB_PACK_TEXT) pack_text(document, out);
    for (uint32_t l = 0; l < head.layer_count; l++) pack_layer(&document->layers[l], out);
    return out->failed ? -1 : 0;
}
