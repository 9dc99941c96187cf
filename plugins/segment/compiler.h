/* Compiles word lists to a dictionary image: for the program of the build and for `gongbao dict build`. */
#ifndef SEGMENT_COMPILER_H
#define SEGMENT_COMPILER_H

#include "image.h"

typedef enum seg_list_kind {
    SEG_LIST_WORDS,    /* `word frequency [part-of-speech]` a line; a word of frequency 0 is left out */
    SEG_LIST_TERMS,    /* `term [frequency]` a line; without a frequency the term is forced */
    SEG_LIST_DIVISIONS /* which words of the lists are taken apart: data/divisions.tsv describes the format */
} seg_list_kind;

typedef struct seg_list {
    seg_list_kind kind;
    const char *name; /* for messages */
    gb_string text;   /* UTF-8 */
} seg_list;

/* What is wrong, and where. */
typedef struct seg_problem {
    const char *name; /* of a list; NULL: of none */
    size_t line;      /* 0: the whole list */
    const char *text; /* static */
} seg_problem;

typedef struct seg_statistics {
    size_t words, terms; /* lines that became part of the image */
    size_t divided;      /* words that were taken apart */
} seg_statistics;

/* Compiles the lists, which must hold at least one word with a frequency. *image is one block, the caller's to free().
 * Of a word given twice the later one counts, and terms count more than words. The same lists in the same order give
 * the same bytes. 0, or -1 with *problem set. */
int seg_compile(const seg_list *lists, size_t count, gb_string *image, seg_statistics *statistics,
                seg_problem *problem);

#endif
