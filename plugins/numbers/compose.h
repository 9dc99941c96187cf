/* Sums up a numeral with Chinese characters, character by character. */
#ifndef NUMBERS_COMPOSE_H
#define NUMBERS_COMPOSE_H

#include "numeral.h"
#include "reader.h"

__extension__ typedef unsigned __int128 wide;

#define WIDE_LIMIT ((wide)1000000000000000000u * 1000000000000000000u) /* 10^36 */
#define NOTHING UINT32_MAX

/* One of two readings of a numeral that leaves a digit open. */
typedef struct reading {
    uint32_t skip; /* a character that is left out: 三四百 without 四; NOTHING = none */
    int some;      /* the value of 几 or 数 */
} reading;

typedef struct sum {
    wide total;    /* up to the last 亿 */
    wide level;    /* since then, up to the last 万 */
    wide section;  /* since then */
    int64_t digit; /* waits for its unit; -1 = none */
    uint32_t digit_at;
    bool digit_arabic;
    bool zero;      /* a zero stands before the digit */
    unsigned limit; /* the next unit of the section must be less */
    wide unit;      /* the last unit */
    role last;      /* of the last character */
    int scale;      /* power of ten of the 万 and 亿 at the end */
    unsigned runs;  /* 亿 side by side that stand behind the total: 亿亿 is two */
    bool below;     /* a part with 亿 stands behind one with 亿亿 */
    unsigned fraction;
    unsigned flags;
    uint32_t pair; /* the second of two digits side by side, with the first at digit_at; NOTHING = none */
    uint32_t some; /* where 几 or 数 stands; NOTHING = nowhere */
    bool some_leads;
    uint32_t end;
} sum;

/* 两, which is also a unit of weight: 二两. */
static inline bool is_liang(uint32_t c) {
    return c == 0x4E24 || c == 0x5169;
}

/* 1 when nothing has been taken into the sum. */
bool sum_is_empty(const sum *s);

/* Reads the numeral from `at` in one of its readings: its value is s->total, in units of 10^-s->fraction before the
 * scale. */
void compose(const document_reader *reader, uint32_t at, const reading *how, sum *s);

#endif
