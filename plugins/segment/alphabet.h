/* The alphabet: every code point that may stand inside a token has a small number, its id. Ids index the trie.
 *
 * An id of 0 is no member: blanks, ignorable characters and punctuation, which end a block. The ids below SEG_PLAIN are
 * the same in every alphabet; those from SEG_PLAIN on are the characters of the word list: symbols, then numerals, then
 * the rest, the most frequent first, so that what is used most lies close together. Full-width ASCII has the id of
 * ASCII. */
#ifndef SEGMENT_ALPHABET_H
#define SEGMENT_ALPHABET_H

#include <stddef.h>
#include <stdint.h>

enum {
    SEG_POINT = 1,         /* . */
    SEG_COMMA = 2,         /* , */
    SEG_PERCENT = 3,       /* % and per mille */
    SEG_DIGIT = 4,         /* 0 .. 9 */
    SEG_LETTER = 14,       /* A .. Z, a .. z */
    SEG_OTHER_LETTER = 66, /* a letter that stands in no word of the list */
    SEG_OTHER_HAN = 67,    /* a Chinese character that stands in no word of the list */
    SEG_PLAIN = 68
};

#define SEG_INDEX_SIZE 4352u /* pages of 256 code points up to U+10FFFF */
#define SEG_ID_LIMIT 60000u
#define SEG_RESERVE 4096u /* ids that a user's dictionary may add to those of the image */

typedef struct seg_alphabet {
    const uint16_t *index; /* SEG_INDEX_SIZE numbers of pages */
    const uint16_t *pages; /* 256 ids each */
    uint32_t page_count;
    uint32_t size; /* ids are 0 .. size-1 */
} seg_alphabet;

static inline uint32_t seg_id(const seg_alphabet *alphabet, uint32_t c) {
    return alphabet->pages[(uint32_t)alphabet->index[c >> 8] << 8 | (c & 0xFF)];
}

/* An alphabet that can grow. */
typedef struct seg_alphabet_builder {
    uint16_t *ids; /* one for each code point */
    uint32_t size;
} seg_alphabet_builder;

/* The fixed ids alone. 0, or -1: out of memory. */
int seg_alphabet_start(seg_alphabet_builder *builder);
/* A copy of `alphabet`. 0, or -1: out of memory. */
int seg_alphabet_copy(seg_alphabet_builder *builder, const seg_alphabet *alphabet);
/* Gives `c` an id of its own unless it has one. The id, or 0 when there is none left. */
uint32_t seg_alphabet_add(seg_alphabet_builder *builder, uint32_t c);
/* 1 when `c` has an id of its own, that is: words with it can be told apart. */
int seg_alphabet_has(const seg_alphabet_builder *builder, uint32_t c);
/* The finished alphabet; its arrays are one block that begins at `index`: free that. 0, or -1: out of memory. */
int seg_alphabet_finish(const seg_alphabet_builder *builder, seg_alphabet *alphabet);
void seg_alphabet_discard(seg_alphabet_builder *builder);

#endif
