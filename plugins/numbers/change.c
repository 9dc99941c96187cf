#include "change.h"

static direction turned(const quantity *q, direction change) {
    bool negative = q->value.data && q->value.length > 0 && q->value.data[0] == '-';
    if (!negative || change == DIRECTION_NONE) return change;
    return change == DIRECTION_UP ? DIRECTION_DOWN : DIRECTION_UP;
}

/* Ranks, ages and dates do not go up or down, what counts them may (提高2位). */
static bool can_change(const quantity *q) {
    switch (q->kind) {
    case KIND_ORDINAL:
    case KIND_RANK:
    case KIND_DATE:
    case KIND_NUMERAL:
        return false;
    default:
        return true;
    }
}

direction direction_of(const document_reader *reader, const quantity *q, const left_name *name, bool listed) {
    const knowledge *language = reader->language;
    uint32_t start, end = q->start;
    if (!can_change(q)) return DIRECTION_NONE;
    if (q->rule && gb_equal(gb_string_of(q->rule), GB_TEXT("doubling"))) return DIRECTION_UP;
    while (end > reader->before.end && is_space(character_before(reader->text, end)))
        previous_character(reader->text, &end);
    int32_t row = phrase_before(&language->changes, reader->text, reader->before.end, end, &start);
    if (row >= 0) {
        const change_word *word = &language->change[row];
        bool named = q->unit.text.length > 0 && contains_character(word->not, character_at(q->unit.text, 0));
        return named ? DIRECTION_NONE : turned(q, word->way);
    }
    if (listed) return reader->before.change;
    bool rate = q->kind == KIND_PERCENT || q->kind == KIND_PERCENTAGE_POINT || q->kind == KIND_MULTIPLE;
    row = phrase_before(&language->rates, reader->text, name->begin, name->end, &start);
    if (rate && row >= 0) return turned(q, language->change[row].way);
    return name->end > name->begin ? turned(q, name->change) : DIRECTION_NONE;
}
