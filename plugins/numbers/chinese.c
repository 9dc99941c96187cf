/* The readings of numerals with Chinese characters: sums, digits one by one (一九七八), neighbours (三四百), 十几. */
#include "compose.h"
#include "grand.h"
#include "unit.h"

static gb_string wide_text(const document_reader *reader, wide value, int power) {
    char digits[40];
    unsigned count = 0;
    for (unsigned i = sizeof digits; value > 0 && i > 0; value /= 10)
        digits[--i] = (char)('0' + (int)(value % 10)), count++;
    return decimal_text(reader, digits + sizeof digits - count, count, power, false);
}

static bool is_letter_o(uint32_t c) {
    return c == 'O' || c == 'o' || c == 0xFF2F || c == 0xFF10 || c == '0';
}

/* Digits one by one: 一九七八, 二〇二五, 二O三五. How many characters; *end behind them; the first ones in `digits`. */
static unsigned digit_run(const document_reader *reader, uint32_t at, char *digits, unsigned capacity, uint32_t *end) {
    const characters *table = &reader->language->characters;
    unsigned count = 0;
    for (;; count++) {
        uint32_t next = at;
        uint32_t c = next_character(reader->text, &next);
        role r = role_of(table, c);
        bool zero = r == ROLE_ZERO || (count > 0 && is_letter_o(c));
        if (r != ROLE_DIGIT && !zero) break;
        if (count < capacity) digits[count] = (char)('0' + (zero ? 0 : table->values[c]));
        at = next;
    }
    *end = at;
    return count;
}

static bool is_point_word(uint32_t c) {
    return c == 0x70B9 || c == 0x9EDE; /* 点 點 */
}

/* The digits behind 点 at *end; how many. Moves *end behind them. */
static unsigned point_run(const document_reader *reader, uint32_t *end, char *digits, unsigned capacity) {
    uint32_t next = *end, behind;
    if (!is_point_word(next_character(reader->text, &next))) return 0;
    unsigned count = digit_run(reader, next, digits, capacity, &behind);
    if (count > 0) *end = behind;
    return count;
}

/* 万 and 亿 behind digits written one by one, 一五〇万: their power of ten; *end behind them. */
static int run_scale(const document_reader *reader, uint32_t *end) {
    int power = 0;
    for (uint32_t next = *end; power < 16; *end = next) {
        role r = role_of(&reader->language->characters, next_character(reader->text, &next));
        if (r != ROLE_MYRIAD && r != ROLE_YI) break;
        power += r == ROLE_MYRIAD ? 4 : 8;
    }
    return power;
}

/* 三〇万二〇千, where every numeral is wanted. */
static void add_thousands(const document_reader *reader, numeral *out) {
    char digits[2];
    uint32_t end;
    if (!reader->lenient) return;
    unsigned count = digit_run(reader, out->end, digits, sizeof digits, &end);
    if (count != 2 || digits[0] == '0' || digits[1] != '0') return;
    if (role_of(&reader->language->characters, next_character(reader->text, &end)) != ROLE_THOUSAND) return;
    gb_string part = decimal_text(reader, digits, count, 3, false);
    gb_string whole = reader->host->decimal(reader->document, GB_ADD, out->value, part);
    if (!whole.data) return;
    out->value = whole;
    out->end = end;
}

static bool read_digitwise(const document_reader *reader, uint32_t at, numeral *out) {
    char digits[NUMERAL_DIGITS_LIMIT];
    uint32_t end;
    unsigned count = digit_run(reader, at, digits, sizeof digits, &end);
    if (count < 2) return false;
    uint32_t second = at;
    next_character(reader->text, &second);
    bool pointed = reader->lenient && count == 2 && is_point_word(character_at(reader->text, end));
    if (count == 2 && !pointed && role_at(&reader->language->characters, reader->text, second) == ROLE_DIGIT)
        return false;
    role follows = role_at(&reader->language->characters, reader->text, end);
    bool scaled = follows == ROLE_MYRIAD || follows == ROLE_YI;
    bool round = scaled && digits[0] != '0' && digits[1] == '0';                          /* 三〇万 */
    if (count == 2 && follows >= ROLE_TENS && follows <= ROLE_YI && !round) return false; /* 零五十: no number */
    out->end = end;
    out->digits = count;
    out->flags = NUMERAL_CHINESE | NUMERAL_DIGITWISE;
    unsigned fraction =
        count < sizeof digits ? point_run(reader, &out->end, digits + count, (unsigned)sizeof digits - count) : 0;
    if (fraction > 0) out->flags |= NUMERAL_POINT;
    if (count + fraction > NUMERAL_DIGITS_LIMIT) {
        out->flags |= NUMERAL_TOO_LONG;
        return true;
    }
    out->scale = run_scale(reader, &out->end);
    if (out->scale > 0) out->flags = (out->flags & ~(unsigned)NUMERAL_DIGITWISE) | NUMERAL_SCALED;
    if (out->scale > 0) out->digits = 0;
    out->value = decimal_text(reader, digits, count + fraction, out->scale - (int)fraction, false);
    if (out->scale == 4 && fraction == 0) add_thousands(reader, out);
    if (count <= 15 && fraction == 0 && out->scale == 0) {
        out->small = 0;
        for (unsigned i = 0; i < count; i++) out->small = out->small * 10 + (digits[i] - '0');
    }
    return true;
}

/* 三两个: two or three, where a unit follows; 三两 alone is a weight. */
static bool read_two_or_three(const document_reader *reader, uint32_t at, const sum *first, numeral *out) {
    uint32_t end = first->pair;
    next_character(reader->text, &end);
    if (first->digit_at != at || !unit_read(reader, end, out).entry) return false;
    out->end = end;
    out->flags = NUMERAL_CHINESE | NUMERAL_VAGUE | NUMERAL_PAIR;
    out->low = GB_TEXT("2");
    out->high = GB_TEXT("3");
    return true;
}

/* 三四百, 十七八, 一万六七: both readings, when the digits are neighbours (or 三五). */
static bool read_pair(const document_reader *reader, uint32_t at, const sum *first, numeral *out) {
    const characters *table = &reader->language->characters;
    int a = table->values[character_at(reader->text, first->digit_at) & 0xFFFF];
    int b = table->values[character_at(reader->text, first->pair) & 0xFFFF];
    sum low, high;
    bool two_or_three = a == 3 && is_liang(character_at(reader->text, first->pair)); /* 三两个 */
    if (two_or_three) return read_two_or_three(reader, at, first, out);
    if (b != a + 1 && !(a == 3 && b == 5)) return false;
    compose(reader, at, &(reading){first->pair, 1}, &low);
    compose(reader, at, &(reading){first->digit_at, 1}, &high);
    if (low.end != high.end || low.pair != NOTHING || low.total >= high.total || (low.flags & NUMERAL_TOO_LONG))
        return false;
    out->end = low.end;
    out->flags = low.flags | NUMERAL_CHINESE | NUMERAL_VAGUE | NUMERAL_PAIR;
    out->scale = low.scale;
    out->low = wide_text(reader, low.total, low.scale * (low.fraction > 0) - (int)low.fraction);
    out->high = wide_text(reader, high.total, high.scale * (high.fraction > 0) - (int)high.fraction);
    return true;
}

/* Two digits side by side that are no span of numbers: 八三. */
static bool read_two_digits(const document_reader *reader, uint32_t at, numeral *out) {
    char digits[2];
    uint32_t second = at;
    next_character(reader->text, &second);
    if (is_liang(character_at(reader->text, second))) return false;
    if (digit_run(reader, at, digits, 2, &out->end) != 2) return false;
    out->digits = 2;
    out->small = (digits[0] - '0') * 10 + (digits[1] - '0');
    out->flags = NUMERAL_CHINESE | NUMERAL_DIGITWISE;
    out->value = decimal_text(reader, digits, 2, 0, false);
    return true;
}

/* 几十: from ten to a hundred. 十几: from ten to twenty. */
static bool read_some(const document_reader *reader, uint32_t at, const sum *first, numeral *out) {
    sum low, high;
    compose(reader, at, &(reading){NOTHING, first->some_leads ? 1 : 0}, &low);
    compose(reader, at, &(reading){NOTHING, 10}, &high);
    if (low.end != high.end || low.total >= high.total || (high.flags & NUMERAL_TOO_LONG)) return false;
    out->end = low.end;
    out->flags = (low.flags & ~(unsigned)NUMERAL_BARE) | NUMERAL_CHINESE | NUMERAL_VAGUE | NUMERAL_MORE;
    out->scale = low.scale;
    out->low = wide_text(reader, low.total, 0);
    out->high = wide_text(reader, high.total, 0);
    return true;
}

bool chinese_read(const document_reader *reader, uint32_t at, numeral *out) {
    sum s;
    if (read_digitwise(reader, at, out)) return true;
    compose(reader, at, &(reading){NOTHING, 1}, &s);
    if (s.end == at || sum_is_empty(&s)) return false;
    if (grand_read(reader, at, &s, out)) return true;
    if (s.pair != NOTHING) {
        if (read_pair(reader, at, &s, out)) return true;
        if (s.digit_at == at && read_two_digits(reader, at, out)) return true;
    }
    if (s.some != NOTHING) return read_some(reader, at, &s, out);
    bool arabic = role_at(&reader->language->characters, reader->text, at) == ROLE_ARABIC;
    out->end = s.end;
    out->flags = s.flags | (arabic ? 0 : NUMERAL_CHINESE);
    out->scale = s.scale;
    if (s.flags & NUMERAL_TOO_LONG) return true;
    if (s.fraction > 0) {
        out->value = wide_text(reader, s.total, s.scale - (int)s.fraction);
    } else {
        out->value = wide_text(reader, s.total, 0);
        if (s.total < 1000000000000000u) out->small = (int64_t)s.total;
    }
    return true;
}
