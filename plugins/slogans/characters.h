/* Character kinds, and steps over UTF-8 text. */
#ifndef SLOGANS_CHARACTERS_H
#define SLOGANS_CHARACTERS_H

#include "vocabulary.h"

/* The kind of a character; the marks between words come after KIND_NUMERAL. */
typedef enum character_kind {
    KIND_HAN = 0,   /* an ideograph that is no numeral */
    KIND_NUMERAL,   /* 一 ... 亿, 两, 双, 零, 〇 */
    KIND_LIST,      /* 、 */
    KIND_CLAUSE,    /* ，；： */
    KIND_SENTENCE,  /* 。！？ */
    KIND_LINE,      /* line break */
    KIND_OPEN,      /* an opening quotation mark */
    KIND_CLOSE,     /* a closing quotation mark */
    KIND_QUOTE,     /* a mark that both opens and closes: " */
    KIND_PAREN,     /* an opening parenthesis */
    KIND_PAREN_END, /* a closing one */
    KIND_OTHER      /* Latin letters, digits, blanks and everything else */
} character_kind;

/* Fills `kinds`, 65536 bytes. */
void character_kinds(uint8_t *kinds);

static inline character_kind kind_of(const vocabulary *v, uint32_t c) {
    if (c < 0x10000) return (character_kind)v->kinds[c];
    return gb_is_han(c) ? KIND_HAN : KIND_OTHER;
}

/* The character at `at` and its end; 0 at the end of the text. */
static inline uint32_t character_at(gb_string text, uint32_t at, uint32_t *end) {
    size_t next = at;
    uint32_t c = gb_next(text, &next);
    if (end) *end = (uint32_t)next;
    return c;
}

/* The character before `at` and its start; 0 at the start of the text. */
static inline uint32_t character_before(gb_string text, uint32_t at, uint32_t *start) {
    size_t previous = at;
    uint32_t c = gb_previous(text, &previous);
    if (start) *start = (uint32_t)previous;
    return c;
}

static inline uint32_t span_length(gb_span span) {
    return span.end - span.start;
}

/* Number of characters in a string. */
static inline uint32_t character_count(gb_string s) {
    uint32_t n = 0;
    for (size_t i = 0; i < s.length; i++) n += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    return n;
}

/* The position `n` characters before `at`, not before `limit`: 1, or 0 when there are fewer. */
static inline int step_back(gb_string text, uint32_t at, uint32_t n, uint32_t limit, uint32_t *start) {
    while (n-- > 0) {
        if (at <= limit) return 0;
        character_before(text, at, &at);
    }
    *start = at;
    return at >= limit;
}

/* The position `n` characters after `at`, not after `limit`: 1, or 0 when there are fewer. */
static inline int step_on(gb_string text, uint32_t at, uint32_t n, uint32_t limit, uint32_t *end) {
    while (n-- > 0) {
        if (at >= limit) return 0;
        character_at(text, at, &at);
    }
    *end = at;
    return at <= limit;
}

/* An ASCII or full-width digit: 0 to 9; otherwise -1. */
static inline int digit_value(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
    return -1;
}

#endif
