/* Counting the words around the nodes. */
#ifndef COLLOCATES_WINDOWS_H
#define COLLOCATES_WINDOWS_H

#include "../common/numbering.h"
#include "../common/words.h"

#define NODES_LIMIT 64u

typedef struct window_tally {
    uint64_t together, left, right; /* times in windows: at all, before a node, behind one */
    uint32_t documents;             /* with the pair */
    uint32_t last;                  /* the document that was counted last, from 1 */
} window_tally;

/* Zeros but for the first members = empty. */
typedef struct windows {
    const gb_host *host;
    word_source source;
    int sentence; /* layer: windows end where sentences end */
    int left, right;
    gb_string nodes[NODES_LIMIT]; /* patterns */
    uint64_t node_counts[NODES_LIMIT], window_words[NODES_LIMIT];
    uint32_t node_count;
    numbering words; /* all words of the run, in normal form */
    uint64_t *counts;
    unsigned char *is_node; /* by word and node: 2 = not known yet */
    size_t word_capacity;
    numbering pairs; /* node and word, 8 bytes */
    window_tally *tallies;
    size_t pair_capacity;
    uint64_t all;        /* words of the run */
    uint32_t documents;  /* read so far */
    uint32_t *line;      /* the words of a sentence */
    unsigned char *side; /* by word of the sentence: 1 = before a node, 2 = behind one */
    size_t line_capacity;
    word_scratch scratch;
} windows;

/* Counts a document. 0; -1: out of memory. */
int windows_count(windows *w, const gb_document *document);
void windows_free(windows *w);

#endif
