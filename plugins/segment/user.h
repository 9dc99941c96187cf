/* What the user adds to the dictionary: words that always win, and sequences that are never one token. A second trie
 * over the alphabet of the dictionary and the characters that it lacks. */
#ifndef SEGMENT_USER_H
#define SEGMENT_USER_H

#include "image.h"
#include "wordlist.h"

typedef struct seg_user {
    seg_alphabet alphabet;
    seg_trie trie; /* cost: SEG_FORCED a word, SEG_BANNED never a token, else the number of its ends in `ends` */
    uint64_t *ends;
    size_t end_count, words, splits;
} seg_user;

/* Where a line of the user's stands. */
typedef struct seg_origin {
    const char *file; /* borrowed */
    size_t line;
    gb_string word; /* as it stands there, borrowed */
} seg_origin;

/* A user's dictionary in the making; zeros but for `dictionary` = nothing yet. */
typedef struct seg_user_builder {
    const seg_dictionary *dictionary;
    seg_alphabet_builder alphabet;
    seg_wordlist list;
    seg_origin *origins; /* by the order of the words in `list` */
    size_t origin_capacity;
    uint64_t *ends;
    size_t end_count, end_capacity, splits;
} seg_user_builder;

/* Called for an entry that another one overrides. */
typedef void seg_conflict(void *data, const seg_origin *dropped, const seg_origin *kept);

/* 0, or -1: out of memory. To be discarded in either case. */
int seg_user_start(seg_user_builder *builder, const seg_dictionary *dictionary);
/* `c` is looked up as `as`: no allocation, does nothing when `as` stands in no word. */
void seg_user_alias(seg_user_builder *builder, uint32_t c, uint32_t as);
/* Adds the lines of a list. `splits`: a line is a word that is never to be one token, or a sequence with blanks where
 * it is always cut; otherwise it is a word as jieba reads it. `file` and `text` (UTF-8) must outlive the builder. 0; or
 * -1 with *line (0 = the whole file) and *problem set. */
int seg_user_add(seg_user_builder *builder, const char *file, gb_string text, int splits, size_t *line,
                 const char **problem);
/* Makes the dictionary; of entries that contradict each other the later one counts. 0, or -1 with *problem set. */
int seg_user_finish(seg_user_builder *builder, seg_user *user, seg_conflict *conflict, void *data,
                    const char **problem);
void seg_user_discard(seg_user_builder *builder);

void seg_user_free(seg_user *user);

/* Where the sequence of a split list is cut: bit n = behind its first n + 1 characters. */
uint64_t seg_user_ends(const seg_user *user, const uint16_t *ids, uint32_t length);

#endif
