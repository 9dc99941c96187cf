#include "list.h"

#include <stdio.h>

uint32_t list_sign(const document_reader *reader, uint32_t at) {
    switch (next_character(reader->text, &at)) {
    case 0x3001: /* 、 */
    case 0x548C: /* 和 */
    case 0x53CA: /* 及 */
    case 0x4E0E: /* 与 */
    case 0x6216: /* 或 */
        return at;
    default:
        return 0;
    }
}

quantity list_share(const document_reader *reader, const measure *member, const measure *last) {
    measure whole = *member;
    whole.unit = last->unit;
    whole.rule = "shared_unit";
    bool scaled = last->number.scale >= 4 && !(member->number.flags & NUMERAL_SCALED) && member->number.value.data;
    if (scaled)
        whole.number.value = reader->host->decimal_shift(reader->document, member->number.value, last->number.scale);
    quantity q = quantity_of(reader, &whole);
    q.note = scaled ? GB_TEXT("the unit and the scale are those of the last number of the list")
                    : GB_TEXT("the unit is that of the last number of the list");
    return q;
}

/* Members of the list of names between `begin` and `end`: the signs that join them, and one. */
static unsigned count_names(const document_reader *reader, uint32_t begin, uint32_t end, unsigned *commas) {
    unsigned count = 1;
    *commas = 1;
    while (begin < end) {
        bool comma = character_at(reader->text, begin) == 0x3001;
        if (list_sign(reader, begin) != 0) count++;
        if (comma) ++*commas;
        next_character(reader->text, &begin);
    }
    return count;
}

gb_string series_note(const document_reader *reader, const series *s) {
    const gb_string word = GB_TEXT("分别"), none = {NULL, 0};
    uint32_t at = s->start, found = 0;
    for (int i = 0; i < 12 && found == 0; i++) {
        uint32_t c = previous_character(reader->text, &at);
        if (is_boundary(c)) return none;
        if (gb_stands_at(reader->text, at, word)) found = at;
    }
    if (found == 0) return none;
    uint32_t begin = found;
    for (int i = 0; i < 80; i++) {
        uint32_t before = begin;
        uint32_t c = previous_character(reader->text, &before);
        if (is_boundary(c) && c != 0x3001 && c != ')' && c != 0xFF09) break;
        begin = before;
    }
    unsigned commas, names = count_names(reader, begin, found, &commas);
    if (names == 1 || names == s->count || commas == s->count) return none;
    char text[64];
    int length = snprintf(text, sizeof text, "分别: %u names, %u values", names, s->count);
    return reader_keep(reader, text, (size_t)length);
}
