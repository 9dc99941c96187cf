/* How many columns of a terminal text takes (Unicode Standard Annex 11, East Asian Width). */
#ifndef KWIC_WIDTH_H
#define KWIC_WIDTH_H

#include "gongbao/plugin.h"

typedef struct width_range {
    uint32_t first, last; /* code points */
} width_range;

/* Which characters of ambiguous width (quotation marks, Greek letters, ...) take two columns. Zeros: none. */
typedef struct widths {
    width_range *wide; /* in order */
    size_t count;
} widths;

/* Makes the characters of data/ambiguous.tsv wide. GB_OK, or GB_FATAL after fail(). In open() only. */
gb_status widths_open(widths *w, const gb_host *host, gb_context *context);
size_t width_of(const widths *w, uint32_t character);
size_t width_of_text(const widths *w, gb_string text);
/* The longest end of `text` that takes at most `columns`, and the longest beginning. */
gb_string width_end(const widths *w, gb_string text, size_t columns);
gb_string width_beginning(const widths *w, gb_string text, size_t columns);
void widths_close(widths *w);

#endif
