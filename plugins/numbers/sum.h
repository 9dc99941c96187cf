/* What a numeral adds up to while it is read character by character. */
#ifndef NUMBERS_SUM_H
#define NUMBERS_SUM_H

#include "numeral.h"

__extension__ typedef unsigned __int128 wide;

#define WIDE_LIMIT ((wide)1000000000000000000u * 1000000000000000000u) /* 10^36 */
#define NOTHING UINT32_MAX

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

/* 1 when nothing has been taken into the sum. */
bool sum_is_empty(const sum *s);

/* The digit that waits for its unit; 0 when none does. */
wide sum_pending(const sum *s);

/* 十, 百 or 千 (`value`: 10 to 1000) after its digit. false = it does not belong to this numeral; then nothing changes.
 */
bool sum_take_section_unit(sum *s, unsigned value, role r);

/* The same for 万 and 亿. */
bool sum_take_myriad(sum *s);
bool sum_take_yi(sum *s);

#endif
