/* Sentences of a line. */
#ifndef STRUCTURE_SENTENCES_H
#define STRUCTURE_SENTENCES_H

#include "gongbao/plugin.h"

#include <stdbool.h>

/* The sentence that begins at or after *at in `line`: without blanks at its ends, never empty. *at moves behind it.
 * False when nothing but blanks is left. `half_stop`: "." ends sentences too. */
bool sentence_next(gb_string text, gb_span line, bool half_stop, uint32_t *at, gb_span *sentence);

#endif
