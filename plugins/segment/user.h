/* The user's own words: a second trie over the alphabet of the dictionary and the characters that it lacks. */
#ifndef SEGMENT_USER_H
#define SEGMENT_USER_H

#include "image.h"

typedef struct seg_user {
    seg_alphabet alphabet;
    seg_trie trie;
    size_t words;
} seg_user;

/* Builds it from the text of a word list. 0; or -1 with *line (0 = the whole file) and *problem set. */
int seg_user_make(seg_user *user, gb_string text, const seg_dictionary *dictionary, size_t *line, const char **problem);
void seg_user_free(seg_user *user);

#endif
