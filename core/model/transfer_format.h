/* The bytes of a packed document: for core/model alone. Numbers are the machine's own: both sides are one program.
 *
 *   packed_head
 *   metadata   meta_count times: packed_meta, key, value        (GB_PACK_TEXT)
 *   text       text_bytes                                       (GB_PACK_TEXT)
 *   layers     layer_count times:                               (GB_PACK_LAYERS)
 *     packed_layer
 *     present    one byte a column: 1 = its cells follow
 *     spans      rows x gb_span
 *     cells      for every present column: rows x gb_cell_size(type)
 *     heap       heap_bytes, the texts of STR and DEC cells, each with a NUL behind it
 */
#ifndef GB_MODEL_TRANSFER_FORMAT_H
#define GB_MODEL_TRANSFER_FORMAT_H

#include <stdint.h>

#define GB_PACKED_MAGIC UINT32_C(0x31504247) /* "GBP1" */

typedef struct gb_packed_head {
    uint32_t magic;
    uint32_t what; /* GB_PACK_... */
    uint64_t text_bytes;
    uint32_t meta_count;
    uint32_t layer_count;
} gb_packed_head;

typedef struct gb_packed_meta {
    uint32_t key_bytes;
    uint32_t value_bytes;
} gb_packed_meta;

typedef struct gb_packed_layer {
    uint64_t rows;
    uint64_t heap_bytes;
} gb_packed_layer;

#endif
