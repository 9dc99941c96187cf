/* Patterns of words as in file names. Compiled into the bundled analyzers that need them. */
#ifndef COMMON_GLOB_H
#define COMMON_GLOB_H

#include "gongbao/plugin.h"

/* 1 when the whole of `text` is what `pattern` says: * is any run of characters, also none, ? one character, all others
 * are themselves. Time is at most the product of both lengths. */
int glob_matches(gb_string pattern, gb_string text);
/* The next part of a list whose parts are separated by , or |, without blanks around it, from byte *at on; moves *at
 * behind it. A NULL string at the end. Empty parts are passed over. */
gb_string glob_next(gb_string list, size_t *at);
/* 1 when some part of the list matches. */
int glob_any(gb_string list, gb_string text);

#endif
