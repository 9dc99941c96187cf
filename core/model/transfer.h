/* A document as bytes, to hand it from process to process. Both sides have the same schema; the receiver trusts
 * nothing. */
#ifndef GB_MODEL_TRANSFER_H
#define GB_MODEL_TRANSFER_H

#include "model/document.h"

/* What to pack. */
#define GB_PACK_TEXT 1u   /* text and metadata */
#define GB_PACK_LAYERS 2u /* all frozen layers */

/* Appends the packed document. -1 = out of memory. */
int gb_pack(const gb_document *document, unsigned what, gb_buffer *out);
/* What of a document is looked at. */
typedef struct gb_wanted {
    int text;              /* 0: the text may be left out */
    unsigned char *layers; /* one a layer of the schema: 0 = it may be left out */
} gb_wanted;
/* The same for metadata and what is wanted; what is left out is empty on the other side. Where rows with spans are
 * wanted, the text goes with them. A wanted layer's refs must point into wanted layers. */
int gb_pack_wanted(const gb_document *document, const gb_wanted *wanted, gb_buffer *out);
/* Fills an empty document. Checks every length, span, choice, ref and string before it is used; `bytes` must not change
 * meanwhile. 0, or -1 with `error`: then the document must be reset. */
int gb_unpack(gb_document *document, gb_string bytes, gb_error *error);
/* The same for text and metadata; a layer is unpacked and checked when it is first asked for. `bytes` must stay as they
 * are until the document is reset. */
int gb_unpack_lazily(gb_document *document, gb_string bytes, gb_error *error);
/* 1 with `error` when a layer that was asked for turned out damaged: it was empty then. */
int gb_unpacked_damage(const gb_document *document, gb_error *error);
/* Adds the rows of the tables t with wanted[t] != 0 to the corpus, where these are empty. 0, or -1 with `error`. */
int gb_unpack_tables(gb_document *corpus, gb_string bytes, const unsigned char *wanted, gb_error *error);

#endif
