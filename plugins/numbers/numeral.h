/* Numerals: digits and characters -> an exact decimal. */
#ifndef NUMBERS_NUMERAL_H
#define NUMBERS_NUMERAL_H

#include "characters.h"

/* A numeral with more digits than this is an identifier and no quantity. */
#define NUMERAL_DIGITS_LIMIT 1000u

enum {
    NUMERAL_CHINESE = 1 << 0,   /* has Chinese digits or 十 百 千 before its 万 and 亿 */
    NUMERAL_SCALED = 1 << 1,    /* has 万 or 亿 (or 千, 百 after Arabic digits) */
    NUMERAL_BARE = 1 << 2,      /* a magnitude without a digit: 百, 千万, 亿 */
    NUMERAL_DIGITWISE = 1 << 3, /* Chinese digits read one by one: 一九七八 */
    NUMERAL_POINT = 1 << 4,     /* has a decimal point */
    NUMERAL_SEPARATED = 1 << 5, /* has thousands separators */
    NUMERAL_MORE = 1 << 6,      /* 多, 余, 来 or 几 inside */
    NUMERAL_VAGUE = 1 << 7,     /* low and high instead of a value: 三五, 十几, 数百 */
    NUMERAL_NEGATIVE = 1 << 8,
    NUMERAL_HALF = 1 << 9,      /* has 半 */
    NUMERAL_TOO_LONG = 1 << 10, /* beyond NUMERAL_DIGITS_LIMIT, or beyond 10^36 with 万 and 亿 */
    NUMERAL_DOTTED = 1 << 11,   /* followed by a point and a digit: 2.0.1, 2023.1.16 */
    NUMERAL_LARGE = 1 << 12,    /* Chinese characters with 十, 百 or 千: more than one digit */
    NUMERAL_PAIR = 1 << 13      /* two Chinese digits side by side: 七八, 三五 */
};

typedef struct numeral {
    uint32_t start, end;
    unsigned flags;
    gb_string value;     /* exact decimal; NULL when vague or too long */
    gb_string low, high; /* when vague */
    gb_string under;     /* the denominator where the value is a numerator: 1 4/3; NULL otherwise */
    int64_t small;       /* the value when it is an integer below 10^15, else -1 */
    unsigned digits;     /* digits before the point as they are written, Arabic or one by one */
    int scale;           /* power of ten of the 万 and 亿 at its end */
} numeral;

struct document_reader;

/* Reads the numeral at `at`. false when there is none; then out->end is where to go on (behind `at`). The decimals are
 * in the reader's memory. Time is linear in the length of the numeral. */
bool numeral_read(const struct document_reader *reader, uint32_t at, numeral *out);

/* Where the run of digits of an Arabic numeral ends; its pieces are read by arabic.c. */
typedef struct mantissa {
    char digits[NUMERAL_DIGITS_LIMIT]; /* without separators, point and leading zeros */
    unsigned count;                    /* digits in `digits` */
    unsigned integer;                  /* digits before the point, as written */
    unsigned fraction;                 /* digits after the point */
    uint32_t end;
    unsigned flags;
} mantissa;

/* Reads Arabic digits with separators and point. Always succeeds at a digit. */
void arabic_read(gb_string text, uint32_t at, mantissa *out);

/* A Chinese or mixed integer or decimal: 三亿二千万, 3万4000, 二点五. */
bool chinese_read(const struct document_reader *reader, uint32_t at, numeral *out);

/* digits x 10^power as a decimal in the reader's memory; a NULL string when that is short. */
gb_string decimal_text(const struct document_reader *reader, const char *digits, unsigned count, int power,
                       bool negative);

#endif
