/* The tokens of all documents, one behind the other, as numbers: four bytes a token. */
#ifndef DISCOVER_SEQUENCE_H
#define DISCOVER_SEQUENCE_H

#include "vocabulary.h"

/* Of a token that no phrase goes over: a mark, a number in digits, a gap between tokens, the border of a document. */
#define SEQUENCE_BREAK 0x80000000u
#define SEQUENCE_WORD(token) ((token) & ~SEQUENCE_BREAK)

typedef struct sequence_document {
    uint32_t name;  /* of its id, in names */
    uint32_t start; /* of its first token */
} sequence_document;

/* Zeros = empty. */
typedef struct sequence {
    vocabulary words, names;
    uint32_t *tokens; /* numbers of words */
    uint32_t count, capacity;
    sequence_document *documents;
    uint32_t document_count, document_capacity;
} sequence;

typedef enum sequence_result { SEQUENCE_DONE, SEQUENCE_FULL, SEQUENCE_NO_MEMORY } sequence_result;

/* A document begins. */
sequence_result sequence_begin(sequence *s, gb_string id);
/* A token; SEQUENCE_FULL: there are `limit` tokens already. An empty string with `is_break` is a gap. */
sequence_result sequence_add(sequence *s, gb_string token, int is_break, uint32_t limit);
/* Forgets what was added since sequence_begin(), that too. */
void sequence_drop_document(sequence *s);
/* A last border, behind the last token. */
sequence_result sequence_end(sequence *s);
/* The document of a token, by number. */
uint32_t sequence_document_of(const sequence *s, uint32_t token);
void sequence_free(sequence *s);

#endif
