#include "block.h"

/* Of a character in a word of the user's: more than the costs of a block can sum up to. */
#define USER_WORTH ((int64_t)1 << 40)
#define USER_COST 4096 /* of each such word, so that one long word beats two short ones */
#define UNREACHABLE ((int64_t)1 << 60)

typedef struct choice {
    int64_t cost;
    uint32_t step;
    uint64_t banned; /* bit n: the word of n + 1 characters is not to be a token */
} choice;

/* Of all words that begin at `i`, by the trie: a better end than the one chosen. Longer words win ties. A forced word
 * costs nothing by itself; of the user's words each character has a worth. */
static inline void try_words(const seg_segmenter *s, const seg_node *nodes, uint32_t i, uint32_t end, int user,
                             int may_ban, choice *best) {
    const seg_node *node = &nodes[s->ids[i]];
    for (uint32_t k = i + 1;; k++) {
        if (node->cost != SEG_NO_WORD && !(may_ban && best->banned >> (k - i - 1) & 1)) {
            int64_t cost = node->cost;
            uint32_t flags = cost == SEG_FORCED ? SEG_IS_KNOWN | SEG_IS_FORCED : SEG_IS_KNOWN;
            if (user) {
                if (cost == SEG_BANNED) best->banned |= (uint64_t)1 << (k - i - 1);
                flags = SEG_IS_KNOWN | SEG_IS_FORCED | (cost == SEG_FORCED ? 0 : SEG_IS_SPLIT);
                cost = cost == SEG_BANNED ? UNREACHABLE : USER_COST - USER_WORTH * (k - i);
            }
            cost += s->scores[k];
            if (cost <= best->cost) {
                best->cost = cost;
                best->step = (k - i) | flags;
            }
        }
        if (node->base == 0 || k >= end) return;
        const seg_node *child = &nodes[node->base + s->ids[k]];
        if (child->label != s->ids[k]) return;
        node = child;
    }
}

/* `user` is NULL or the user's nodes; known at compile time in the two callers. */
static inline void find_words(seg_segmenter *s, uint32_t count, const seg_node *user, uint32_t user_longest) {
    const seg_node *nodes = s->dictionary.trie.nodes;
    uint32_t longest = s->dictionary.trie.longest;
    int64_t unknown = s->dictionary.unknown_cost;
    s->scores[count] = 0;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t step = 1;
        if (s->ids[i] < SEG_PLAIN) {
            if (s->runs[i] == SEG_INSIDE_RUN) {
                s->scores[i] = UNREACHABLE;
                continue;
            }
            step = s->runs[i];
        }
        choice best = {s->scores[i + step] + unknown, step, 0};
        if (user) try_words(s, user, i, count - i < user_longest ? count : i + user_longest, 1, 0, &best);
        try_words(s, nodes, i, count - i < longest ? count : i + longest, 0, user != NULL, &best);
        s->scores[i] = best.cost;
        s->steps[i] = (uint16_t)best.step;
    }
}

void seg_find_words(seg_segmenter *s, uint32_t count) {
    if (s->user)
        find_words(s, count, s->user->trie.nodes, s->user->trie.longest);
    else
        find_words(s, count, NULL, 0);
}
