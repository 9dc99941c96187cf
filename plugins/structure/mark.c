/* Number marks at the start of a line. */
#include "mark.h"

#include "../common/scan.h"

#include <stdlib.h>

enum { MARK_DIGITS = 3 }; /* a number of more digits is a year or a quantity */

typedef enum numeral { NUMERAL_HAN, NUMERAL_DIGIT, NUMERAL_CIRCLED } numeral;

typedef struct mark_rule {
    numeral numeral;
    gb_string before, after; /* of the data table */
    uint8_t level;
    bool item;
} mark_rule;

struct marks {
    size_t count;
    mark_rule rules[];
};

static bool read_rule(const gb_host *host, const gb_data_table *table, size_t row, mark_rule *rule) {
    gb_string kind = host->data_cell(table, row, 0);
    gb_string level = host->data_cell(table, row, 3);
    if (gb_equal(kind, GB_TEXT("han")))
        rule->numeral = NUMERAL_HAN;
    else if (gb_equal(kind, GB_TEXT("digit")))
        rule->numeral = NUMERAL_DIGIT;
    else if (gb_equal(kind, GB_TEXT("circled")))
        rule->numeral = NUMERAL_CIRCLED;
    else
        return false;
    rule->before = host->data_cell(table, row, 1);
    rule->after = host->data_cell(table, row, 2);
    if (level.length != 1 || level.data[0] < '1' || level.data[0] > '9') return false;
    rule->level = (uint8_t)(level.data[0] - '0');
    rule->item = gb_equal(host->data_cell(table, row, 4), GB_TEXT("item"));
    return true;
}

marks *marks_open(gb_context *context, const gb_host *host, gb_status *status) {
    const gb_data_table *table = host->data_table(context, "marks.tsv", "numeral before after level kind");
    if (!table) {
        *status = GB_FATAL;
        return NULL;
    }
    size_t rows = host->data_rows(table);
    marks *m = calloc(1, sizeof *m + rows * sizeof m->rules[0]);
    if (!m) {
        *status = host->fail(context, GB_FATAL, "structure: out of memory");
        return NULL;
    }
    for (m->count = 0; m->count < rows; m->count++) {
        if (read_rule(host, table, m->count, &m->rules[m->count])) continue;
        *status =
            host->fail(context, GB_FATAL, "marks.tsv:%zu: need numeral han, digit or circled and a level from 1 to 9",
                       host->data_line(table, m->count));
        free(m);
        return NULL;
    }
    return m;
}

void marks_close(marks *table) {
    free(table);
}

/* 一 to 九十九 at *at. 0 when there is none. */
static uint32_t read_han(gb_string line, size_t *at) {
    uint32_t value = 0, digits = 0;
    for (; digits < MARK_DIGITS; digits++) {
        size_t next = *at;
        int digit = scan_han_digit(gb_next(line, &next));
        if (digit <= 0) break;
        if (digit == 10)
            value = value ? value * 10 : 10;
        else if (digits > 0 && value % 10)
            return 0; /* 二三: no number of a heading */
        else
            value += (uint32_t)digit;
        *at = next;
    }
    return digits ? value : 0;
}

static uint32_t read_digits(gb_string line, size_t *at) {
    uint32_t value = 0;
    for (int digits = 0;; digits++) {
        size_t next = *at;
        int digit = scan_digit(gb_next(line, &next));
        if (digit < 0) return value;
        if (digits == MARK_DIGITS) return 0;
        value = value * 10 + (uint32_t)digit;
        *at = next;
    }
}

static uint32_t read_circled(gb_string line, size_t *at) {
    size_t next = *at;
    uint32_t c = gb_next(line, &next);
    if (c < 0x2460 || c > 0x2473) return 0;
    *at = next;
    return c - 0x2460 + 1;
}

static uint32_t read_numeral(numeral kind, gb_string line, size_t *at) {
    switch (kind) {
    case NUMERAL_HAN:
        return read_han(line, at);
    case NUMERAL_DIGIT:
        return read_digits(line, at);
    default:
        return read_circled(line, at);
    }
}

/* 1 when one of the characters of `set` stands at *at, which moves behind it. */
static bool take_one_of(gb_string set, gb_string line, size_t *at) {
    size_t next = *at;
    uint32_t c = gb_next(line, &next);
    for (size_t i = 0; c && i < set.length;) {
        if (gb_next(set, &i) != c) continue;
        *at = next;
        return true;
    }
    return set.length == 0;
}

/* 一、二、三产业 and 2.5 only look like marks. */
static bool numeral_goes_on(numeral kind, gb_string line, size_t at) {
    size_t next = at;
    uint32_t c = gb_next(line, &next);
    if (kind == NUMERAL_DIGIT) return scan_digit(c) >= 0;
    if (kind != NUMERAL_HAN || scan_han_digit(c) <= 0) return false;
    c = gb_next(line, &next);
    return c == 0x3001 || c == 0x4EA7 || c == 0x5B63; /* 、 产业 季度 */
}

static bool match_rule(const mark_rule *rule, gb_string text, gb_span line, mark *found) {
    gb_string head = {text.data, line.end};
    size_t at = line.start;
    if (!gb_stands_at(head, at, rule->before)) return false;
    at += rule->before.length;
    uint32_t number = read_numeral(rule->numeral, head, &at);
    if (number == 0 || !take_one_of(rule->after, head, &at) || numeral_goes_on(rule->numeral, head, at)) return false;
    *found = (mark){(uint32_t)at, number, rule->level, rule->item};
    return true;
}

bool mark_at(const marks *table, gb_string text, gb_span line, mark *found) {
    for (size_t i = 0; i < table->count; i++)
        if (match_rule(&table->rules[i], text, line, found)) return true;
    return false;
}
