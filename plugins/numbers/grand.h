/* Numerals with scales beyond 亿: 兆 京 垓 and so on, in steps of ten thousand. */
#ifndef NUMBERS_GRAND_H
#define NUMBERS_GRAND_H

#include "compose.h"

/* Whether `first`, the part that begins at `at`, is followed by such a scale and the scale by a further part that makes
 * it one (一兆零五百万; but 百兆 of bandwidth and 三载 are none): true, with the whole numeral in *out. */
bool grand_read(const document_reader *reader, uint32_t at, const sum *first, numeral *out);

#endif
