/* Sums up a numeral with Chinese characters, character by character. */
#ifndef NUMBERS_COMPOSE_H
#define NUMBERS_COMPOSE_H

#include "reader.h"
#include "sum.h"

/* One of two readings of a numeral that leaves a digit open. */
typedef struct reading {
    uint32_t skip; /* a character that is left out: 三四百 without 四; NOTHING = none */
    int some;      /* the value of 几 or 数 */
} reading;

/* 两, which is also a unit of weight: 二两. */
static inline bool is_liang(uint32_t c) {
    return c == 0x4E24 || c == 0x5169;
}

/* Reads the numeral from `at` in one of its readings: its value is s->total, in units of 10^-s->fraction before the
 * scale. */
void compose(const document_reader *reader, uint32_t at, const reading *how, sum *s);

#endif
