/* From the layers of documents to the sequence of tokens. */
#ifndef DISCOVER_SOURCE_H
#define DISCOVER_SOURCE_H

#include "sequence.h"

typedef struct source {
    const gb_host *host;
    int token, kind, section, zone; /* layers and columns; section -1: there is none */
    int64_t number, punct;          /* kinds */
    int64_t chrome, appendix;       /* zones that are left out */
} source;

/* Resolves the layers. In open() only. */
void source_open(source *s, const gb_host *host, gb_context *context);
/* Appends the tokens of a document, those of page leftovers and appendices left out. SEQUENCE_FULL: it would be more
 * than `limit` tokens, and nothing of it was appended. */
sequence_result source_take(const source *s, const gb_document *document, sequence *made, uint32_t limit);
/* The value in `roles` of each word, 0 where there is none; to be freed. NULL: out of memory. */
unsigned char *source_roles(const gb_host *host, const gb_lexicon *roles, const vocabulary *words);

/* Room for texts made of tokens; zeros = empty. */
typedef struct example {
    char *text;
    size_t used, room;
    int failed; /* 1: out of memory */
} example;

/* The tokens with `between` them. The text lives until the next call. */
gb_string example_phrase(example *e, const sequence *s, uint32_t start, uint32_t tokens, const char *between);
/* They with up to 5 tokens before and 12 behind, not beyond the sentence. */
gb_string example_sentence(example *e, const sequence *s, uint32_t start, uint32_t tokens);
void example_free(example *e);

#endif
