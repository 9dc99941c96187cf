/* What a character does in a numeral. */
#ifndef NUMBERS_CHARACTERS_H
#define NUMBERS_CHARACTERS_H

#include "gongbao/plugin.h"

#include <stdbool.h>

typedef enum role {
    ROLE_NONE,
    ROLE_ARABIC,   /* 0 to 9, ASCII or full-width */
    ROLE_DIGIT,    /* 一 to 九, 两, 壹 to 玖 */
    ROLE_ZERO,     /* 零 〇 ○ */
    ROLE_TENS,     /* 十 廿 卅 卌 */
    ROLE_HUNDRED,  /* 百 */
    ROLE_THOUSAND, /* 千 */
    ROLE_MYRIAD,   /* 万 */
    ROLE_YI,       /* 亿 */
    ROLE_HALF,     /* 半 */
    ROLE_SOME,     /* 几 数: an unknown digit */
    ROLE_ORDINAL,  /* 第 */
    ROLE_DOUBLE,   /* 翻 */
    ROLE_MINUS,    /* 负 */
    ROLE_QUOTE,    /* “ 「 『 ＂: opens a quotation */
    ROLE_TITLE,    /* 《 〈: opens a title */
    ROLE_BRACKET,  /* 〔: opens the year of a document number */
    ROLE_GRAND,    /* 兆 京 垓: scales beyond 亿 */
    ROLE_SUFFIX,   /* K, M, W, G behind Arabic digits */
    ROLE_FOLD,     /* 折 of 打对折 */
    ROLE_ROMAN     /* Ⅰ to Ⅻ */
} role;

/* Roles of the characters of the basic plane. */
typedef struct characters {
    unsigned char roles[0x10000];
    unsigned char values[0x10000]; /* of digits and tens; of grand scales and suffixes the power of ten */
    uint32_t starts[0x10000 / 32]; /* bit set: the scan stops there */
} characters;

/* Fills the tables from numerals.tsv. */
gb_status characters_load(characters *table, gb_context *context, const gb_host *host);

/* The code point at `at`, or 0 at the end. */
static inline uint32_t character_at(gb_string text, uint32_t at) {
    size_t i = at;
    return gb_next(text, &i);
}

/* The same; moves *at behind it. */
static inline uint32_t next_character(gb_string text, uint32_t *at) {
    size_t i = *at;
    uint32_t c = gb_next(text, &i);
    *at = (uint32_t)i;
    return c;
}

/* The code point before *at, or 0 at the start; moves *at to its start. */
static inline uint32_t previous_character(gb_string text, uint32_t *at) {
    size_t i = *at;
    uint32_t c = gb_previous(text, &i);
    *at = (uint32_t)i;
    return c;
}

/* The code point before `at`, or 0 at the start. */
static inline uint32_t character_before(gb_string text, uint32_t at) {
    return previous_character(text, &at);
}

static inline role role_of(const characters *table, uint32_t c) {
    return c < 0x10000 ? (role)table->roles[c] : ROLE_NONE;
}

static inline role role_at(const characters *table, gb_string text, uint32_t at) {
    return role_of(table, character_at(text, at));
}

/* 1 for the roles that an integer written in Chinese characters is made of. */
static inline bool is_chinese_numeral(role r) {
    return r >= ROLE_DIGIT && r <= ROLE_YI;
}

/* The value of an Arabic digit, ASCII or full-width; -1 = it is none. */
static inline int arabic_value(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
    return -1;
}

/* An ASCII or full-width Latin letter. */
static inline bool is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xFF21 && c <= 0xFF3A) ||
           (c >= 0xFF41 && c <= 0xFF5A);
}

/* A space that may stand between a numeral and its unit; not a line break. */
static inline bool is_space(uint32_t c) {
    return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0 || c == 0x200B;
}

/* A character at which a clause ends, or the text (0). */
static inline bool is_boundary(uint32_t c) {
    switch (c) {
    case 0:
    case '\n':
    case '\r':
    case ',':
    case ';':
    case '.':
    case '!':
    case '?':
    case ')':
    case ':':
    case '|':
    case 0xFF0C:
    case 0x3002:
    case 0xFF1B:
    case 0xFF01:
    case 0xFF1F:
    case 0x3001:
    case 0xFF09:
    case 0xFF1A:
    case 0x201D:
    case 0x300D:
    case 0x300F:
    case 0x2026:
        return true;
    default:
        return false;
    }
}

#endif
