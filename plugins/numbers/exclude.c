#include "exclude.h"

/* The word that begins at `at` and covers the byte `inside`: its end; 0 = none. */
static uint32_t word_from(const document_reader *reader, uint32_t at, uint32_t inside) {
    uint32_t end;
    if (phrase_at(&reader->language->words, reader->text, at, &end) < 0 || end <= inside) return 0;
    return end;
}

uint32_t word_over(const document_reader *reader, uint32_t at) {
    uint32_t begin = at, best = word_from(reader, at, at);
    for (unsigned i = 0; i < reader->language->word_back && begin > reader->floor; i++) {
        uint32_t c = previous_character(reader->text, &begin);
        if (is_boundary(c) || begin < reader->floor) break;
        uint32_t end = word_from(reader, begin, at);
        if (end > best) best = end;
    }
    if (best == 0) return 0;
    measure m;
    if (!measure_read(reader, at, &m)) return best;
    bool beyond = m.number.end > best || (reader->lenient && m.after != BOUND_EXACT && m.end == best && m.unit.entry) ||
                  (m.end > best && (m.unit.entry || m.denominator.data));
    return beyond ? 0 : best; /* 三公|里, 一点|二 */
}

static bool fits_class(const document_reader *reader, const context_pattern *pattern, const numeral *number) {
    bool chinese = number->flags & NUMERAL_CHINESE || !(number->digits > 0);
    gb_string text = gb_slice(reader->text, (gb_span){number->start, number->end});
    switch (pattern->class) {
    case CLASS_ANY:
        return true;
    case CLASS_ARABIC:
        return !chinese;
    case CLASS_CHINESE:
        return chinese;
    case CLASS_ONE:
        return number->small == 1 && chinese;
    case CLASS_SMALL:
        return chinese && text.length == 3;
    case CLASS_SCALED:
        return number->flags & NUMERAL_SCALED;
    case CLASS_LITERAL:
        return gb_equal(text, pattern->literal);
    }
    return false;
}

/* What stands before the numeral, and before the bound word in front of it. */
static bool fits_before(const document_reader *reader, const context_pattern *pattern, uint32_t start,
                        uint32_t bare_start) {
    size_t length = pattern->before.length;
    if (length == 0) return true;
    if (start >= length && gb_stands_at(reader->text, start - length, pattern->before)) return true;
    return bare_start >= length && gb_stands_at(reader->text, bare_start - length, pattern->before);
}

verdict pattern_verdict(const document_reader *reader, const numeral *number, uint32_t start, gb_string *reason) {
    const knowledge *language = reader->language;
    const context_pattern *best = NULL;
    uint32_t ends[8], begin;
    int32_t rows[8];
    uint32_t c = character_at(reader->text, number->end);
    size_t count = 0;
    if (c < 0x10000 && (language->patterns_after.firsts[c / 32] >> (c % 32) & 1))
        count = reader->host->lexicon_all(language->patterns_after.lexicon, reader->text, number->end, ends, rows, 7);
    rows[count] = phrase_before(&language->patterns_before, reader->text, 0, number->start, &begin);
    count++;
    for (size_t i = 0; i < count; i++) {
        for (int32_t row = rows[i]; row >= 0; row = language->pattern[row].next) {
            const context_pattern *pattern = &language->pattern[row];
            if (!fits_class(reader, pattern, number) || !fits_before(reader, pattern, start, number->start)) continue;
            size_t length = pattern->before.length + pattern->after.length;
            size_t longest = best ? best->before.length + best->after.length : 0;
            if (!best || length > longest || (length == longest && pattern->class == CLASS_SCALED)) best = pattern;
        }
    }
    if (!best) return VERDICT_OPEN;
    *reason = best->reason;
    return best->verdict;
}

/* Only blanks and opening brackets between the start of the line and `start`. */
static bool begins_line(const document_reader *reader, uint32_t start) {
    for (;;) {
        uint32_t c = previous_character(reader->text, &start);
        if (c == 0 || c == '\n' || c == '\r') return true;
        if (!is_space(c) && c != '(' && c != 0xFF08 && c != 0x200B && c != 0xFEFF && c != '#' && c != '*') return false;
    }
}

bool is_list_mark(const document_reader *reader, uint32_t start, uint32_t end) {
    uint32_t c = next_character(reader->text, &end);
    bool mark = c == '.' || c == 0xFF0E || c == 0x3001 || c == ')' || c == 0xFF09;
    return mark && begins_line(reader, start);
}

/* Signs that join a numeral to a formula or a name: 1+N, 7×24, #5. */
static bool is_joint(uint32_t c) {
    switch (c) {
    case '+':
    case 0xFF0B:
    case 0xD7:
    case '*':
    case '#':
    case '@':
    case '_':
    case '=':
    case 0x3014:
    case '\\':
        return true;
    default:
        return false;
    }
}

static bool is_times(uint32_t c) {
    return c == 0xD7 || c == '*';
} /* 2×30万千瓦 */

/* Units that make a quantity of a numeral even behind a letter: GDP5.3%. */
static bool is_strong(const measure *m) {
    if (!m->unit.entry) return false;
    quantity_kind kind = m->unit.entry->kind;
    return kind == KIND_MONEY || kind == KIND_PERCENT || kind == KIND_PERCENTAGE_POINT || kind == KIND_MULTIPLE ||
           m->number.flags & NUMERAL_SCALED;
}

/* 三所一庭, 一圈两场三道: one-character units between short numerals, up to a sign, make a coinage. */
static bool is_coinage(const document_reader *reader, const measure *m) {
    const characters *table = &reader->language->characters;
    const unit_entry *unit = m->unit.entry;
    if (!(m->number.flags & NUMERAL_CHINESE) || m->number.end - m->number.start != 3 || !unit) return false;
    if (unit->dimension.length > 0 || unit->ordinal || m->unit.end - m->number.end != 3) return false;
    uint32_t end = m->unit.end, before = m->number.start;
    if (role_of(table, next_character(reader->text, &end)) == ROLE_DIGIT &&
        gb_is_han(next_character(reader->text, &end))) {
        uint32_t c = character_at(reader->text, end);
        if (is_boundary(c) || role_of(table, c) == ROLE_DIGIT) return true;
    }
    if (!gb_is_han(previous_character(reader->text, &before)) || before <= reader->floor) return false;
    return role_of(table, character_before(reader->text, before)) == ROLE_DIGIT &&
           is_boundary(character_at(reader->text, m->unit.end));
}

/* A year that names a meeting or a list and no number of things: 2020国家创新型城市. */
static bool is_year_label(const measure *m) {
    bool year = m->number.digits == 4 && m->number.small >= 1900 && m->number.small <= 2100;
    return year && m->unit.entry && m->unit.entry->dimension.length == 0 && m->unit.entry->kind == KIND_QUANTITY &&
           (m->unit.entry->words == WORDS_NEVER || m->unit.entry->words == WORDS_LARGE) &&
           !is_letter(m->unit.text.data[0]);
}

/* 超亿元村: a class of things named after its size. */
static bool is_size_class(const document_reader *reader, const measure *m) {
    uint32_t start = m->start;
    if (!(m->number.flags & NUMERAL_BARE) || m->after != BOUND_EXACT || m->more) return false;
    if (m->unit.entry && m->unit.entry->kind != KIND_MONEY) return false;
    bool named = previous_character(reader->text, &start) == 0x8D85 && start >= reader->floor; /* 超 */
    uint32_t c = character_at(reader->text, m->end);
    return named && gb_is_han(c) && c != 0x5927 && c != 0x7684; /* 大关 的 */
}

/* 七一二所, 五二厂: digits one by one before a classifier are a name. Counts are written 712 or 七百一十二. */
static bool is_code_name(const document_reader *reader, const measure *m) {
    const unsigned flags = m->number.flags;
    if (!(flags & NUMERAL_DIGITWISE) || flags & (NUMERAL_SCALED | NUMERAL_POINT | NUMERAL_VAGUE)) return false;
    if (!m->unit.entry || m->unit.entry->kind != KIND_QUANTITY || m->unit.entry->words != WORDS_COUNT) return false;
    for (uint32_t at = m->number.start; at < m->number.end;)
        if (role_of(&reader->language->characters, next_character(reader->text, &at)) == ROLE_ZERO) return false;
    return !reader->lenient;
}

gb_string place_reason(const document_reader *reader, const measure *m) {
    const gb_string none = {NULL, 0};
    uint32_t begin = m->start, behind = m->number.end;
    uint32_t before = previous_character(reader->text, &begin), after = next_character(reader->text, &behind);
    if (m->number.flags & NUMERAL_TOO_LONG) return GB_TEXT("identifier");
    if (m->start < reader->titled_end) return GB_TEXT("title");
    if (m->start < reader->quoted_end) return GB_TEXT("quotation");
    bool measured = m->unit.entry && m->unit.entry->kind == KIND_QUANTITY && m->unit.entry->dimension.length > 0;
    if ((is_joint(before) && !(measured && is_times(before))) ||
        (is_joint(after) &&
         (arabic_value(character_at(reader->text, behind)) >= 0 || is_letter(character_at(reader->text, behind)))))
        return GB_TEXT("formula");
    if (is_coinage(reader, m)) return GB_TEXT("coinage");
    if (is_code_name(reader, m)) return GB_TEXT("name");
    if (is_size_class(reader, m)) return GB_TEXT("class by size");
    bool arabic = !(m->number.flags & NUMERAL_CHINESE);
    if (!arabic) return none;
    if (is_year_label(m)) return GB_TEXT("year of an event");
    if (is_letter(before) && !is_strong(m)) return GB_TEXT("name with letters");
    if ((before == '-' || before == 0xFF0D) && is_letter(character_before(reader->text, begin)))
        return GB_TEXT("name with letters");
    if (is_letter(after) && !m->unit.entry) return GB_TEXT("name with letters");
    if (m->number.flags & NUMERAL_DOTTED) return GB_TEXT("version or date");
    if ((before == ':' || before == '/') && arabic_value(character_before(reader->text, begin)) >= 0)
        return GB_TEXT("time or date");
    return none;
}
