#include "unit.h"

#include "quantity.h"

#define UNIT_KEYS 8 /* units that may stand at one place, one inside the other */

/* The longest unit at `at` that is not cancelled; NULL = none. */
static const unit_entry *simple_unit(const document_reader *reader, uint32_t at, bool is_short, uint32_t *end) {
    const knowledge *language = reader->language;
    uint32_t ends[UNIT_KEYS];
    int32_t values[UNIT_KEYS];
    uint32_t c = character_at(reader->text, at);
    if (c >= 0x10000 || !(language->units.firsts[c / 32] >> (c % 32) & 1)) return NULL;
    size_t count = reader->host->lexicon_all(language->units.lexicon, reader->text, at, ends, values, UNIT_KEYS);
    while (count-- > 0) {
        const unit_entry *unit = &language->unit[values[count]];
        uint32_t follows = character_at(reader->text, ends[count]);
        if (unit->kind == KIND_NUMERAL) return NULL;
        bool letters = is_letter(c) && is_letter(follows);
        if (letters || contains_character(unit->cancelled, follows)) continue;
        if (is_short && contains_character(unit->cancelled_short, follows)) continue;
        *end = ends[count];
        return unit;
    }
    return NULL;
}

/* The unit behind 每 or a slash at `at`: where it ends; 0 = none. */
static uint32_t per_unit(const document_reader *reader, uint32_t at) {
    uint32_t end;
    uint32_t c = next_character(reader->text, &at);
    if (c != '/' && c != 0xFF0F && c != 0x6BCF) return 0;
    return simple_unit(reader, at, false, &end) ? end : 0;
}

/* The unit as it is reported: as written, but one writing for all percent signs. */
static unit_match set_text(const document_reader *reader, uint32_t at, unit_match match) {
    if (!match.entry) return match;
    match.text = gb_slice(reader->text, (gb_span){at, match.end});
    bool other_writing = match.entry->kind == KIND_PERCENT || match.entry->kind == KIND_PERCENTAGE_POINT;
    if (other_writing && !match.composite && gb_equal(match.entry->factor, GB_TEXT("1")))
        match.text = match.entry->base;
    return match;
}

/* One or two characters: the unit behind it may as well be the beginning of a word. */
static bool is_short_numeral(const numeral *number) {
    return number->flags & NUMERAL_CHINESE && !(number->flags & NUMERAL_SCALED) && number->end - number->start <= 6;
}

/* 4.5亿度: electricity. */
static const unit_entry *scaled_unit(const document_reader *reader, const unit_entry *unit, const numeral *number) {
    if (unit->scaled.length == 0 || !(number->flags & NUMERAL_SCALED)) return unit;
    int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, unit->scaled);
    return row >= 0 ? &reader->language->unit[row] : unit;
}

unit_match unit_read(const document_reader *reader, uint32_t at, const numeral *number) {
    unit_match match = {NULL, {NULL, 0}, false, at};
    match.entry = simple_unit(reader, at, is_short_numeral(number), &match.end);
    if (match.entry) match.entry = scaled_unit(reader, match.entry, number);
    if (!match.entry || match.entry->kind == KIND_DURATION) return set_text(reader, at, match);
    for (uint32_t end; (end = per_unit(reader, match.end)) != 0;) {
        match.end = end;
        match.composite = true;
    }
    return set_text(reader, at, match);
}

bool unit_accepts(const document_reader *reader, const unit_entry *unit, const numeral *number) {
    if (!(number->flags & NUMERAL_CHINESE)) return true;
    if (number->flags & (NUMERAL_SCALED | NUMERAL_POINT)) return true;
    bool two = character_at(reader->text, number->start) == 0x4E8C && number->end - number->start == 3;
    switch (unit->words) {
    case WORDS_ANY:
        return true;
    case WORDS_COUNT:
        return number->small != 1 && number->small != 0 && !two;
    case WORDS_LARGE:
        return (number->flags & (NUMERAL_LARGE | NUMERAL_VAGUE)) != 0 && number->small != 10;
    case WORDS_NEVER:
        return false;
    }
    return false;
}

/* The place of the slash in the factor 2000/3; 0 = it is a decimal. */
static uint32_t slash_in(gb_string factor) {
    for (uint32_t i = 1; i < factor.length; i++)
        if (factor.data[i] == '/') return i;
    return 0;
}

conversion unit_convert(const document_reader *reader, const unit_match *unit, gb_string value) {
    const gb_host *host = reader->host;
    conversion result = {{NULL, 0}, {NULL, 0}, {NULL, 0}};
    if (!unit->entry || unit->composite || !unit->entry->factor.data || !value.data) return result;
    gb_string factor = unit->entry->factor, over = factor;
    uint32_t slash = slash_in(factor);
    result.unit = unit->entry->base;
    if (slash != 0) over = gb_slice(factor, (gb_span){0, slash});
    bool same = gb_equal(over, GB_TEXT("1"));
    result.value = same ? value : host->decimal(reader->document, GB_MULTIPLY, value, over);
    if (slash == 0 || !result.value.data) return result;
    int exact = 0;
    gb_string under = gb_slice(factor, (gb_span){slash + 1, (uint32_t)factor.length}), whole = result.value;
    result.value = host->decimal_divide(reader->document, whole, under, ROUNDED_PLACES, &exact);
    if (!exact) result.exact = ratio_text(reader, whole, under);
    return result;
}
