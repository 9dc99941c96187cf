/* The words of a document that are counted: layer token without page leftovers and appendices. Compiled into the
 * bundled analyzers that count. */
#ifndef COMMON_WORDS_H
#define COMMON_WORDS_H

#include "gongbao/plugin.h"

/* Layers and columns of others, resolved in open(). */
typedef struct word_source {
    int token, kind;                /* layer, column */
    int word, latin, number, punct; /* choices of kind */
    int section, zone;              /* layer, column; section -1: the whole text counts */
    int chrome, appendix;           /* choices of zone; -1: there is none */
} word_source;

/* Tokens first .. end-1. */
typedef struct word_range {
    size_t first, end;
} word_range;

/* For a plugin that needs token(kind) and may use section(zone). In open() only. */
void words_resolve(word_source *source, const gb_host *host, gb_context *context);
/* How many ranges there are: one a section, or one in all. */
size_t words_ranges(const word_source *source, const gb_host *host, const gb_document *document);
/* A range of them; empty when its section is left out. */
word_range words_range(const word_source *source, const gb_host *host, const gb_document *document, size_t index);
/* Tokens that are no marks, in all ranges: rates are per thousand of these. */
uint64_t words_count(const word_source *source, const gb_host *host, const gb_document *document);

/* Room for a word in its normal form; zeros = empty. */
typedef struct word_scratch {
    char *bytes;
    size_t size;
} word_scratch;

/* The text of a token without characters that have no width, full-width letters and digits as ASCII: `text` itself, or
 * a copy that lives until the next call. A NULL string: out of memory. */
gb_string word_normal(word_scratch *scratch, gb_string text);
void word_scratch_free(word_scratch *scratch);

/* < 0, 0, > 0: code point order. */
int word_compare(gb_string a, gb_string b);

#endif
