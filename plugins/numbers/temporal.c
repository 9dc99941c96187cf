#include "temporal.h"

#include "calendar.h"
#include "era.h"
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

/* The calendar year that a numeral before 年 stands for; 0 = it is a number of years. */
static int year_of(const document_reader *reader, const numeral *n) {
    if (!calendar_plain(n)) return 0;
    if (n->digits == 4 && n->small >= 1400 && n->small < 2200) return (int)n->small;
    if (n->flags & NUMERAL_CHINESE && !(n->flags & NUMERAL_DIGITWISE) && n->small >= 1900 && n->small < 2100)
        return (int)n->small;
    /* 八三年 in a report of the same century */
    if (n->flags & NUMERAL_DIGITWISE && n->digits == 2 && n->small >= 10 && reader->year >= 1950 && reader->year < 2000)
        return 1900 + (int)n->small;
    return 0;
}

/* 月 with 份 behind it; not 月球, and 个月 has been read as a unit. */
static bool accept_month(const document_reader *reader, uint32_t *at) {
    uint32_t next = *at;
    if (!calendar_accept(reader, &next, MONTH)) return false;
    if (contains_character(reader->language->contexts[CONTEXT_MONTH_NOT], character_at(reader->text, next)))
        return false;
    *at = next;
    calendar_accept(reader, at, 0x4EFD);
    return true;
}

static bool accept_day(const document_reader *reader, uint32_t *at) {
    return calendar_accept(reader, at, DAY) || calendar_accept(reader, at, NUMBER);
}

/* 5日 of 3月5日, and the time of day behind it. */
static void read_day(const document_reader *reader, point *p) {
    uint32_t at = p->end;
    int day = calendar_number(reader, &at, 1, 31);
    if (day == 0 || !accept_day(reader, &at)) return;
    p->day = day;
    p->end = at;
    if (calendar_number(reader, &at, 1, 24) == 0 || !calendar_accept(reader, &at, 0x65F6)) return;
    p->end = at;
    if (calendar_number(reader, &at, 1, 59) > 0 && calendar_accept(reader, &at, 0x5206)) p->end = at;
}

/* 3月5日 of 2023年3月5日. */
static void read_month(const document_reader *reader, point *p) {
    uint32_t at = p->end;
    int month = calendar_number(reader, &at, 1, 12);
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
    if (year > 0 && calendar_accept(reader, &at, YEAR)) {
        p->year = year;
        p->year_end = true;
        p->end = at;
        if (!calendar_accept(reader, &p->end, 0x5EA6)) read_month(reader, p);
        return true;
    }
    if (year > 0 && counts_years(reader, n->end)) {
        p->year = year;
        return true;
    }
    if (!calendar_plain(n) || n->digits > 2) return false;
    if (n->small >= 1 && n->small <= 12 && accept_month(reader, &at)) {
        p->month = (int)n->small;
        p->end = at;
        read_day(reader, p);
        /* 一月一次: every month */
        return p->day > 0 || !(n->flags & NUMERAL_CHINESE) || n->small != 1 || character_at(reader->text, at) != 0x4E00;
    }
    if (n->small >= 1 && n->small <= 31 && !(n->flags & NUMERAL_CHINESE) && calendar_accept(reader, &at, DAY)) {
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
    if (!calendar_plain(n)) return false;
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

static gb_string integer_text(const document_reader *reader, int value) {
    char text[16];
    return calendar_keep(reader, text, snprintf(text, sizeof text, "%d", value));
}

static void fill(const document_reader *reader, quantity *q, uint32_t start, point first, const point *last) {
    char text[64];
    int relative = first.year == 0 && first.month > 0 ? calendar_year_before(reader, start) : 0;
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
    q->iso = calendar_keep(reader, text, length);
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

/* 2023年1—9月, 3月5—8日: a period that begins behind the point read, whose unit stands behind its second end. */
static bool read_open_tail(const document_reader *reader, point *first, point *second) {
    numeral n;
    point open;
    bool year_only = first->year > 0 && first->month == 0 && first->year_end;
    bool month_only = first->month > 0 && first->day == 0;
    if ((!year_only && !month_only) || !numeral_read(reader, first->end, &n)) return false;
    uint32_t sign = range_sign(reader, n.end);
    if (sign == 0 || !read_second(reader, sign, second) || second->year > 0) return false;
    if (!read_open_point(reader, &n, second, &open) || (open.month > 0) != year_only) return false;
    if (year_only) {
        if (second->month < open.month) return false;
        first->month = open.month;
    } else {
        if (second->day < open.day) return false;
        first->day = open.day;
    }
    return true;
}

/* 2023年一季度, 2023年上半年. */
static bool read_year_part(const document_reader *reader, const point *year, uint32_t start, quantity *q) {
    gb_string iso = {NULL, 0};
    uint32_t end = year->year_end && year->month == 0 ? year_part_end(reader, year->year, year->end, &iso) : 0;
    if (end == 0) return false;
    *q = (quantity){.start = start, .end = end, .kind = KIND_DATE, .iso = iso, .rule = "quarter"};
    return true;
}

bool date_read(const document_reader *reader, const numeral *first, quantity *q) {
    point a, b;
    if (first->digits == 4 && !(first->flags & NUMERAL_CHINESE) && read_signed_date(reader, first, q)) return true;
    if (era_read(reader, first, q) || quarter_read(reader, first, q)) return true;
    bool closed = read_point(reader, first, &a);
    if (closed && read_year_part(reader, &a, first->start, q)) return true;
    if (closed && read_open_tail(reader, &a, &b)) {
        fill(reader, q, first->start, a, &b);
        return true;
    }
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
    return calendar_keep(reader, text, length);
}
