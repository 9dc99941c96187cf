/* The compiled dictionary: one file in the byte order of the machine that made it, used in place.
 *
 *     header | pages of the alphabet: index, then pages | nodes of the trie
 *
 * every part padded to 8 bytes. */
#ifndef SEGMENT_IMAGE_H
#define SEGMENT_IMAGE_H

#include "alphabet.h"
#include "gongbao/plugin.h"
#include "trie.h"

#define SEG_IMAGE_MAGIC "GBWORDS\n"
#define SEG_IMAGE_VERSION 2u
#define SEG_IMAGE_ORDER 0x01020304u

typedef struct seg_image_header {
    char magic[8];
    uint32_t version;
    uint32_t order;    /* SEG_IMAGE_ORDER as this machine writes it */
    uint64_t size;     /* of the file */
    uint64_t checksum; /* seg_image_checksum */
    uint32_t page_count, alphabet_size;
    uint32_t numeral_start, numeral_end; /* ids of the Chinese numerals */
    uint32_t node_count, root, longest;
    uint32_t unknown_cost; /* of a character that is no word */
    uint32_t word_count;
    uint32_t term_count; /* of them: from lists of terms */
} seg_image_header;

typedef struct seg_dictionary {
    seg_alphabet alphabet;
    seg_trie trie;
    uint32_t numeral_start, numeral_end;
    uint32_t unknown_cost;
    uint32_t ordinal; /* id of U+7B2C, the prefix of ordinal numbers */
    uint32_t words, terms;
} seg_dictionary;

/* Over whole 64-bit words; `length` is a multiple of 8. */
uint64_t seg_checksum(const void *data, size_t length);

/* Of a whole image: the header with a checksum of 0, and everything behind it. */
uint64_t seg_image_checksum(const seg_image_header *header, const void *body, size_t length);

/* Bytes of `length` with padding. */
static inline uint64_t seg_padded(uint64_t length) {
    return (length + 7) & ~(uint64_t)7;
}

/* Whose image it is. One that was installed with the program is as trusted as its code: what would read the whole file,
 * and so take longer than all else at the start, is left out. */
typedef enum seg_trust { SEG_INSTALLED, SEG_STRANGE } seg_trust;

/* Checks the image and points `dictionary` into it. NULL when it is good, else what is wrong with it. `image`
 * must be aligned to 8 bytes. */
const char *seg_image_open(gb_string image, seg_trust trust, seg_dictionary *dictionary);

#endif
