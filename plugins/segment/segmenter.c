#include "segmenter.h"
#include "characters.h"

#define USER_WORTH \
    ((int64_t)1 << 40) /* of a character in a word of the user's: more than the costs of a block can sum up to */
#define USER_COST 4096 /* of each such word, so that one long word beats two short ones */
#define UNREACHABLE ((int64_t)1 << 60)

#define IS_FORCED 0x8000u
#define IS_KNOWN 0x4000u
#define STEP 0x0FFFu /* SEG_BLOCK fits */

#define INSIDE_RUN 0xFFFFu
/* A block that fills the scratch is cut where a longer one could not change the tokens any more, as a rule. */
#define OVERLAP 128u

static inline int is_digit(uint32_t id) {
    return id >= SEG_DIGIT && id < SEG_LETTER;
}

/* A letter or digit: cutting between two of them is not allowed. */
static inline int in_run(uint32_t id) {
    return id >= SEG_DIGIT && id <= SEG_OTHER_LETTER;
}

/* ---- Reading a block ---- */

/* Fills ids and offsets from byte *at on; *at is then behind the block. `runs` is set when it has letters, digits or
 * signs of numbers. Returns the number of characters. */
static uint32_t read_block(seg_segmenter *s, const seg_alphabet *alphabet, gb_string text, uint32_t *at, int *runs) {
    uint32_t count = 0, lowest = SEG_PLAIN;
    size_t next = *at;
    while (next < text.length && count < SEG_BLOCK) {
        uint32_t start = (uint32_t)next, c = gb_next(text, &next), id = seg_id(alphabet, c);
        if (id == 0) {
            if (seg_is_ignorable(c)) continue;
            next = start;
            break;
        }
        s->ids[count] = (uint16_t)id;
        s->offsets[count++] = start;
        lowest = id < lowest ? id : lowest;
    }
    *runs = lowest < SEG_PLAIN;
    *at = (uint32_t)next;
    return count;
}

/* The end of the digits that go on behind a decimal point or a comma of thousands at `i`; `i` when they do not. */
static uint32_t more_digits(const seg_segmenter *s, uint32_t i, uint32_t count) {
    uint32_t end = i + 1;
    if (i == 0 || i + 1 >= count || !is_digit(s->ids[i - 1])) return i;
    while (end < count && is_digit(s->ids[end])) end++;
    if (s->ids[i] == SEG_POINT) return end > i + 1 ? end : i;
    return s->ids[i] == SEG_COMMA && end == i + 4 ? end : i;
}

/* Finds the runs of letters and digits: their length at the first character, INSIDE_RUN at the others. */
static void mark_runs(seg_segmenter *s, uint32_t count) {
    for (uint32_t i = 0; i < count;) {
        uint32_t end = i + 1;
        if (in_run(s->ids[i])) {
            uint32_t letters = 0, more;
            for (end = i;; end = more) {
                while (end < count && in_run(s->ids[end])) letters += !is_digit(s->ids[end++]);
                more = end < count ? more_digits(s, end, count) : end;
                if (more == end) break;
            }
            if (!letters && end < count && s->ids[end] == SEG_PERCENT) end++;
        }
        s->runs[i] = (uint16_t)(end - i);
        for (uint32_t k = i + 1; k < end; k++) s->runs[k] = INSIDE_RUN;
        i = end;
    }
}

/* ---- The cheapest sequence of words ---- */

/* Of all words that begin at `i`, by the trie: a better end than *best in *step. Longer words win ties. A forced word
 * costs nothing by itself; of the user's words each character has a worth. */
static inline void try_words(const seg_segmenter *s, const seg_node *nodes, uint32_t i, uint32_t end, int user,
                             int64_t *best, uint32_t *step) {
    const seg_node *node = &nodes[s->ids[i]];
    for (uint32_t k = i + 1;; k++) {
        if (node->cost != SEG_NO_WORD) {
            int64_t cost = node->cost;
            uint32_t flags = IS_KNOWN;
            if (cost == SEG_FORCED) {
                if (user) cost = USER_COST - USER_WORTH * (k - i);
                flags = IS_KNOWN | IS_FORCED;
            }
            cost += s->scores[k];
            if (cost <= *best) {
                *best = cost;
                *step = (k - i) | flags;
            }
        }
        if (node->base == 0 || k >= end) return;
        const seg_node *child = &nodes[node->base + s->ids[k]];
        if (child->label != s->ids[k]) return;
        node = child;
    }
}

/* Fills scores and steps. `user` is NULL or the user's nodes; known at compile time in the two callers. */
static inline void find_words(seg_segmenter *s, uint32_t count, const seg_node *user, uint32_t user_longest) {
    const seg_node *nodes = s->dictionary.trie.nodes;
    uint32_t longest = s->dictionary.trie.longest;
    int64_t unknown = s->dictionary.unknown_cost;
    s->scores[count] = 0;
    for (uint32_t i = count; i-- > 0;) {
        uint32_t step = 1;
        if (s->ids[i] < SEG_PLAIN) {
            if (s->runs[i] == INSIDE_RUN) {
                s->scores[i] = UNREACHABLE;
                continue;
            }
            step = s->runs[i];
        }
        int64_t best = s->scores[i + step] + unknown;
        try_words(s, nodes, i, count - i < longest ? count : i + longest, 0, &best, &step);
        if (user) try_words(s, user, i, count - i < user_longest ? count : i + user_longest, 1, &best, &step);
        s->scores[i] = best;
        s->steps[i] = (uint16_t)step;
    }
}

/* ---- Tokens ---- */

static inline uint32_t character_end(gb_string text, uint32_t start) {
    unsigned char lead = (unsigned char)text.data[start];
    return start + (lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4);
}

static int is_numeral(const seg_dictionary *dictionary, uint32_t id) {
    return id >= dictionary->numeral_start && id < dictionary->numeral_end;
}

/* What the characters [from, to) of the block are. Words that begin with an ordinary character do not come here. */
static seg_kind kind_of(const seg_segmenter *s, gb_string text, uint32_t from, uint32_t to, int forced) {
    int numeral = 0, letter = 0, han = 0;
    for (uint32_t i = from; i < to; i++) {
        uint32_t id = s->ids[i];
        size_t at = s->offsets[i];
        uint32_t c = gb_next(text, &at);
        if (is_digit(id) || is_numeral(&s->dictionary, id))
            numeral = 1;
        else if (gb_is_han(c))
            han = 1;
        else if (seg_is_letter(seg_narrow(c)))
            letter = 1;
        if (forced && gb_is_han(c)) han = 1;
    }
    return han ? SEG_WORD : letter ? SEG_LATIN : numeral ? SEG_NUMBER : SEG_PUNCT;
}

static inline int is_ordinary(const seg_dictionary *dictionary, uint32_t id) {
    return id >= dictionary->numeral_end && id < dictionary->alphabet.size;
}

/* 1 when a number goes on from one token of the block to the next, which begins at character `from`. */
static int joins(const seg_segmenter *s, const seg_token *last, uint32_t from, const seg_token *token) {
    return last->kind == SEG_NUMBER && token->kind == SEG_NUMBER && last->end == token->start &&
           s->ids[from - 1] != SEG_PERCENT;
}

/* A blank that is a member of the alphabet, because a word of the user's has it. */
static int is_blank_token(gb_string text, const seg_token *token) {
    size_t at = token->start;
    return seg_is_blank(gb_next(text, &at)) && at == token->end;
}

/* Writes the tokens of the characters [0, count) of which the first `settled` begin tokens that are final; returns
 * their number. *done: the first character that was not written. */
static size_t write_tokens(const seg_segmenter *s, gb_string text, uint32_t count, uint32_t settled, seg_token *tokens,
                           uint32_t *done) {
    size_t written = 0;
    uint32_t i = 0;
    while (i < settled && i < count) {
        uint32_t end = i + (s->steps[i] & STEP), flags = s->steps[i];
        seg_token token = {s->offsets[i], character_end(text, s->offsets[end - 1]), SEG_WORD, (flags & IS_KNOWN) != 0};
        if (!is_ordinary(&s->dictionary, s->ids[i]) && s->ids[i] != SEG_OTHER_HAN)
            token.kind = (uint8_t)kind_of(s, text, i, end, (flags & IS_FORCED) != 0);
        if (s->join_numerals && written > 0 && joins(s, &tokens[written - 1], i, &token))
            tokens[written - 1].end = token.end;
        else if (token.kind != SEG_PUNCT || !is_blank_token(text, &token))
            tokens[written++] = token;
        i = end;
    }
    *done = i;
    return written;
}

/* The tokens of the block at *at. *full: the block may go on. */
static size_t cut_block(seg_segmenter *s, gb_string text, uint32_t *at, seg_token *tokens, int *full) {
    int runs;
    uint32_t done, count = read_block(s, s->user ? &s->user->alphabet : &s->dictionary.alphabet, text, at, &runs);
    *full = count == SEG_BLOCK;
    if (count == 0) return 0;
    if (runs) mark_runs(s, count);
    if (s->user)
        find_words(s, count, s->user->trie.nodes, s->user->trie.longest);
    else
        find_words(s, count, NULL, 0);
    size_t written = write_tokens(s, text, count, *full ? count - OVERLAP : count, tokens, &done);
    if (done < count) *at = s->offsets[done];
    return written;
}

/* A character that is no member of the alphabet: a mark, or nothing. */
static size_t cut_mark(gb_string text, uint32_t *at, seg_token *token) {
    size_t next = *at;
    uint32_t start = *at, c = gb_next(text, &next);
    if (seg_is_doubled(c))
        for (size_t after = next; after < text.length && gb_next(text, &after) == c;) next = after;
    *at = (uint32_t)next;
    if (seg_is_blank(c) || seg_is_ignorable(c)) return 0;
    *token = (seg_token){start, (uint32_t)next, SEG_PUNCT, 0};
    return 1;
}

size_t seg_cut(seg_segmenter *s, gb_string text, uint32_t *at, seg_token *tokens, size_t capacity) {
    size_t count = 0;
    while (*at < text.length && capacity - count > SEG_BLOCK) {
        int full;
        count += cut_block(s, text, at, tokens + count, &full);
        if (!full && *at < text.length) count += cut_mark(text, at, tokens + count);
    }
    return count;
}
