#include "calendar.h"

/* 1 when the numeral is a plain integer of at most four digits as dates have them. */
bool calendar_plain(const numeral *n) {
    const unsigned other = NUMERAL_SCALED | NUMERAL_POINT | NUMERAL_SEPARATED | NUMERAL_MORE | NUMERAL_VAGUE |
                           NUMERAL_HALF | NUMERAL_TOO_LONG | NUMERAL_BARE;
    return !(n->flags & other) && n->small >= 0 && n->small < 10000;
}

static uint32_t skip_space(const document_reader *reader, uint32_t at) {
    uint32_t next = at;
    return is_space(next_character(reader->text, &next)) ? next : at;
}

/* Moves *at behind the character `c` (and a space before it) when it stands there. */
bool calendar_accept(const document_reader *reader, uint32_t *at, uint32_t c) {
    uint32_t next = skip_space(reader, *at);
    if (next_character(reader->text, &next) != c) return false;
    *at = next;
    return true;
}

/* A numeral from `low` to `high` at *at; moves *at behind it. 0 = none. */
int calendar_number(const document_reader *reader, uint32_t *at, int low, int high) {
    numeral n;
    uint32_t start = skip_space(reader, *at);
    if (!numeral_read(reader, start, &n) || !calendar_plain(&n) || n.small < low || n.small > high || n.digits > 2)
        return 0;
    *at = n.end;
    return (int)n.small;
}

/* The year that a word right before `start` names: 今年3月. */
int calendar_year_before(const document_reader *reader, uint32_t start) {
    uint32_t begin;
    int32_t value = phrase_before(&reader->language->years, reader->text, 0, start, &begin);
    return value >= 0 && reader->year > 0 ? (int)reader->year + value - YEAR_ZERO : 0;
}

gb_string calendar_keep(const document_reader *reader, const char *text, int length) {
    return reader_keep(reader, text, length > 0 ? (size_t)length : 0);
}
