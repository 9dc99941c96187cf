/* Characters of Chinese text and small scans. Compiled into the bundled analyzers that need them. */
#ifndef COMMON_SCAN_H
#define COMMON_SCAN_H

#include "gongbao/plugin.h"

#include <stdbool.h>

/* White space, no-break and ideographic space, and the characters without width that web pages leave behind. */
bool scan_is_blank(uint32_t c);
/* Characters without width alone: U+200B to U+200D, U+2060, U+FEFF. */
bool scan_is_invisible(uint32_t c);
/* 。！？!? */
bool scan_is_stop(uint32_t c);
/* Quotation marks and brackets that close. */
bool scan_is_closer(uint32_t c);
/* Quotation marks and brackets that open. */
bool scan_is_opener(uint32_t c);
/* `span` without blanks at both ends; empty (start == end) when nothing is left. */
gb_span scan_trim(gb_string text, gb_span span);
/* Number of code points in `span`, at most `limit`. Looks at no more than 4 * limit bytes. */
uint32_t scan_length(gb_string text, gb_span span, uint32_t limit);
/* The value of a decimal digit of half or full width; -1 for anything else. */
int scan_digit(uint32_t c);
/* The value of a Chinese digit 〇零一二三四五六七八九 (0 to 9) or 十 (10); -1 for anything else. */
int scan_han_digit(uint32_t c);
/* True when `span` ends a sentence: a stop, perhaps with closing quotes and brackets behind it, or "." behind a Chinese
 * character, a bracket or a per cent sign. */
bool scan_ends_sentence(gb_string text, gb_span span);

#endif
