/* The segmenter: text to tokens. Independent of the plugin interface but for its small helpers.
 *
 * A block is a run of characters of the alphabet; punctuation and blanks end it. In a block the cheapest sequence of
 * words is chosen (cost of a word: -ln of its probability; a character that is no word costs as much as a word seen
 * once), from the end to the beginning, so that the tokens come out in order. A run of letters and digits is cut
 * nowhere inside, and a decimal point between digits belongs to it. Terms of the policy lexicon are forced: they cost
 * nothing, so that a term is cut only where whole words on both sides of its border speak against it. Words of the
 * user's outweigh all else: as many characters as possible are covered by them, and the costs decide the rest. */
#ifndef SEGMENT_SEGMENTER_H
#define SEGMENT_SEGMENTER_H

#include "hmm.h"
#include "image.h"
#include "user.h"

#define SEG_BLOCK 2048u                /* characters that are looked at together */
#define SEG_TOKENS (SEG_BLOCK + 1024u) /* smallest capacity for seg_cut */

typedef enum seg_kind { SEG_WORD, SEG_NUMBER, SEG_LATIN, SEG_PUNCT } seg_kind;

typedef struct seg_token {
    uint32_t start, end; /* bytes */
    uint8_t kind;        /* seg_kind */
    uint8_t known;       /* it stands in the dictionary (for words and Latin) */
} seg_token;

typedef struct seg_segmenter {
    seg_dictionary dictionary;
    const seg_alphabet *alphabet; /* of the dictionary, or of the user's; borrowed */
    const seg_user *user;         /* borrowed; NULL: no words of the user's */
    const seg_hmm *hmm;           /* borrowed; NULL: characters that are no words stand alone */
    int join_numerals;            /* neighbouring numerals become one number, an ordinal prefix too */
    int as_jieba;                 /* the same tokens as jieba.cut, but for blanks */
    /* Scratch of the block: ids, byte offsets, best cost from here to the end, step with flags, runs of letters and
     * digits. */
    uint16_t ids[SEG_BLOCK + 1];
    uint32_t offsets[SEG_BLOCK + 1];
    int64_t scores[SEG_BLOCK + 1];
    uint16_t steps[SEG_BLOCK + 1];
    uint16_t runs[SEG_BLOCK + 1];
} seg_segmenter;

/* Writes the next tokens of `text`, from byte *at on, and moves *at. Returns how many (perhaps none); the text is done
 * when *at is its length. `capacity` is at least SEG_TOKENS. The text is valid UTF-8. */
size_t seg_cut(seg_segmenter *segmenter, gb_string text, uint32_t *at, seg_token *tokens, size_t capacity);

/* The same for a text that is cut already: words stand between blanks and, unless `separator` is 0, between those
 * characters. */
size_t seg_keep(gb_string text, uint32_t separator, uint32_t *at, seg_token *tokens, size_t capacity);

#endif
