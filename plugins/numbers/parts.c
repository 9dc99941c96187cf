#include "parts.h"

static bool stands_at(const document_reader *reader, uint32_t at, gb_string text) {
    return gb_stands_at(reader->text, at, text);
}

/* The unit that a denominator in words stands for: 百分之 is %. */
static gb_string denominator_unit(const numeral *denominator) {
    if (!(denominator->flags & NUMERAL_BARE)) return (gb_string){NULL, 0};
    if (denominator->small == 100) return GB_TEXT("%");
    if (denominator->small == 1000) return GB_TEXT("‰");
    return (gb_string){NULL, 0};
}

/* Where every numeral is wanted, spaces may stand between characters: three at most. */
static uint32_t skip_spaces(const document_reader *reader, uint32_t at) {
    for (int i = 0; reader->lenient && i < 3 && is_space(character_at(reader->text, at)); i++)
        next_character(reader->text, &at);
    return at;
}

/* The end of 分之 at `at`; 0 = none. */
static uint32_t parts_sign(const document_reader *reader, uint32_t at) {
    const gb_string part = GB_TEXT("分"), of = GB_TEXT("之");
    at = skip_spaces(reader, at);
    if (!stands_at(reader, at, part)) return 0;
    at = skip_spaces(reader, at + (uint32_t)part.length);
    if (stands_at(reader, at, of)) return skip_spaces(reader, at + (uint32_t)of.length);
    return 0;
}

/* 二份一, as they say in the south, where every numeral is wanted: the numerator, which ends the clause. */
static uint32_t brief_parts_sign(const document_reader *reader, const measure *m) {
    numeral part;
    uint32_t at = m->number.end;
    if (!reader->lenient || !(m->number.flags & NUMERAL_CHINESE)) return 0;
    if (next_character(reader->text, &at) != 0x4EFD) return 0; /* 份 */
    if (m->number.small < 2 || !numeral_read(reader, at, &part) || part.small < 1) return 0;
    return part.flags & NUMERAL_CHINESE && is_boundary(character_at(reader->text, part.end)) ? at : 0;
}

/* Moves *at behind 负. */
static bool take_minus(const document_reader *reader, uint32_t *at) {
    uint32_t c = next_character(reader->text, at);
    return role_of(&reader->language->characters, c) == ROLE_MINUS;
}

/* 负三分之负二: the minus of the numerator. */
static bool negate(const document_reader *reader, numeral *number) {
    if (!number->value.data) return false;
    number->value = reader->host->decimal(reader->document, GB_SUBTRACT, GB_TEXT("0"), number->value);
    number->small = -1;
    return number->value.data != NULL;
}

/* 百分之五, 三分之二: the numeral before 分之 has been read. */
static bool read_parts(const document_reader *reader, measure *m) {
    numeral part;
    uint32_t behind = parts_sign(reader, m->number.end), start = behind;
    if (behind == 0) behind = start = brief_parts_sign(reader, m);
    if (behind == 0) return false;
    bool negative = reader->lenient && take_minus(reader, &start);
    if (!numeral_read(reader, negative ? start : behind, &part) || (negative && !negate(reader, &part))) return false;
    gb_string unit = denominator_unit(&m->number);
    int32_t row = unit.data ? reader->host->lexicon_value(reader->language->units.lexicon, unit) : -1;
    m->rule = "fraction_words";
    m->denominator = m->number.value;
    m->number = part;
    m->end = part.end;
    if (row < 0) return true;
    m->rule = "percent_words";
    m->denominator = (gb_string){NULL, 0};
    m->unit = (unit_match){&reader->language->unit[row], reader->language->unit[row].name, false, part.end};
    return true;
}

/* 百分百: all of it. */
static bool read_all_parts(const document_reader *reader, measure *m) {
    const gb_string parts = GB_TEXT("分百");
    if (!(m->number.flags & NUMERAL_BARE) || m->number.small != 100 || !stands_at(reader, m->number.end, parts))
        return false;
    int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, GB_TEXT("%"));
    if (row < 0) return false;
    m->rule = "percent_words";
    m->end = m->number.end + (uint32_t)parts.length;
    m->unit = (unit_match){&reader->language->unit[row], reader->language->unit[row].name, false, m->end};
    return true;
}

/* The fraction at `at`, as 三分之一 or 1/3. */
static bool read_fraction(const document_reader *reader, uint32_t at, numeral *over, numeral *under) {
    const gb_string slash = GB_TEXT("/");
    numeral first, second;
    if (!numeral_read(reader, at, &first)) return false;
    uint32_t next = parts_sign(reader, first.end);
    bool words = next != 0;
    if (!words && !stands_at(reader, first.end, slash)) return false;
    if (!words) next = first.end + (uint32_t)slash.length;
    if (!numeral_read(reader, next, &second) || first.small < 1 || second.small < 1) return false;
    *over = words ? second : first;
    *under = words ? first : second;
    over->end = second.end;
    return true;
}

/* 一又三分之二, 1又2/3: one fraction, 5/3. */
static bool read_mixed(const document_reader *reader, measure *m) {
    const gb_string and = GB_TEXT("又");
    numeral over, under;
    uint32_t at = skip_spaces(reader, m->number.end);
    if (!m->number.value.data || !stands_at(reader, at, and)) return false;
    if (!read_fraction(reader, skip_spaces(reader, at + (uint32_t) and.length), &over, &under)) return false;
    gb_string whole = reader->host->decimal(reader->document, GB_MULTIPLY, m->number.value, under.value);
    if (!whole.data) return false;
    m->number.value = reader->host->decimal(reader->document, GB_ADD, whole, over.value);
    if (!m->number.value.data) return false;
    m->number.end = m->end = over.end;
    m->number.small = -1;
    m->denominator = under.value;
    m->rule = "fraction_words";
    return true;
}

bool parts_read(const document_reader *reader, measure *m) {
    return read_mixed(reader, m) || read_parts(reader, m) || read_all_parts(reader, m);
}
