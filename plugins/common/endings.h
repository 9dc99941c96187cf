/* How the words of a list end: tells fast that none of them ends at a place. Compiled into the bundled analyzers that
 * need it. */
#ifndef COMMON_ENDINGS_H
#define COMMON_ENDINGS_H

#include "gongbao/plugin.h"

/* Zeros = no words. */
typedef struct endings {
    uint64_t bits[16]; /* a bit for each hash of a word's last three bytes */
    int has_short;     /* there are words of one or two bytes, which the bits do not tell */
} endings;

/* `last` points behind the three bytes. */
static inline unsigned endings_hash(const char *last) {
    const unsigned char *s = (const unsigned char *)last;
    return (s[-1] + s[-2] * 37u + s[-3] * 101u) % 1024u;
}

static inline void endings_add(endings *e, gb_string word) {
    if (word.length < 3) {
        e->has_short = 1;
        return;
    }
    unsigned hash = endings_hash(word.data + word.length);
    e->bits[hash / 64] |= UINT64_C(1) << (hash % 64);
}

/* 0 when no word of the list ends in `text` before byte `at`. */
static inline int endings_may_match(const endings *e, gb_string text, uint32_t at) {
    if (e->has_short || at < 3) return 1;
    unsigned hash = endings_hash(text.data + at);
    return (int)(e->bits[hash / 64] >> (hash % 64) & 1);
}

#endif
