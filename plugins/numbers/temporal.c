#include "temporal.h"

#include "range.h"

#include <stdio.h>
#include <string.h>

/* A point in time; 0 = not said. */
typedef struct point {
    int year, month, day;
    uint32_t end;
    bool year_end; /* 年 has been read */
} point;

enum { YEAR = 0x5E74, MONTH = 0x6708, DAY = 0x65E5, NUMBER = 0x53F7 };

/* 1 when the numeral is a plain integer of at most four digits as dates have them. */
static bool is_plain(const numeral *n) {
    const unsigned other = NUMERAL_SCALED | NUMERAL_POINT | NUMERAL_SEPARATED | NUMERAL_MORE | NUMERAL_VAGUE |
                           NUMERAL_HALF | NUMERAL_TOO_LONG | NUMERAL_BARE;
    return !(n->flags & other) && n->small >= 0 && n->small < 10000;
}

/* The calendar year that a numeral before 年 stands for; 0 = it is a number of years. */
static int year_of(const document_reader *reader, const numeral *n) {
    if (!is_plain(n)) return 0;
    if (n->digits == 4 && n->small >= 1400 && n->small < 2200) return (int)n->small;
    if (n->flags & NUMERAL_CHINESE && !(n->flags & NUMERAL_DIGITWISE) && n->small >= 1900 && n->small < 2100)
        return (int)n->small;
    /* 八三年 in a report of the same century */
    if (n->flags & NUMERAL_DIGITWISE && n->digits == 2 && n->small >= 10 && reader->year >= 1950 && reader->year < 2000)
        return 1900 + (int)n->small;
    return 0;
}

static uint32_t skip_space(const document_reader *reader, uint32_t at) {
    uint32_t next = at;
    return is_space(next_character(reader->text, &next)) ? next : at;
}

/* Moves *at behind the character `c` (and a space before it) when it stands there. */
static bool accept(const document_reader *reader, uint32_t *at, uint32_t c) {
    uint32_t next = skip_space(reader, *at);
    if (next_character(reader->text, &next) != c) return false;
    *at = next;
    return true;
}

/* A numeral from `low` to `high` at *at; moves *at behind it. 0 = none. */
static int small_number(const document_reader *reader, uint32_t *at, int low, int high) {
    numeral n;
    uint32_t start = skip_space(reader, *at);
    if (!numeral_read(reader, start, &n) || !is_plain(&n) || n.small < low || n.small > high || n.digits > 2) return 0;
    *at = n.end;
    return (int)n.small;
}

/* 月 with 份 behind it; not 月球, and 个月 has been read as a unit. */
static bool accept_month(const document_reader *reader, uint32_t *at) {
    uint32_t next = *at;
    if (!accept(reader, &next, MONTH)) return false;
    if (contains_character(reader->language->contexts[CONTEXT_MONTH_NOT], character_at(reader->text, next)))
        return false;
    *at = next;
    accept(reader, at, 0x4EFD);
    return true;
}

static bool accept_day(const document_reader *reader, uint32_t *at) {
    return accept(reader, at, DAY) || accept(reader, at, NUMBER);
}

/* 5日 of 3月5日, and the time of day behind it. */
static void read_day(const document_reader *reader, point *p) {
    uint32_t at = p->end;
    int day = small_number(reader, &at, 1, 31);
    if (day == 0 || !accept_day(reader, &at)) return;
    p->day = day;
    p->end = at;
    if (small_number(reader, &at, 1, 24) == 0 || !accept(reader, &at, 0x65F6)) return;
    p->end = at;
    if (small_number(reader, &at, 1, 59) > 0 && accept(reader, &at, 0x5206)) p->end = at;
}

/* 3月5日 of 2023年3月5日. */
static void read_month(const document_reader *reader, point *p) {
    uint32_t at = p->end;
    int month = small_number(reader, &at, 1, 12);
    if (month == 0 || !accept_month(reader, &at)) return;
    p->month = month;
    p->end = at;
    read_day(reader, p);
}

/* 两年 of 1978、1979两年: the years before it need no 年 of their own. */
static bool counts_years(const document_reader *reader, uint32_t at) {
    role r = role_of(&reader->language->characters, next_character(reader->text, &at));
    return r == ROLE_DIGIT && character_at(reader->text, at) == YEAR;
}

/* 2023年..., 3月..., 5日: the point that begins with the numeral `n`. */
static bool read_point(const document_reader *reader, const numeral *n, point *p) {
    uint32_t at = n->end;
    *p = (point){0, 0, 0, n->end, false};
    int year = year_of(reader, n);
    if (year > 0 && accept(reader, &at, YEAR)) {
        p->year = year;
        p->year_end = true;
        p->end = at;
        if (!accept(reader, &p->end, 0x5EA6)) read_month(reader, p);
        return true;
    }
    if (year > 0 && counts_years(reader, n->end)) {
        p->year = year;
        return true;
    }
    if (!is_plain(n) || n->digits > 2) return false;
    if (n->small >= 1 && n->small <= 12 && accept_month(reader, &at)) {
        p->month = (int)n->small;
        p->end = at;
        read_day(reader, p);
        return true;
    }
    if (n->small >= 1 && n->small <= 31 && !(n->flags & NUMERAL_CHINESE) && accept(reader, &at, DAY)) {
        if (contains_character(reader->language->contexts[CONTEXT_DAY_NOT], character_at(reader->text, at)))
            return false;
        p->day = (int)n->small;
        p->end = at;
        return true;
    }
    return false;
}

/* The first end of 2021—2025年, 1—8月, 20—23日, whose unit stands behind the second one. */
static bool read_open_point(const document_reader *reader, const numeral *n, const point *second, point *p) {
    *p = (point){0, 0, 0, n->end, false};
    if (!is_plain(n)) return false;
    if (second->year > 0) {
        p->year = n->digits == 4 ? year_of(reader, n) : 0;
        return p->year > 0;
    }
    if (second->month > 0 && n->digits <= 2 && n->small >= 1 && n->small <= 12) {
        p->month = (int)n->small;
        return true;
    }
    if (second->month == 0 && second->day > 0 && n->digits <= 2 && n->small >= 1 && n->small <= 31) {
        p->day = (int)n->small;
        return true;
    }
    return false;
}

/* The year that a word right before `start` names: 今年3月. */
static int year_before(const document_reader *reader, uint32_t start) {
    uint32_t begin;
    int32_t value = phrase_before(&reader->language->years, reader->text, 0, start, &begin);
    return value >= 0 && reader->year > 0 ? (int)reader->year + value - YEAR_ZERO : 0;
}

/* 2023, 2023-03, 2023-03-05; without the year --03-05 and --03, a day alone ---05. */
static int write_point(const point *p, char *out, size_t size) {
    if (p->year > 0 && p->month > 0 && p->day > 0)
        return snprintf(out, size, "%04d-%02d-%02d", p->year, p->month, p->day);
    if (p->year > 0 && p->month > 0) return snprintf(out, size, "%04d-%02d", p->year, p->month);
    if (p->year > 0) return snprintf(out, size, "%04d", p->year);
    if (p->month > 0 && p->day > 0) return snprintf(out, size, "--%02d-%02d", p->month, p->day);
    if (p->month > 0) return snprintf(out, size, "--%02d", p->month);
    return snprintf(out, size, "---%02d", p->day);
}

static gb_string keep(const document_reader *reader, const char *text, int length) {
    return reader_keep(reader, text, length > 0 ? (size_t)length : 0);
}

static gb_string integer_text(const document_reader *reader, int value) {
    char text[16];
    return keep(reader, text, snprintf(text, sizeof text, "%d", value));
}

static void fill(const document_reader *reader, quantity *q, uint32_t start, point first, const point *last) {
    char text[64];
    int relative = first.year == 0 && first.month > 0 ? year_before(reader, start) : 0;
    *q = (quantity){.start = start, .end = last ? last->end : first.end, .kind = KIND_DATE, .rule = "date"};
    if (first.year == 0) first.year = relative;
    int length = write_point(&first, text, sizeof text - 20);
    if (last) {
        point second = *last;
        if (second.year == 0) second.year = first.year;
        if (second.month == 0 && second.day > 0) second.month = first.month;
        text[length++] = '/';
        length += write_point(&second, text + length, sizeof text - (size_t)length);
        q->rule = "period";
    }
    q->iso = keep(reader, text, length);
    bool years = first.month == 0 && first.day == 0 && first.year > 0;
    if (!years) return;
    gb_string unit = GB_TEXT("年");
    if (last && last->month == 0) {
        q->low = integer_text(reader, first.year);
        q->high = integer_text(reader, last->year);
    } else if (!last) {
        q->value = integer_text(reader, first.year);
        if (gb_stands_at(reader->text, first.end - 6, GB_TEXT("年度"))) unit = GB_TEXT("年度");
    }
    q->unit.text = unit;
}

/* A period whose second end begins at `at`. */
static bool read_second(const document_reader *reader, uint32_t at, point *second) {
    numeral n;
    return numeral_read(reader, at, &n) && read_point(reader, &n, second);
}

static bool is_in_order(const point *a, const point *b) {
    if (a->year > 0 && b->year > 0) return a->year <= b->year;
    if (a->month > 0 && b->month > 0 && b->year == 0) return a->month <= b->month || b->day > 0;
    return true;
}

/* Digits with the same sign between them: 2024-2-29, 2023.1.16. */
static bool read_signed_date(const document_reader *reader, const numeral *first, quantity *q) {
    int parts[3] = {0, 0, 0};
    uint32_t at = first->start, sign = 0;
    for (int i = 0; i < 3; i++) {
        int digits = 0;
        for (int d; digits < 5 && (d = arabic_value(character_at(reader->text, at))) >= 0; digits++) {
            parts[i] = parts[i] * 10 + d;
            next_character(reader->text, &at);
        }
        if (i == 0 ? digits != 4 : digits < 1 || digits > 2) return false;
        if (i == 2) break;
        uint32_t c = next_character(reader->text, &at);
        if ((c != '-' && c != '/' && c != '.' && c != 0xFF0E && c != 0xFF0D) || (i == 1 && c != sign)) return false;
        sign = c;
    }
    if (parts[0] < 1400 || parts[0] > 2199 || parts[1] < 1 || parts[1] > 12 || parts[2] < 1 || parts[2] > 31)
        return false;
    fill(reader, q, first->start, (point){parts[0], parts[1], parts[2], at, true}, NULL);
    return true;
}

/* 一季度, 前三季度, 一至三季度. */
static bool read_quarter(const document_reader *reader, const numeral *first, quantity *q) {
    const gb_string quarter = GB_TEXT("季度");
    uint32_t at = first->end, start = first->start, before = first->start;
    int low = 0, high = (int)first->small;
    if (!is_plain(first) || first->small < 1 || first->small > 4) return false;
    if (character_at(reader->text, first->start) == 0x4E24) return false; /* 两季度 is a length of time */
    uint32_t sign = range_sign(reader, at);
    if (sign != 0) {
        low = high;
        at = sign;
        high = small_number(reader, &at, 1, 4);
        if (high <= low) return false;
    }
    if (!gb_stands_at(reader->text, at, quarter)) return false;
    at += (uint32_t)quarter.length;
    if (previous_character(reader->text, &before) == 0x524D) { /* 前 */
        start = before;
        low = 1;
    }
    *q = (quantity){.start = start, .end = at, .kind = KIND_DATE, .rule = "quarter"};
    int year = year_before(reader, start);
    char text[32];
    if (year > 0 && low == 0) q->iso = keep(reader, text, snprintf(text, sizeof text, "%04d-Q%d", year, high));
    if (year > 0 && low > 0)
        q->iso = keep(reader, text, snprintf(text, sizeof text, "%04d-Q%d/%04d-Q%d", year, low, year, high));
    return true;
}

/* 80年代, 二十世纪八十年代, 21世纪. */
static bool read_era(const document_reader *reader, const numeral *first, quantity *q) {
    const gb_string century = GB_TEXT("世纪"), decade = GB_TEXT("年代");
    numeral n = *first;
    uint32_t end = first->end;
    int hundred = 0;
    char text[8] = "";
    if (!is_plain(first)) return false;
    if (gb_stands_at(reader->text, end, century)) {
        if (first->small < 5 || first->small > 30) return false;
        hundred = (int)first->small - 1;
        end += (uint32_t)century.length;
        snprintf(text, sizeof text, "%02dXX", hundred);
        if (!numeral_read(reader, end, &n) || !is_plain(&n)) n.end = reader->text.data ? UINT32_MAX : 0;
    }
    if (n.end != UINT32_MAX && gb_stands_at(reader->text, n.end, decade) && n.small >= 10 && n.small < 2200 &&
        n.small % 10 == 0) {
        end = n.end + (uint32_t)decade.length;
        int tens = (int)n.small < 100 ? (hundred > 0     ? hundred
                                         : n.small >= 50 ? 19
                                                         : 0) *
                                                10 +
                                            (int)n.small / 10
                                      : (int)n.small / 10;
        text[0] = 0;
        if (tens >= 100) snprintf(text, sizeof text, "%03dX", tens % 1000);
    } else if (hundred == 0) {
        return false;
    }
    *q = (quantity){.start = first->start, .end = end, .kind = KIND_DATE, .rule = "era"};
    if (text[0]) q->iso = keep(reader, text, (int)strlen(text));
    return true;
}

bool date_read(const document_reader *reader, const numeral *first, quantity *q) {
    point a, b;
    if (first->digits == 4 && !(first->flags & NUMERAL_CHINESE) && read_signed_date(reader, first, q)) return true;
    if (read_era(reader, first, q) || read_quarter(reader, first, q)) return true;
    bool closed = read_point(reader, first, &a);
    uint32_t sign = range_sign(reader, closed ? a.end : first->end);
    bool ranged = sign != 0 && read_second(reader, sign, &b);
    if (!closed && !(ranged && read_open_point(reader, first, &b, &a))) return false;
    if (ranged && is_in_order(&a, &b)) {
        fill(reader, q, first->start, a, &b);
        return true;
    }
    if (!closed) return false;
    fill(reader, q, first->start, a, NULL);
    return true;
}

gb_string duration_iso(const document_reader *reader, const quantity *q) {
    gb_string letter = q->unit.entry ? q->unit.entry->iso : (gb_string){NULL, 0}, none = {NULL, 0};
    char text[64];
    if (letter.length == 0 || !q->value.data || q->value.length > 20 || q->value.data[0] == '-') return none;
    int length = snprintf(text, sizeof text, "P%s%.*s%c", letter.length > 1 ? "T" : "", (int)q->value.length,
                          q->value.data, letter.data[letter.length - 1]);
    return keep(reader, text, length);
}
