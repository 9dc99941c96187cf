/* Chinese numerals as slogans use them, and the numeral-and-head groups of an abbreviation. */
#ifndef SLOGANS_NUMERAL_H
#define SLOGANS_NUMERAL_H

#include "characters.h"

#define GROUPS_MAX 12 /* numeral-and-head groups in one slogan */

/* 五抓: the numeral, what it counts without its classifier, how many. */
typedef struct group {
    gb_span numeral;
    gb_span head;
    int64_t count;
} group;

/* Reads the numeral at `at`: Chinese (十二, 双, 两百), or ASCII or full-width digits. Its end in *end, its value in
 * *value; 0 when there is none or it is no well-formed number (一二三). 双 and 两 end a numeral: 双一流 is 双 and 一流.
 */
int numeral_at(const vocabulary *v, gb_string text, uint32_t at, uint32_t *end, int64_t *value);

/* Splits the slogan at `span` into groups: 五抓一优一促 -> 五/抓, 一/优, 一/促. Returns how many, at most GROUPS_MAX.
 */
size_t groups_of(const vocabulary *v, gb_string text, gb_span span, group *groups);

#endif
