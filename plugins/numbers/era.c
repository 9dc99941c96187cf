#include "era.h"

#include "calendar.h"
#include "range.h"

#include <stdio.h>
#include <string.h>

enum { FRONT = 0x524D, TWO = 0x4E24 }; /* 前 两 */

/* Quarters of a year; low is 0 when there is only one. */
typedef struct quarters {
    int low, high;
    uint32_t end;
} quarters;

/* The quarters whose first numeral is `first`; `front`: 前 stands before it. */
static bool read_quarters(const document_reader *reader, const numeral *first, bool front, quarters *out) {
    const gb_string name = GB_TEXT("季度");
    uint32_t at = first->end;
    if (!calendar_plain(first) || first->small < 1 || first->small > 4) return false;
    bool length = character_at(reader->text, first->start) == TWO && !front; /* 两季度 is a length of time */
    if (length) return false;
    *out = (quarters){front ? 1 : 0, (int)first->small, 0};
    uint32_t sign = range_sign(reader, at);
    if (sign != 0) {
        out->low = out->high;
        at = sign;
        out->high = calendar_number(reader, &at, 1, 4);
        if (out->high <= out->low) return false;
    }
    if (!gb_stands_at(reader->text, at, name)) return false;
    out->end = at + (uint32_t)name.length;
    return true;
}

/* 2023-Q1, 2023-Q1/2023-Q3. */
static gb_string quarters_iso(const document_reader *reader, int year, const quarters *found) {
    char text[32];
    if (found->low == 0 || found->low == found->high)
        return calendar_keep(reader, text, snprintf(text, sizeof text, "%04d-Q%d", year, found->high));
    return calendar_keep(reader, text,
                         snprintf(text, sizeof text, "%04d-Q%d/%04d-Q%d", year, found->low, year, found->high));
}

bool quarter_read(const document_reader *reader, const numeral *first, quantity *q) {
    quarters found;
    uint32_t start = first->start, before = first->start;
    bool front = previous_character(reader->text, &before) == FRONT;
    if (!read_quarters(reader, first, front, &found)) return false;
    if (front) start = before;
    *q = (quantity){.start = start, .end = found.end, .kind = KIND_DATE, .rule = "quarter"};
    int year = calendar_year_before(reader, start);
    if (year > 0) q->iso = quarters_iso(reader, year, &found);
    return true;
}

/* 上半年, 下半年 at `at`: its end, with the months in *iso; 0 = none. */
static uint32_t half_end(const document_reader *reader, int year, uint32_t at, gb_string *iso) {
    const gb_string first = GB_TEXT("上半年"), second = GB_TEXT("下半年");
    char text[32];
    bool late = gb_stands_at(reader->text, at, second);
    if (!late && !gb_stands_at(reader->text, at, first)) return 0;
    *iso = calendar_keep(reader, text,
                         snprintf(text, sizeof text, late ? "%04d-07/%04d-12" : "%04d-01/%04d-06", year, year));
    return at + (uint32_t)first.length;
}

uint32_t year_part_end(const document_reader *reader, int year, uint32_t at, gb_string *iso) {
    numeral first;
    quarters found;
    uint32_t end = half_end(reader, year, at, iso), next = at;
    if (end != 0) return end;
    uint32_t c = next_character(reader->text, &next);
    bool front = c == FRONT, named = c == 0x7B2C; /* 第 */
    if (!numeral_read(reader, front || named ? next : at, &first) || !read_quarters(reader, &first, front, &found))
        return 0;
    *iso = quarters_iso(reader, year, &found);
    return found.end;
}

/* The hundreds of years that 上世纪 or 本世纪 right before `start` names, seen from the report's year (from the 21st
 * century when that is unknown): 19, 20; *begin is where the word begins. 0 = neither is there. */
static int century_before(const document_reader *reader, uint32_t start, uint32_t *begin) {
    const gb_string last = GB_TEXT("上世纪"), this = GB_TEXT("本世纪");
    uint32_t length = (uint32_t)last.length;
    if (start < reader->floor + length) return 0;
    bool past = gb_stands_at(reader->text, start - length, last);
    if (!past && !gb_stands_at(reader->text, start - length, this)) return 0;
    *begin = start - length;
    return (reader->year > 0 ? (int)reader->year / 100 : 20) - (past ? 1 : 0);
}

/* The first three digits of the decade that `value` names: 80 in the 1900s is 198, 1980 is 198; 0 = open. */
static int decade_of(int64_t value, int hundred) {
    if (value >= 100) return (int)value / 10;
    if (hundred == 0) hundred = value >= 50 ? 19 : 0;
    return hundred == 0 ? 0 : hundred * 10 + (int)value / 10;
}

static int64_t integer_of(gb_string text) {
    int64_t value = 0;
    if (!text.data || text.length == 0 || text.length > 4) return -1;
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return -1;
        value = value * 10 + (text.data[i] - '0');
    }
    return value;
}

/* The decades named before 年代: one, or the first and the last. */
typedef struct decades {
    int64_t first, last;
    uint32_t end; /* behind 年代 */
} decades;

static bool is_decade(int64_t value) {
    return value >= 10 && value < 2200 && value % 10 == 0;
}

/* 80年代, 七八十年代, 80、90年代, 八十至九十年代; the numeral has been read. */
static bool read_decades(const document_reader *reader, const numeral *n, decades *out) {
    const gb_string name = GB_TEXT("年代");
    uint32_t end = n->end;
    bool vague = n->flags & NUMERAL_VAGUE;
    out->first = vague ? integer_of(n->low) : n->small;
    out->last = vague ? integer_of(n->high) : n->small;
    if (!vague && !calendar_plain(n)) return false;
    if (!is_decade(out->first) || !is_decade(out->last)) return false;
    uint32_t sign = range_sign(reader, end), next = end;
    if (sign == 0 && next_character(reader->text, &next) == 0x3001) sign = next;
    if (sign != 0 && !vague) {
        numeral second;
        if (!numeral_read(reader, sign, &second) || !calendar_plain(&second) || !is_decade(second.small)) return false;
        out->last = second.small;
        end = second.end;
        if (out->last <= out->first) return false;
    }
    if (!gb_stands_at(reader->text, end, name)) return false;
    out->end = end + (uint32_t)name.length;
    return true;
}

/* 198X, 197X/198X; empty when the century is open. */
static gb_string decades_iso(const document_reader *reader, const decades *found, int hundred) {
    char text[32];
    int first = decade_of(found->first, hundred), last = decade_of(found->last, hundred);
    if (first == 0 || last == 0) return (gb_string){NULL, 0};
    if (first == last) return calendar_keep(reader, text, snprintf(text, sizeof text, "%03dX", first));
    return calendar_keep(reader, text, snprintf(text, sizeof text, "%03dX/%03dX", first, last));
}

bool era_read(const document_reader *reader, const numeral *first, quantity *q) {
    const gb_string century = GB_TEXT("世纪");
    numeral n = *first;
    decades found;
    char text[16];
    uint32_t start = first->start, end = 0;
    int hundred = century_before(reader, start, &start);
    *q = (quantity){.kind = KIND_DATE, .rule = "era"};
    if (calendar_plain(first) && gb_stands_at(reader->text, first->end, century)) {
        if (first->small < 5 || first->small > 30) return false;
        hundred = (int)first->small - 1;
        end = first->end + (uint32_t)century.length;
        q->iso = calendar_keep(reader, text, snprintf(text, sizeof text, "%02dXX", hundred));
        if (!numeral_read(reader, end, &n)) n.end = end;
    }
    if (n.end != end && read_decades(reader, &n, &found)) {
        end = found.end;
        q->iso = decades_iso(reader, &found, hundred);
    }
    q->start = start;
    q->end = end;
    return end != 0;
}
