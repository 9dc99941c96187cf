#include "hmm.h"
#include "image.h"

const char *seg_hmm_open(gb_string image, const seg_hmm **hmm) {
    const seg_hmm *model = (const seg_hmm *)(const void *)image.data;
    const size_t head = offsetof(seg_hmm, start);
    if (image.length != sizeof *model || memcmp(model->magic, SEG_HMM_MAGIC, sizeof model->magic) != 0)
        return "it is no model";
    if (model->order != SEG_HMM_ORDER) return "it was made for a machine of other byte order";
    if (seg_checksum(image.data + head, sizeof *model - head) != model->checksum) return "its checksum is wrong";
    *hmm = model;
    return NULL;
}

static double emission(const seg_hmm *hmm, uint32_t c, int state) {
    return c >= SEG_HMM_FIRST && c - SEG_HMM_FIRST < SEG_HMM_COUNT ? hmm->emit[c - SEG_HMM_FIRST][state]
                                                                   : SEG_HMM_NEVER;
}

/* The two states from which each state can come; of equals the second one counts. */
static const uint8_t before[SEG_HMM_STATES][2] = {{SEG_HMM_END, SEG_HMM_SINGLE},
                                                  {SEG_HMM_BEGIN, SEG_HMM_MIDDLE},
                                                  {SEG_HMM_BEGIN, SEG_HMM_MIDDLE},
                                                  {SEG_HMM_END, SEG_HMM_SINGLE}};

/* One step: the scores of the states at a character from those at the one before it; where each came from. */
static void advance(const seg_hmm *hmm, uint32_t c, double *scores, uint8_t *from) {
    double next[SEG_HMM_STATES];
    for (int state = 0; state < SEG_HMM_STATES; state++) {
        double emitted = emission(hmm, c, state);
        double first = scores[before[state][0]] + hmm->change[before[state][0]][state] + emitted;
        double second = scores[before[state][1]] + hmm->change[before[state][1]][state] + emitted;
        next[state] = second >= first ? second : first;
        from[state] = before[state][second >= first];
    }
    memcpy(scores, next, sizeof next);
}

void seg_hmm_divide(const seg_hmm *hmm, const uint32_t *characters, uint32_t count, uint8_t *ends) {
    uint8_t from[SEG_HMM_LIMIT][SEG_HMM_STATES];
    double scores[SEG_HMM_STATES];
    if (count == 0 || count > SEG_HMM_LIMIT) return;
    for (int state = 0; state < SEG_HMM_STATES; state++)
        scores[state] = hmm->start[state] + emission(hmm, characters[0], state);
    for (uint32_t i = 1; i < count; i++) advance(hmm, characters[i], scores, from[i]);
    uint8_t state = scores[SEG_HMM_SINGLE] >= scores[SEG_HMM_END] ? SEG_HMM_SINGLE : SEG_HMM_END;
    for (uint32_t i = count; i-- > 0;) {
        ends[i] = state == SEG_HMM_SINGLE || state == SEG_HMM_END;
        if (i > 0) state = from[i][state];
    }
    ends[count - 1] = 1;
}
