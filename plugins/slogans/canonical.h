/* The form under which variants of a slogan are counted together. */
#ifndef SLOGANS_CANONICAL_H
#define SLOGANS_CANONICAL_H

#include "vocabulary.h"

/* `words` without blanks and quotation marks, full-width letters, digits and signs made half-width; of an abbreviation
 * (`numeric`) without 、 between its groups too. Lives as long as the document. */
gb_string canonical_form(const vocabulary *v, gb_document *document, gb_string words, int numeric);

#endif
