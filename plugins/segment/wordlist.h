/* Word lists as text: `word [frequency [part-of-speech]]` a line, UTF-8, as jieba writes and reads them. */
#ifndef SEGMENT_WORDLIST_H
#define SEGMENT_WORDLIST_H

#include "alphabet.h"
#include "gongbao/plugin.h"
#include "trie.h"

typedef struct seg_line {
    gb_string word;
    gb_string whole;   /* the line without blanks at its ends */
    int64_t frequency; /* -1: not given */
    gb_string tag;     /* part of speech; empty: not given */
    size_t number;     /* of the line, from 1 */
} seg_line;

/* The next line with a word, from byte *at on, counting lines in *number (both 0 at the beginning); 0 at the end. Empty
 * lines and lines that begin with "# " or "#" alone are skipped, a byte-order mark and carriage returns too. Fields are
 * separated by tabs; in a line without a tab a last field of small letters and a number before it are split off at
 * single spaces, so a word may hold spaces. */
int seg_next_line(gb_string text, size_t *at, size_t *number, seg_line *line);

/* Words being gathered; zeros = empty. */
typedef struct seg_wordlist {
    seg_word *words;
    size_t count, capacity;
    uint16_t *ids; /* of all words; words[i].ids is set by seg_wordlist_finish */
    size_t id_count, id_capacity;
} seg_wordlist;

typedef enum seg_add_result { SEG_ADDED, SEG_BAD_TEXT, SEG_TOO_LONG, SEG_TOO_MANY, SEG_NO_MEMORY } seg_add_result;

/* Adds a word; characters without an id of their own get one. Ignorable characters in it are dropped. */
seg_add_result seg_wordlist_add(seg_wordlist *list, seg_alphabet_builder *alphabet, gb_string word, uint16_t cost,
                                uint32_t weight);
/* What to tell the user about a failed addition. */
const char *seg_add_problem(seg_add_result result);
/* Points the words at their ids. Nothing may be added afterwards. */
void seg_wordlist_finish(seg_wordlist *list);
void seg_wordlist_free(seg_wordlist *list);

#endif
