/* Lists of words with frequencies, as jieba's: `word frequency [anything]` a line, UTF-8, # begins a comment line. */
#ifndef KEYNESS_LIST_H
#define KEYNESS_LIST_H

#include "comparison.h"

/* Counts the words of the file in the reference; the sum of all frequencies is its size. In open() only. */
gb_status keyness_read_list(const gb_host *host, gb_context *context, const char *path, comparison *counts);

#endif
