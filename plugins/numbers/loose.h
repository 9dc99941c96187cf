/* Forms of numerals that report prose does not have; they are read where every numeral is wanted. */
#ifndef NUMBERS_LOOSE_H
#define NUMBERS_LOOSE_H

#include "numeral.h"
#include "reader.h"

/* What follows the digits of an Arabic numeral; each does nothing unless reader->lenient. */

/* 8点5: one digit behind 点 is a decimal; more are minutes. */
void loose_point(const document_reader *reader, mantissa *m);

/* K, M, W, G or e-1 at *at: the power of ten; moves *at behind it. `pointed`: the digits are decimals; G counts behind
 * such only (5G is a name). */
int loose_power(const document_reader *reader, bool pointed, uint32_t *at);

/* The point of .5 right before `at`, where a numeral begins with it: moves *start to the point. */
bool loose_leading_point(const document_reader *reader, uint32_t at, uint32_t *start);

/* ^3, ^-1, 打 behind the numeral, and 4/3 behind the integer and a space: its value becomes the whole. */
void loose_rest(const document_reader *reader, numeral *n);

/* 半百, or a Roman numeral of one character: true, with the numeral in *out. */
bool loose_numeral(const document_reader *reader, uint32_t at, numeral *out);

/* A digit of financial writing: 壹 to 玖. */
bool is_financial(const document_reader *reader, uint32_t c);

#endif
