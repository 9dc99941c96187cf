#include "compound.h"

#include "loose.h"
#include "temporal.h"

#include <stdio.h>
#include <string.h>

#define COMPOUND_LIMIT 4 /* units in one quantity: days, hours, minutes, seconds */

static bool can_go_on(const measure *m) {
    return m->unit.entry && m->unit.entry->factor.data && m->number.value.data && !m->unit.composite &&
           m->after == BOUND_EXACT && !m->more &&
           (m->unit.entry->kind == KIND_DURATION || m->unit.entry->kind == KIND_MONEY);
}

/* 分 is a minute behind 小时, and a hundredth of a yuan behind 元. */
static void name_minor_unit(const document_reader *reader, const measure *m, measure *next) {
    if (!gb_equal(next->unit.text, GB_TEXT("分"))) return;
    gb_string name = m->unit.entry->kind == KIND_MONEY ? GB_TEXT("分钱") : GB_TEXT("分钟");
    int32_t row = reader->host->lexicon_value(reader->language->units.lexicon, name);
    if (row >= 0) next->unit.entry = &reader->language->unit[row];
}

static const unit_entry *unit_named(const document_reader *reader, gb_string name) {
    int32_t row = name.data ? reader->host->lexicon_value(reader->language->units.lexicon, name) : -1;
    return row >= 0 ? &reader->language->unit[row] : NULL;
}

/* 块 is money where 角, 毛 or 分 follow, 分 a minute where seconds follow: 三块六角, 1分09秒. */
static void name_major_unit(const document_reader *reader, measure *m) {
    bool yuan = gb_equal(m->unit.text, GB_TEXT("块")), minute = gb_equal(m->unit.text, GB_TEXT("分"));
    const unit_entry *unit = yuan ? unit_named(reader, GB_TEXT("块钱")) : NULL;
    if (minute) unit = unit_named(reader, GB_TEXT("分钟"));
    if (unit) m->unit.entry = unit;
}

/* 九块九, 两毛五, where every numeral is wanted: the digit that ends the clause is of the next smaller unit. */
static void name_last_digit(const document_reader *reader, const measure *m, bool zero, measure *next) {
    if (!reader->lenient || next->unit.entry || m->unit.entry->kind != KIND_MONEY) return;
    bool digit = next->number.flags & NUMERAL_CHINESE && next->number.small > 0 && next->number.small < 10;
    if (!digit || !is_boundary(character_at(reader->text, next->end))) return;
    bool yuan = gb_equal(m->unit.entry->factor, GB_TEXT("1")) && !zero; /* 三块零四 is 3.04 */
    next->unit.entry = unit_named(reader, yuan ? GB_TEXT("角") : GB_TEXT("分钱"));
}

/* The next part, in a smaller unit of the same dimension. */
static bool next_part(const document_reader *reader, const measure *m, measure *next) {
    uint32_t at = m->end, behind = m->end;
    uint32_t c = next_character(reader->text, &behind);
    if (c == 0x96F6 || c == 0x53C8 || (reader->lenient && c == 0x52A0)) at = behind;                 /* 零 又 加 */
    if (at == behind && c == 0x52A0 && next_character(reader->text, &behind) == 0x4E0A) at = behind; /* 加上 */
    role r = role_at(&reader->language->characters, reader->text, at);
    if (r != ROLE_ARABIC && !is_chinese_numeral(r)) return false;
    if (!measure_read(reader, at, next)) return false;
    name_minor_unit(reader, m, next);
    name_last_digit(reader, m, at == behind, next);
    if (!next->unit.entry || !next->unit.entry->factor.data || !next->number.value.data) return false;
    return gb_equal(next->unit.entry->dimension, m->unit.entry->dimension) &&
           reader->host->decimal_compare(next->unit.entry->factor, m->unit.entry->factor) < 0;
}

/* value x unit, in units of `target`; a NULL string when that is no finite decimal. */
static gb_string converted(const document_reader *reader, const measure *m, const unit_entry *target) {
    int exact = 0;
    gb_string base = reader->host->decimal(reader->document, GB_MULTIPLY, m->number.value, m->unit.entry->factor);
    gb_string value = reader->host->decimal_divide(reader->document, base, target->factor, 20, &exact);
    return exact ? value : (gb_string){NULL, 0};
}

/* P1Y3M, PT1H30M; the parts of a day stand behind one T. */
static gb_string iso_of(const document_reader *reader, const measure *parts, unsigned count) {
    char text[128] = "P";
    size_t length = 1;
    bool time = false;
    for (unsigned i = 0; i < count; i++) {
        gb_string letter = parts[i].unit.entry->iso, value = parts[i].number.value;
        if (letter.length == 0 || value.length > 20) return (gb_string){NULL, 0};
        int wrote = snprintf(text + length, sizeof text - length, "%s%.*s%c", letter.length > 1 && !time ? "T" : "",
                             (int)value.length, value.data, letter.data[letter.length - 1]);
        time |= letter.length > 1;
        length += wrote > 0 ? (size_t)wrote : 0;
    }
    return reader_keep(reader, text, length);
}

/* 壹佰贰拾叁|肆角陆分 and 肆角, where every numeral is wanted: financial writing of a sum in 元. true = the numeral is
 * one, with its unit. */
static bool name_financial_unit(const document_reader *reader, measure *m) {
    if (!reader->lenient || !(m->number.flags & NUMERAL_CHINESE)) return false;
    uint32_t next = m->number.end, last = character_before(reader->text, next);
    uint32_t c = next_character(reader->text, &next);
    bool digit = !m->unit.entry && is_financial(reader, c);
    if (digit) {
        c = next_character(reader->text, &next);
        m->unit.entry = c == 0x89D2 || c == 0x6BDB || c == 0x5206 ? unit_named(reader, GB_TEXT("元")) : NULL;
    } else if ((c == 0x89D2 || c == 0x6BDB || c == 0x5206) && is_financial(reader, last)) { /* 角 毛 分 */
        m->unit.entry = unit_named(reader, c == 0x5206 ? GB_TEXT("分钱") : GB_TEXT("角"));
        m->unit.end = m->end = next;
    } else {
        return false;
    }
    return m->unit.entry != NULL;
}

/* What the parts behind a negative one add is negative, too. */
static gb_string signed_part(const document_reader *reader, const measure *first, const measure *part,
                             gb_string value) {
    if (part == first || !(first->number.flags & NUMERAL_NEGATIVE)) return value;
    return reader->host->decimal(reader->document, GB_SUBTRACT, GB_TEXT("0"), value);
}

bool compound_read(const document_reader *reader, const measure *first, quantity *q) {
    measure parts[COMPOUND_LIMIT];
    unsigned count = 1;
    parts[0] = *first;
    name_major_unit(reader, &parts[0]);
    bool financial = name_financial_unit(reader, &parts[0]);
    while (count < COMPOUND_LIMIT && can_go_on(&parts[count - 1]) &&
           next_part(reader, &parts[count - 1], &parts[count]))
        count++;
    bool minor = financial && !gb_equal(parts[0].unit.entry->factor, GB_TEXT("1"));
    if (count < 2 && !minor) return false;
    const measure *last = &parts[count - 1];
    const unit_entry *target =
        parts[0].unit.entry->kind == KIND_MONEY ? unit_named(reader, parts[0].unit.entry->base) : last->unit.entry;
    gb_string sum = GB_TEXT("0");
    for (unsigned i = 0; i < count && target && sum.data; i++) {
        gb_string value = converted(reader, &parts[i], target);
        if (value.data) value = signed_part(reader, &parts[0], &parts[i], value);
        sum = value.data ? reader->host->decimal(reader->document, GB_ADD, sum, value) : value;
    }
    if (!target || !sum.data) return false;
    measure whole = *last;
    whole.start = first->start;
    whole.number.start = first->number.start;
    whole.number.value = sum;
    whole.number.small = -1;
    whole.unit.entry = target;
    whole.unit.text = target->name;
    whole.rule = "compound";
    *q = quantity_of(reader, &whole);
    q->iso = parts[0].unit.entry->kind == KIND_DURATION ? iso_of(reader, parts, count) : (gb_string){NULL, 0};
    return true;
}
