/* The hidden Markov model of words that no dictionary knows: each character begins a word, is inside one, ends one or
 * is one by itself, and the most probable sequence of these states divides a run of characters (the method and the
 * model are jieba's; Viterbi 1967). The model is compiled at build time. */
#ifndef SEGMENT_HMM_H
#define SEGMENT_HMM_H

#include "gongbao/plugin.h"

#define SEG_HMM_MAGIC "GBHMM01\n"
#define SEG_HMM_ORDER 0x01020304u
#define SEG_HMM_FIRST 0x4E00u
#define SEG_HMM_COUNT 20950u      /* characters from SEG_HMM_FIRST on */
#define SEG_HMM_NEVER (-3.14e100) /* logarithm of a probability of nothing */
#define SEG_HMM_LIMIT 2048u       /* characters of a run */

/* In the order that decides ties: by letter. */
enum { SEG_HMM_BEGIN, SEG_HMM_END, SEG_HMM_MIDDLE, SEG_HMM_SINGLE, SEG_HMM_STATES };

/* The file, used in place. */
typedef struct seg_hmm {
    char magic[8];
    uint32_t order, reserved;
    uint64_t checksum; /* of everything behind it */
    double start[SEG_HMM_STATES];
    double change[SEG_HMM_STATES][SEG_HMM_STATES]; /* from, to */
    double emit[SEG_HMM_COUNT][SEG_HMM_STATES];
} seg_hmm;

/* NULL when the image is good (*hmm points into it), else what is wrong. `image` must be aligned to 8 bytes. */
const char *seg_hmm_open(gb_string image, const seg_hmm **hmm);

/* Divides characters[0 .. count), count <= SEG_HMM_LIMIT: ends[i] = 1 when a word ends behind i. */
void seg_hmm_divide(const seg_hmm *hmm, const uint32_t *characters, uint32_t count, uint8_t *ends);

#endif
