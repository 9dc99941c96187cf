/* Signs before a numeral: minus, and the point of .5. */
#include "sign.h"

#include "loose.h"

static void negate(const document_reader *reader, measure *m, uint32_t start) {
    if (!m->number.value.data) return;
    m->number.value = reader->host->decimal(reader->document, GB_SUBTRACT, GB_TEXT("0"), m->number.value);
    m->number.flags |= NUMERAL_NEGATIVE;
    m->number.small = -1;
    m->number.start = m->start = start;
}

/* - 5, where every numeral is wanted: the start of the space between the sign and the numeral at `start`. */
static uint32_t minus_gap(const document_reader *reader, uint32_t start) {
    uint32_t gap = start;
    return reader->lenient && is_space(previous_character(reader->text, &gap)) ? gap : start;
}

/* A minus sign right before the measure: not the dash of a range, not a hyphen, not the mark of a list. */
void minus_read(const document_reader *reader, measure *m) {
    uint32_t start = minus_gap(reader, m->start);
    if (phrase_before(&reader->language->minuses, reader->text, reader->floor, start, &start) >= 0) {
        negate(reader, m, start);
        return;
    }
    uint32_t c = previous_character(reader->text, &start);
    bool word = role_of(&reader->language->characters, c) == ROLE_MINUS;
    if ((c != '-' && c != 0xFF0D && c != 0x2212 && !word) || start < reader->floor || !m->number.value.data) return;
    uint32_t before = character_before(reader->text, start);
    if (word && contains_character(reader->language->contexts[CONTEXT_MINUS_NOT], before)) return;
    role r = role_of(&reader->language->characters, before);
    bool clear = (gb_is_han(before) && r == ROLE_NONE) || is_boundary(before) || is_space(before) || before == '(' ||
                 before == 0xFF08;
    bool count = m->unit.entry && m->unit.entry->kind == KIND_QUANTITY && m->unit.entry->dimension.length == 0;
    if (!clear || count) return;
    negate(reader, m, start);
}

/* .5, where every numeral is wanted: the digits read stand behind a point that begins the numeral. */
void leading_point_read(const document_reader *reader, measure *m) {
    uint32_t start = m->start;
    if (!reader->lenient || m->number.flags & (NUMERAL_CHINESE | NUMERAL_POINT | NUMERAL_SEPARATED)) return;
    if (!loose_leading_point(reader, start, &start) || !m->number.value.data) return;
    m->number.value = reader->host->decimal_shift(reader->document, m->number.value, -(int)m->number.digits);
    m->number.flags |= NUMERAL_POINT;
    m->number.small = -1;
    m->number.start = m->start = start;
}
