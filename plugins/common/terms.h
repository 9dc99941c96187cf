/* The terms of a document with their counts, as the layers term and term_total say. Compiled into the bundled analyzers
 * that compare counts. */
#ifndef COMMON_TERMS_H
#define COMMON_TERMS_H

#include "gongbao/plugin.h"

#define TERMS_NEEDS GB_NEED("term", "term count"), GB_NEED("term_total", "words characters")

typedef struct term_source {
    int layer, term, count;
    int total, words, characters;
} term_source;

/* For a plugin that declares TERMS_NEEDS. In open() only. */
void terms_resolve(term_source *source, const gb_host *host, gb_context *context);
/* How many different terms the document has. */
size_t terms_rows(const term_source *source, const gb_host *host, const gb_document *document);
/* The term of a row; lives as long as the document. */
gb_string terms_name(const term_source *source, const gb_host *host, const gb_document *document, size_t row);
/* Its times in the document. */
uint32_t terms_times(const term_source *source, const gb_host *host, const gb_document *document, size_t row);
/* Words of the document, stop words too. */
uint64_t terms_words(const term_source *source, const gb_host *host, const gb_document *document);
/* Characters of the document, marks too, blanks not. */
uint64_t terms_characters(const term_source *source, const gb_host *host, const gb_document *document);

#endif
