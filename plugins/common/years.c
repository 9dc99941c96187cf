/* Years, dates and five-year plans that a piece of text names. Compiled into the bundled analyzers that need them. */
#include "years.h"

#include "scan.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2099, FIRST_PLAN_END = 1957 };

/* Four digits in a row at *at, all of one kind; 0 when there are not exactly four. */
static int four_digits(gb_string head, size_t *at, int (*digit_of)(uint32_t)) {
    int value = 0, count = 0;
    size_t from = *at;
    for (;; count++) {
        size_t next = *at;
        uint32_t c = gb_next(head, &next);
        int digit = c ? digit_of(c) : -1;
        if (digit < 0 || digit > 9) break;
        value = count < 4 ? value * 10 + digit : 0;
        *at = next;
    }
    if (count == 0) *at = from;
    return count == 4 && value >= FIRST_YEAR && value <= LAST_YEAR ? value : 0;
}

int year_in(gb_string text, gb_span span, gb_span *where) {
    gb_string head = {text.data, span.end};
    for (size_t at = span.start; at < span.end;) {
        size_t from = at;
        int year = four_digits(head, &at, scan_digit);
        if (at == from) year = four_digits(head, &at, scan_han_digit);
        if (year) {
            if (where) *where = (gb_span){(uint32_t)from, (uint32_t)at};
            return year;
        }
        if (at == from) gb_next(head, &at);
    }
    return 0;
}

/* 六, 十, 十三 with 五 behind it: the ordinal of a five-year plan, at *at. 0 = none. */
static int plan_ordinal(gb_string head, size_t *at) {
    int numbers[3], count = 0;
    for (; count < 3; count++) {
        size_t next = *at;
        int digit = scan_han_digit(gb_next(head, &next));
        if (digit <= 0) break;
        numbers[count] = digit;
        *at = next;
    }
    if (count == 2 && numbers[1] == 5) return numbers[0];
    if (count == 3 && numbers[0] == 10 && numbers[1] < 10 && numbers[2] == 5) return 10 + numbers[1];
    return 0;
}

int plan_end_in(gb_string text, gb_span span, gb_span *where) {
    gb_string head = {text.data, span.end};
    for (size_t at = span.start; at < span.end;) {
        size_t from = at;
        uint32_t c = gb_next(head, &at);
        if (scan_han_digit(c) <= 0) continue;
        at = from;
        int ordinal = plan_ordinal(head, &at);
        size_t behind = at;
        uint32_t closer = gb_next(head, &behind);
        if (ordinal && (closer == 0x201D || closer == '"' || closer == 0x8BA1 || closer == 0x89C4)) {
            if (where) *where = (gb_span){(uint32_t)from, (uint32_t)behind};
            return FIRST_PLAN_END + 5 * (ordinal - 1) + (ordinal > 2 ? 3 : 0);
        }
        if (at == from) gb_next(head, &at);
    }
    return 0;
}

/* A month or a day at *at, in digits (at most two) or in Chinese (三十一). 0 = none. */
static int small_number(gb_string head, size_t *at) {
    int value = 0, count = 0;
    size_t from = *at;
    for (; count < 3; count++) {
        size_t next = *at;
        uint32_t c = gb_next(head, &next);
        int digit = scan_digit(c), han = digit < 0 ? scan_han_digit(c) : -1;
        if (digit >= 0)
            value = value * 10 + digit;
        else if (han == 10)
            value = count ? value * 10 : 10;
        else if (han > 0)
            value += han;
        else
            break;
        *at = next;
    }
    if (value >= 1 && value <= 31) return value;
    *at = from;
    return 0;
}

/* 年 or - or . or / at *at, which moves behind it and behind blanks. */
static bool take_separator(gb_string head, size_t *at, uint32_t word) {
    size_t next = *at;
    uint32_t c = gb_next(head, &next);
    if (c != word && c != '-' && c != '.' && c != '/' && c != 0xFF0E && c != 0x2014) return false;
    for (*at = next; scan_is_blank(gb_next(head, &next)) && *at < head.length; *at = next) continue;
    return true;
}

/* 20230116: eight digits that are a day. */
static bool compact_date(gb_string head, size_t at, date *found, size_t *behind) {
    int digits[8];
    for (int i = 0; i < 8; i++) {
        digits[i] = scan_digit(gb_next(head, &at));
        if (digits[i] < 0) return false;
    }
    size_t next = at;
    if (scan_digit(gb_next(head, &next)) >= 0) return false;
    *found = (date){digits[0] * 1000 + digits[1] * 100 + digits[2] * 10 + digits[3], digits[4] * 10 + digits[5],
                    digits[6] * 10 + digits[7]};
    *behind = at;
    return found->year >= FIRST_YEAR && found->year <= LAST_YEAR && found->month >= 1 && found->month <= 12 &&
           found->day >= 1 && found->day <= 31;
}

/* 年 stands at `at`: 2023年1月 is a date without a day, 2023.1 is none. */
static bool stands_year_word(gb_string head, size_t at) {
    return gb_next(head, &at) == 0x5E74;
}

static void take_day_word(gb_string head, size_t *at) {
    size_t next = *at;
    uint32_t c = gb_next(head, &next);
    if (c == 0x65E5 || c == 0x53F7) *at = next; /* 日 号 */
}

bool date_in(gb_string text, gb_span span, date *found, gb_span *where) {
    gb_string head = {text.data, span.end};
    for (size_t at = span.start, behind; at < span.end;) {
        size_t from = at;
        if (compact_date(head, at, found, &behind)) {
            if (where) *where = (gb_span){(uint32_t)from, (uint32_t)behind};
            return true;
        }
        int year = four_digits(head, &at, scan_digit);
        if (at == from) year = four_digits(head, &at, scan_han_digit);
        behind = at;
        if (year && take_separator(head, &behind, 0x5E74)) {
            int month = small_number(head, &behind), day = 0;
            bool closed = month >= 1 && month <= 12 && take_separator(head, &behind, 0x6708);
            if (closed) day = small_number(head, &behind);
            if (closed && (day || stands_year_word(head, at))) {
                *found = (date){year, month, day};
                if (day) take_day_word(head, &behind);
                if (where) *where = (gb_span){(uint32_t)from, (uint32_t)behind};
                return true;
            }
        }
        if (at == from) gb_next(head, &at);
    }
    return false;
}
