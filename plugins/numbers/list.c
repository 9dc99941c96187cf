#include "list.h"

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
