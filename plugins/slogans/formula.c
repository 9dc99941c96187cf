/* Terms of the lexicon, and brands with a fixed end: 制造强市, 公园之城. */
#include "analysis.h"

#define BRAND_CHARACTERS 6 /* longest part of a brand before its fixed end */

/* Does a numeral stand before `at`, so that what begins there is part of a larger number (十四五, 第三)? */
static int numeral_before(const analysis *a, uint32_t at) {
    uint32_t c = character_before(a->text, at, NULL);
    return c == 0x7B2C /* 第 */ || digit_value(c) >= 0 || (c != 0 && kind_of(a->words, c) == KIND_NUMERAL);
}

/* Extends a brand's fixed end (强市) to the left over what it is a brand of; 0 when there is nothing. */
static int brand_start(const analysis *a, uint32_t end_word, uint32_t *start) {
    uint32_t at = end_word, previous, short_start = end_word;
    if (word_before(a->words, WORD_BRAND_HEAD, a->text, end_word, start)) return 1;
    for (int i = 0;; i++) {
        uint32_t c = character_before(a->text, at, &previous);
        if (c == 0 || kind_of(a->words, c) > KIND_NUMERAL) break;
        if (i > 0 && word_before(a->words, WORD_BRAND_LEFT, a->text, at, NULL)) break;
        if (i == BRAND_CHARACTERS) {
            at = short_start; /* no word says where it begins: two characters */
            break;
        }
        at = previous;
        if (i == 1) short_start = at;
    }
    *start = at;
    return end_word - at >= 6 && !word_covers(a->words, WORD_BRAND_LEFT, a->text, at);
}

static void add_brand(analysis *a, gb_span end_word) {
    uint32_t start;
    if (brand_start(a, end_word.start, &start)) {
        finds_add(&a->finds, (gb_span){start, end_word.end}, TYPE_BRANDING, ORIGIN_PATTERN);
    }
}

static void add_entry(analysis *a, gb_span span, int32_t index) {
    const entry *e = &a->words->entries[index];
    if ((e->plain && !a->plain_terms) || (e->numeric && numeral_before(a, span.start))) return;
    find *f = finds_add(&a->finds, span, (slogan_type)e->type, ORIGIN_LEXICON);
    if (!f) return;
    f->entry = index;
    f->core = e->core;
}

void find_formulas(analysis *a) {
    const vocabulary *v = a->words;
    uint32_t at = 0, end = 0;
    int32_t value = 0;
    while ((at = v->host->lexicon_find(v->slogans, a->text, at, &end, &value)) != GB_NO_POSITION) {
        gb_span span = {at, end};
        if (value == VALUE_BRAND_END) {
            add_brand(a, span);
        } else if (value == VALUE_BRAND) {
            finds_add(&a->finds, span, TYPE_BRANDING, ORIGIN_PATTERN);
        } else if ((size_t)value < v->entry_count) {
            add_entry(a, span, value);
        }
        at = end;
    }
}
