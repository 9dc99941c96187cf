/* Code points as the segmenter sees them: which ones are blank, ignorable, letters; strict UTF-8 for word lists. */
#ifndef SEGMENT_CHARACTERS_H
#define SEGMENT_CHARACTERS_H

#include <stddef.h>
#include <stdint.h>

/* The code point at the start of `bytes`; 0 in *length (and 0) when they are no valid UTF-8. `available` > 0. */
uint32_t seg_decode(const unsigned char *bytes, size_t available, size_t *length);

/* White space and control characters: they separate tokens and belong to none. */
int seg_is_blank(uint32_t c);

/* Characters without a width (U+200B, soft hyphen, byte-order mark, ...): a word goes on across them. */
int seg_is_ignorable(uint32_t c);

/* Letters of the Latin, Greek and Cyrillic scripts. */
int seg_is_letter(uint32_t c);

/* A sign that is doubled to make one mark: the dash and the ellipsis. */
int seg_is_doubled(uint32_t c);

/* A Chinese character that is a numeral by itself: the digits, ten to a hundred million, and the forms for cheques. */
int seg_is_numeral(uint32_t c);

/* A character that jieba looks up in its dictionary; the others are tokens of their own there. */
static inline int seg_is_jieba(uint32_t c) {
    return (c >= 0x4E00 && c <= 0x9FD5) || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           c == '+' || c == '#' || c == '&' || c == '.' || c == '_' || c == '%' || c == '-';
}

/* Full-width ASCII as ASCII; anything else as it is. */
uint32_t seg_narrow(uint32_t c);

#endif
