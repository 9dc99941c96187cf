/* Years and five-year plans that a piece of text names. */
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

int year_in(gb_string text, gb_span span, uint32_t *end) {
    gb_string head = {text.data, span.end};
    for (size_t at = span.start; at < span.end;) {
        size_t from = at;
        int year = four_digits(head, &at, scan_digit);
        if (at == from) year = four_digits(head, &at, scan_han_digit);
        if (year) {
            if (end) *end = (uint32_t)at;
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

int plan_end_in(gb_string text, gb_span span, uint32_t *end) {
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
            if (end) *end = (uint32_t)behind;
            return FIRST_PLAN_END + 5 * (ordinal - 1) + (ordinal > 2 ? 3 : 0);
        }
        if (at == from) gb_next(head, &at);
    }
    return 0;
}
