#include "head.h"

static bool belongs(uint32_t c) {
    return gb_is_han(c) || is_letter(c) || c == 0xB7;
}

/* The noun on the right, up to a verb or a sign. */
static gb_string right_of(const document_reader *reader, uint32_t start) {
    uint32_t end = start, behind;
    for (int i = 0; i < HEAD_LIMIT; i++) {
        uint32_t next = end;
        uint32_t c = next_character(reader->text, &next);
        int32_t what = belongs(c) ? phrase_at(&reader->language->heads, reader->text, end, &behind) : HEAD_STOP;
        if (!belongs(c) || (what >= 0 && what != HEAD_TAIL)) break;
        end = next;
    }
    return end > start ? gb_slice(reader->text, (gb_span){start, end}) : (gb_string){NULL, 0};
}

/* Cuts verbs off the end of [begin, *end). */
static void cut_verbs(const document_reader *reader, uint32_t begin, uint32_t *end) {
    for (uint32_t start; *end > begin; *end = start)
        if (phrase_before(&reader->language->heads, reader->text, begin, *end, &start) < 0) break;
}

/* 产量由二十万吨增加到 is about 产量: what stands before 由 or 从 when a numeral follows that word. */
static uint32_t before_change(const document_reader *reader, uint32_t begin, uint32_t end) {
    for (uint32_t at = begin; at < end;) {
        uint32_t word = at;
        uint32_t c = next_character(reader->text, &at);
        role r = role_at(&reader->language->characters, reader->text, at);
        if ((c == 0x7531 || c == 0x4ECE) && at < end && word > begin && is_chinese_numeral(r)) return word;
    }
    return end;
}

/* The name begins behind the unit of the number that goes before it: 2022年|全市财政收入. */
static uint32_t behind_unit(const document_reader *reader, uint32_t begin, uint32_t end) {
    const numeral arabic = {0};
    while (begin < end && role_at(&reader->language->characters, reader->text, begin) != ROLE_NONE)
        next_character(reader->text, &begin);
    unit_match unit = unit_read(reader, begin, &arabic);
    return unit.entry && unit.end <= end ? unit.end : begin;
}

/* The start of the Arabic number that ends at `end`, when 由 or 从 stands before it; 0 = not so. */
static uint32_t changed_number(const document_reader *reader, uint32_t end) {
    for (int i = 0; i < HEAD_LIMIT && end > 0; i++) {
        uint32_t before = end;
        uint32_t c = previous_character(reader->text, &before);
        if (c == 0x7531 || c == 0x4ECE) return before;
        if (arabic_value(c) < 0 && c != '.' && c != 0xFF0E && !is_space(c)) return 0;
        end = before;
    }
    return 0;
}

/* The noun on the left, back to a sign, a number or a stop word. */
static gb_string left_of(const document_reader *reader, uint32_t end, bool again) {
    const phrases *heads = &reader->language->heads;
    uint32_t begin = end, behind;
    for (int i = 0; i < HEAD_LIMIT && begin > 0; i++) {
        uint32_t before = begin;
        uint32_t c = previous_character(reader->text, &before);
        if (!belongs(c)) break;
        begin = before;
    }
    uint32_t number = begin;
    bool numbered =
        arabic_value(character_before(reader->text, begin)) >= 0 || is_space(character_before(reader->text, begin));
    if (numbered) begin = behind_unit(reader, begin, end);
    end = before_change(reader, begin, end);
    cut_verbs(reader, begin, &end);
    if (end <= begin && numbered && again) {
        uint32_t change = changed_number(reader, number);
        return change > 0 ? left_of(reader, change, false) : (gb_string){NULL, 0};
    }
    for (uint32_t at = begin; at < end; next_character(reader->text, &at)) {
        int32_t what = phrase_at(heads, reader->text, at, &behind);
        if (what == HEAD_BREAK && behind < end) begin = behind;
    }
    for (int32_t what; begin < end && (what = phrase_at(heads, reader->text, begin, &behind)) >= 0 && behind <= end;
         begin = behind)
        if (what == HEAD_TAIL || what == HEAD_STOP) break;
    if (begin >= end) return (gb_string){NULL, 0};
    return gb_slice(reader->text, (gb_span){begin, end});
}

gb_string head_of(const document_reader *reader, const quantity *q) {
    if (q->kind == KIND_DATE || q->kind == KIND_DURATION || q->kind == KIND_NUMERAL) return (gb_string){NULL, 0};
    bool count =
        q->kind == KIND_ORDINAL ||
        (q->kind == KIND_QUANTITY && (!q->unit.entry || q->unit.entry->dimension.length == 0) && !q->unit.composite);
    gb_string noun = count ? right_of(reader, q->end) : (gb_string){NULL, 0};
    return noun.data ? noun : left_of(reader, q->start, true);
}
