/* Inside of a document: for core/model alone. */
#ifndef GB_MODEL_DOCUMENT_INTERNAL_H
#define GB_MODEL_DOCUMENT_INTERNAL_H

#include "model/document.h"
#include "model/rows.h"

typedef struct gb_meta {
    const char *key;
    gb_string value;
} gb_meta;

struct gb_packed; /* see model/unpack.c */

struct gb_document {
    const gb_schema *schema;
    gb_rows *layers; /* schema->layer_count of them */
    gb_arena arena;
    gb_buffer text;
    gb_meta *meta; /* in the arena */
    size_t meta_count;
    size_t meta_capacity;
    gb_unit unit;
    int stage;                /* whose layers may grow now */
    gb_error mistake;         /* the stage's first wrong call */
    uint32_t *codepoints;     /* code points before every GB_CHECKPOINT-th byte; made when first asked for */
    uint32_t *utf16;          /* the same in UTF-16 units */
    struct gb_packed *packed; /* in the arena: where layers stand that were not yet asked for; NULL = none */
    gb_error damage;          /* of the first such layer that turned out damaged */
};

/* Unpacks a layer that was not yet asked for. It stays empty when it is damaged. */
void gb_document_fetch(gb_document *document, int layer);

#endif
