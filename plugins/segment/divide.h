/* Words of a general list that are taken apart: data/divisions.tsv says which and why. */
#ifndef SEGMENT_DIVIDE_H
#define SEGMENT_DIVIDE_H

#include "trie.h"
#include "wordlist.h"

typedef struct seg_divisions {
    uint8_t *classes;  /* of ids: bits */
    uint32_t size;     /* of `classes` */
    char whole[32][6]; /* parts of speech of which long words stay whole */
    size_t whole_count;
    uint16_t common_cost; /* of a word in common use, at most */
} seg_divisions;

/* Reads the rules; characters without an id yet matter to no word. 0; or -1 with *line (0 = the whole text) and
 * *problem. To be freed in either case. */
int seg_divisions_read(seg_divisions *divisions, gb_string text, const seg_alphabet_builder *alphabet, size_t *line,
                       const char **problem);
void seg_divisions_free(seg_divisions *divisions);

/* 1 when words with this part of speech may be divided in common words. */
int seg_may_divide(const seg_divisions *divisions, gb_string tag);

/* 1 when the word is to be left out. `trie` holds all words of the list. */
int seg_divides(const seg_divisions *divisions, const seg_trie *trie, const seg_word *word);

#endif
