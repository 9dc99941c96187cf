#include "bound.h"

#include "unit.h"

/* The bound word that ends at `start`, NULL = none. */
static const bound_word *word_before(const document_reader *reader, const phrases *set, uint32_t start,
                                     uint32_t *begin) {
    int32_t row = phrase_before(set, reader->text, reader->floor, start, begin);
    if (row < 0) return NULL;
    const bound_word *word = &reader->language->bound[row];
    if (*begin > 0 && contains_character(word->unless, character_before(reader->text, *begin))) return NULL;
    return word;
}

bound_kind bound_before(const document_reader *reader, const numeral *number, bool time, uint32_t *start) {
    const knowledge *language = reader->language;
    uint32_t begin = *start;
    const bound_word *word = word_before(reader, &language->bounds_before, *start, &begin);
    if (!word && number->flags & NUMERAL_BARE) word = word_before(reader, &language->bounds_bare, *start, &begin);
    if (!word || (time && word->recent)) return BOUND_EXACT;
    *start = begin;
    return word->bound;
}

bound_kind bound_after(const document_reader *reader, bool term, uint32_t *end) {
    uint32_t behind;
    int32_t row = phrase_at(&reader->language->bounds_after, reader->text, *end, &behind);
    if (row < 0) return BOUND_EXACT;
    const bound_word *word = &reader->language->bound[row];
    if (word->term && !term) return BOUND_EXACT;
    if (contains_character(word->cancelled, character_at(reader->text, behind))) return BOUND_EXACT;
    *end = behind;
    return word->bound;
}

/* The numeral is round: it ends in 十, 百, 千, 万, 亿 or the digit 0. */
static bool is_round(const document_reader *reader, const numeral *number) {
    uint32_t c = character_before(reader->text, number->end);
    role r = role_of(&reader->language->characters, c);
    return (r >= ROLE_TENS && r <= ROLE_YI) || arabic_value(c) == 0;
}

bool bound_inside(const document_reader *reader, const numeral *number, uint32_t *end) {
    uint32_t behind;
    int32_t row = phrase_at(&reader->language->bounds_inside, reader->text, *end, &behind);
    if (row < 0 || !is_round(reader, number)) return false;
    uint32_t c = character_at(reader->text, *end);
    if (c != 0x591A && c != 0x4F59 && !unit_read(reader, behind, number).entry) return false; /* 来, 几 want a unit */
    *end = behind;
    return true;
}
