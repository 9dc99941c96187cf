/* UTF-8: validity, boundaries, width on a terminal. */
#ifndef GB_BASE_UTF8_H
#define GB_BASE_UTF8_H

#include "base/buffer.h"

#include <stddef.h>
#include <stdint.h>

/* The first byte that is not part of valid UTF-8 (no surrogates, no overlong forms, nothing above U+10FFFF); `length`
 * when all is valid. U+0000 counts as valid here. */
size_t gb_utf8_invalid(const char *data, size_t length);
/* Appends the text with U+FFFD for each byte that is not part of valid UTF-8. 0, or -1 when memory runs out. */
int gb_utf8_clean(gb_buffer *out, const char *data, size_t length);
/* Code points in valid UTF-8. */
size_t gb_utf8_count(const char *data, size_t length);
/* Columns that valid UTF-8 takes on a terminal (East Asian wide = 2, combining = 0); by utf8proc. */
size_t gb_utf8_width(const char *data, size_t length);
/* The longest prefix, on a code point boundary, that is at most `columns` wide: its bytes. */
size_t gb_utf8_fit(const char *data, size_t length, size_t columns);

#endif
