#include "block.h"
#include "characters.h"

#define GOES_ON 0x10000u /* beside the flags of a step: part of the token before */

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
        if (seg_is_digit_id(id) || is_numeral(&s->dictionary, id))
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

/* 1 when the character at `i` is an ordinal prefix that stands alone. */
static inline int is_prefix(const seg_segmenter *s, uint32_t i, const seg_token *token) {
    return s->ids[i] == s->dictionary.ordinal && token->end - token->start == 3;
}

/* 1 when a number goes on from one token of the block to the next, which begins at character `from`. */
static int joins(const seg_segmenter *s, const seg_token *last, uint32_t from, const seg_token *token) {
    if (token->kind != SEG_NUMBER || last->end != token->start) return 0;
    return last->kind == SEG_NUMBER ? s->ids[from - 1] != SEG_PERCENT : is_prefix(s, from - 1, last);
}

/* 1 for a letter or digit that is a token of its own so far. */
static int is_lone(const seg_segmenter *s, uint32_t i, uint32_t flags) {
    return (flags & SEG_STEP) == 1 && !(flags & SEG_IS_FORCED) && seg_is_ascii_id(s->ids[i]);
}

/* A blank that is a member of the alphabet, because a word of the user's has it. */
static int is_blank_token(gb_string text, const seg_token *token) {
    size_t at = token->start;
    return seg_is_blank(gb_next(text, &at)) && at == token->end;
}

/* Adds the token of the characters [from, to) behind `written` others; returns their number then. */
static size_t add_token(const seg_segmenter *s, gb_string text, uint32_t from, uint32_t to, uint32_t flags,
                        seg_token *tokens, size_t written) {
    seg_token token = {s->offsets[from], seg_character_end(text, s->offsets[to - 1]), SEG_WORD,
                       (flags & SEG_IS_KNOWN) != 0};
    if (!is_ordinary(&s->dictionary, s->ids[from]) && s->ids[from] != SEG_OTHER_HAN)
        token.kind = (uint8_t)kind_of(s, text, from, to, (flags & SEG_IS_FORCED) != 0);
    if (written > 0 && s->join_numerals && joins(s, &tokens[written - 1], from, &token)) {
        tokens[written - 1].end = token.end;
        tokens[written - 1].kind = SEG_NUMBER;
    } else if (written > 0 && (flags & GOES_ON)) {
        tokens[written - 1].end = token.end;
        if (token.kind == SEG_LATIN) tokens[written - 1].kind = SEG_LATIN;
        tokens[written - 1].known = 0;
    } else if (token.kind != SEG_PUNCT || !is_blank_token(text, &token)) {
        tokens[written++] = token;
    }
    return written;
}

/* The parts of a sequence that the user wants to be cut. */
static size_t add_parts(const seg_segmenter *s, gb_string text, uint32_t from, uint32_t to, seg_token *tokens,
                        size_t written) {
    uint64_t ends = seg_user_ends(s->user, s->ids + from, to - from);
    uint32_t start = from;
    for (uint32_t i = from + 1; i <= to; i++)
        if (i == to || (ends >> (i - from - 1) & 1)) {
            written = add_token(s, text, start, i, SEG_IS_KNOWN, tokens, written);
            start = i;
        }
    return written;
}

size_t seg_write_tokens(const seg_segmenter *s, gb_string text, uint32_t count, uint32_t settled, seg_token *tokens,
                        uint32_t *done) {
    size_t written = 0;
    uint32_t i = 0;
    int lone = 0; /* the token before is made of letters and digits that jieba prints as one */
    while (i < settled && i < count) {
        uint32_t flags = s->steps[i], end = i + (flags & SEG_STEP);
        if (is_ordinary(&s->dictionary, s->ids[i]) && !(flags & SEG_IS_SPLIT)) {
            /* Nearly all tokens: nothing below can change them. */
            tokens[written++] = (seg_token){s->offsets[i], seg_character_end(text, s->offsets[end - 1]), SEG_WORD,
                                            (flags & SEG_IS_KNOWN) != 0};
            lone = 0;
            i = end;
            continue;
        }
        if (s->as_jieba) {
            int goes_on = lone;
            lone = is_lone(s, i, flags);
            if (lone && goes_on) flags |= GOES_ON;
        }
        if (flags & SEG_IS_SPLIT)
            written = add_parts(s, text, i, end, tokens, written);
        else
            written = add_token(s, text, i, end, flags, tokens, written);
        i = end;
    }
    *done = i;
    return written;
}
