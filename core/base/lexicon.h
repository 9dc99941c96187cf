/* A set of fixed strings with values: longest match at a position, first match in a text. */
#ifndef GB_BASE_LEXICON_H
#define GB_BASE_LEXICON_H

#include "gongbao/plugin.h"

/* See gb_host in plugin.h for what each does; these are its implementations. Keys: UTF-8, 1 byte to 64 KiB; values >=
 * 0: gb_lexicon_add returns GB_FATAL for others, and when memory runs out. A byte-level double array behind a filter of
 * the first bytes of the keys: most positions of a text are passed over without a look at the array. A failed look at
 * one position costs at most the length of the longest key. */
gb_lexicon *gb_lexicon_new(void);
gb_status gb_lexicon_add(gb_lexicon *lexicon, gb_string key, int32_t value);
gb_status gb_lexicon_build(gb_lexicon *lexicon);
int32_t gb_lexicon_longest(const gb_lexicon *lexicon, gb_string text, uint32_t at, uint32_t *end);
size_t gb_lexicon_all(const gb_lexicon *lexicon, gb_string text, uint32_t at, uint32_t *ends, int32_t *values,
                      size_t capacity);
uint32_t gb_lexicon_find(const gb_lexicon *lexicon, gb_string text, uint32_t from, uint32_t *end, int32_t *value);
int32_t gb_lexicon_value(const gb_lexicon *lexicon, gb_string key);
void gb_lexicon_free(gb_lexicon *lexicon);

#endif
