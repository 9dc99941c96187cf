/* One block on its way from characters to tokens; inside the segmenter. */
#ifndef SEGMENT_BLOCK_H
#define SEGMENT_BLOCK_H

#include "segmenter.h"

/* seg_segmenter.steps: characters of the token that begins there, and what it is. */
#define SEG_IS_FORCED 0x8000u
#define SEG_IS_KNOWN 0x4000u
#define SEG_IS_SPLIT 0x2000u /* a sequence of the user's that is cut at given places */
#define SEG_STEP 0x0FFFu     /* SEG_BLOCK fits */

#define SEG_INSIDE_RUN 0xFFFFu /* seg_segmenter.runs */

static inline int seg_is_digit_id(uint32_t id) {
    return id >= SEG_DIGIT && id < SEG_LETTER;
}

/* ASCII letters and digits. */
static inline int seg_is_ascii_id(uint32_t id) {
    return id >= SEG_DIGIT && id < SEG_OTHER_LETTER;
}

/* -- read.c -- */

/* Fills ids, offsets and, where there are letters or digits, runs from byte *at on; *at is then behind the block.
 * Returns the number of characters, at most SEG_BLOCK. */
uint32_t seg_read_block(seg_segmenter *segmenter, gb_string text, uint32_t *at);

/* -- lattice.c -- */

/* Fills scores and steps: the cheapest sequence of words. */
void seg_find_words(seg_segmenter *segmenter, uint32_t count);

/* -- unknown.c -- */

/* Joins runs of single characters to the words that the hidden Markov model sees in them: changes steps. */
void seg_guess_words(seg_segmenter *segmenter, gb_string text, uint32_t count);

/* -- tokens.c -- */

/* Writes the tokens of the characters [0, count) of which the first `settled` begin tokens that are final; returns
 * their number. *done: the first character that was not written. */
size_t seg_write_tokens(const seg_segmenter *segmenter, gb_string text, uint32_t count, uint32_t settled,
                        seg_token *tokens, uint32_t *done);
/* The byte behind the character at `start`. */
static inline uint32_t seg_character_end(gb_string text, uint32_t start) {
    unsigned char lead = (unsigned char)text.data[start];
    return start + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
}

#endif
