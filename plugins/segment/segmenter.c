#include "segmenter.h"
#include "block.h"
#include "characters.h"

/* A block that fills the scratch is cut where a longer one could not change the tokens any more, as a rule. */
#define OVERLAP 128u

/* The tokens of the block at *at. *full: the block may go on. */
static size_t cut_block(seg_segmenter *s, gb_string text, uint32_t *at, seg_token *tokens, int *full) {
    uint32_t done, count = seg_read_block(s, text, at);
    *full = count == SEG_BLOCK;
    if (count == 0) return 0;
    seg_find_words(s, count);
    if (s->hmm) seg_guess_words(s, text, count);
    size_t written = seg_write_tokens(s, text, count, *full ? count - OVERLAP : count, tokens, &done);
    if (done < count) *at = s->offsets[done];
    return written;
}

/* A character that is no member of the alphabet: a mark, or nothing. */
static size_t cut_mark(const seg_segmenter *s, gb_string text, uint32_t *at, seg_token *token) {
    size_t next = *at;
    uint32_t start = *at, c = gb_next(text, &next);
    if (seg_is_doubled(c) && !s->as_jieba)
        for (size_t after = next; after < text.length && gb_next(text, &after) == c;) next = after;
    *at = (uint32_t)next;
    if (seg_is_blank(c) || (seg_is_ignorable(c) && !s->as_jieba)) return 0;
    *token = (seg_token){start, (uint32_t)next, gb_is_han(c) ? SEG_WORD : SEG_PUNCT, 0};
    return 1;
}

size_t seg_cut(seg_segmenter *s, gb_string text, uint32_t *at, seg_token *tokens, size_t capacity) {
    size_t count = 0;
    while (*at < text.length && capacity - count > SEG_BLOCK) {
        int full;
        count += cut_block(s, text, at, tokens + count, &full);
        if (!full && *at < text.length) count += cut_mark(s, text, at, tokens + count);
    }
    return count;
}

/* ---- Text that is cut already ---- */

static int separates(uint32_t c, uint32_t separator) {
    return seg_is_blank(c) || (separator && c == separator);
}

static uint8_t kept_kind(gb_string text, uint32_t start, uint32_t end) {
    int digit = 0, letter = 0;
    for (size_t at = start; at < end;) {
        uint32_t c = gb_next(text, &at), narrow = seg_narrow(c);
        if (seg_is_numeral(c) || (narrow >= '0' && narrow <= '9'))
            digit = 1;
        else if (gb_is_han(c))
            return SEG_WORD;
        else if (seg_is_letter(narrow))
            letter = 1;
    }
    return letter ? SEG_LATIN : digit ? SEG_NUMBER : SEG_PUNCT;
}

size_t seg_keep(gb_string text, uint32_t separator, uint32_t *at, seg_token *tokens, size_t capacity) {
    size_t count = 0, next = *at;
    while (next < text.length && count < capacity) {
        uint32_t start = (uint32_t)next, end;
        if (separates(gb_next(text, &next), separator)) continue;
        for (end = (uint32_t)next; next < text.length && !separates(gb_next(text, &next), separator);)
            end = (uint32_t)next;
        tokens[count++] = (seg_token){start, end, kept_kind(text, start, end), 1};
    }
    *at = (uint32_t)next;
    return count;
}
