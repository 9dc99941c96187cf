/* Where chosen terms stand in a document: the layer `term_position`. */
#ifndef DISPERSION_POSITIONS_H
#define DISPERSION_POSITIONS_H

#include "../common/words.h"

enum { POSITION_TERM, POSITION_POSITION };

/* A row for each word or Latin run whose normal form is one of `terms` (patterns separated by commas). 0; -1: out of
 * memory.
 */
int positions_add(const gb_host *host, gb_document *document, int layer, const word_source *source,
                  word_scratch *scratch, gb_string terms);

#endif
