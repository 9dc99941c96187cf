#include "block.h"
#include "characters.h"

/* 1 when the character at `i` is a token of its own that may be part of an unknown word. Where jieba is followed,
 * letters and digits are too. */
static int is_single(const seg_segmenter *s, uint32_t i) {
    uint32_t flags = s->steps[i], id = s->ids[i];
    if ((flags & SEG_STEP) != 1 || (flags & (SEG_IS_FORCED | SEG_IS_SPLIT))) return 0;
    if (s->as_jieba) return 1;
    return (id >= s->dictionary.numeral_end && id < s->dictionary.alphabet.size) || id == SEG_OTHER_HAN;
}

static uint32_t character_at(const seg_segmenter *s, gb_string text, uint32_t i) {
    size_t at = s->offsets[i];
    return gb_next(text, &at);
}

static int is_modelled(uint32_t c) {
    return c >= 0x4E00 && c <= 0x9FD5;
}

static void set_token(seg_segmenter *s, uint32_t from, uint32_t to) {
    if (to - from > 1) s->steps[from] = (uint16_t)(to - from);
}

/* [from, to) are characters of the model. */
static void divide(seg_segmenter *s, const uint32_t *characters, uint32_t from, uint32_t to) {
    uint8_t ends[SEG_HMM_LIMIT];
    uint32_t start = from;
    seg_hmm_divide(s->hmm, characters, to - from, ends);
    for (uint32_t i = from; i < to; i++)
        if (ends[i - from]) {
            set_token(s, start, i + 1);
            start = i + 1;
        }
}

static int is_letter_or_digit(uint32_t c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static int is_digit(uint32_t c) {
    return c >= '0' && c <= '9';
}

/* What jieba makes of a run of other characters: letters and digits with a decimal part and a per cent sign are one
 * token, and so is what stands between two such. Returns the end of the token at `i`. */
static uint32_t other_end(const uint32_t *c, uint32_t i, uint32_t count) {
    if (!is_letter_or_digit(c[i])) {
        while (i < count && !is_letter_or_digit(c[i]) && !is_modelled(c[i])) i++;
        return i;
    }
    while (i < count && is_letter_or_digit(c[i])) i++;
    if (i + 1 < count && c[i] == '.' && is_digit(c[i + 1]))
        for (i++; i < count && is_digit(c[i]);) i++;
    return i < count && c[i] == '%' ? i + 1 : i;
}

/* [from, to) are tokens of one character each. */
static void guess(seg_segmenter *s, gb_string text, uint32_t from, uint32_t to) {
    uint32_t characters[SEG_BLOCK], count = to - from;
    if (seg_trie_cost(&s->dictionary.trie, s->ids + from, count) != SEG_NO_WORD) return;
    for (uint32_t i = 0; i < count; i++) characters[i] = character_at(s, text, from + i);
    for (uint32_t i = 0, end; i < count; i = end) {
        end = i;
        while (end < count && is_modelled(characters[end])) end++;
        if (end > i) {
            divide(s, characters + i, from + i, from + end);
        } else {
            end = other_end(characters, i, count);
            if (s->as_jieba) set_token(s, from + i, from + end);
        }
    }
}

void seg_guess_words(seg_segmenter *s, gb_string text, uint32_t count) {
    for (uint32_t i = 0; i < count;) {
        uint32_t start = i;
        while (i < count && is_single(s, i)) i++;
        if (i - start > 1) guess(s, text, start, i);
        if (i == start) i += s->steps[i] & SEG_STEP;
    }
}
