/* Numerals with scales beyond 亿: 兆 京 垓 and so on. */
#ifndef NUMBERS_GRAND_H
#define NUMBERS_GRAND_H

#include "compose.h"

/* Whether `first`, the part that begins at `at`, is followed by such a scale and the scale by a further part that makes
 * it one (一兆零五百万), or by a unit of money (十兆元); 百兆 of bandwidth and 三载 are none: true, with the whole
 * numeral in *out. A scale is ten thousand times the one before (兆 is 10^12); where a part has no room so, the older
 * systems in steps of 亿 (兆 is 10^16) and in squares (京 is 10^32) are tried. */
bool grand_read(const document_reader *reader, uint32_t at, const sum *first, numeral *out);

#endif
