/* A quantity's value as people write it. */
#include "amount.h"

#include <stdlib.h>

#define DIGIT_LIMIT 200u /* longer decimals are shown as they are */

/* sign, integer digits, fraction digits of a decimal moved `places` to the left. */
typedef struct digits {
    int negative;
    char whole[DIGIT_LIMIT + 16];
    char fraction[DIGIT_LIMIT + 16];
} digits;

static int split(gb_string decimal, size_t places, digits *d) {
    char all[DIGIT_LIMIT + 32];
    size_t length = 0, point, at = decimal.length && decimal.data[0] == '-', used;
    *d = (digits){.negative = at == 1};
    if (decimal.length > DIGIT_LIMIT || decimal.length == at) return -1;
    memset(all, '0', places + 1); /* so that there are enough digits before the point */
    length = places + 1;
    point = SIZE_MAX;
    for (; at < decimal.length; at++) {
        if (decimal.data[at] == '.')
            point = length;
        else
            all[length++] = decimal.data[at];
    }
    if (point == SIZE_MAX) point = length;
    point -= places;
    used = 0;
    while (used + 1 < point && all[used] == '0') used++;
    memcpy(d->whole, all + used, point - used);
    d->whole[point - used] = '\0';
    while (length > point && all[length - 1] == '0') length--;
    memcpy(d->fraction, all + point, length - point);
    d->fraction[length - point] = '\0';
    return 0;
}

static void put_whole(page *p, const char *whole) {
    size_t length = strlen(whole);
    for (size_t i = 0; i < length; i++) {
        if (i && length > 4 && (length - i) % 3 == 0) page_bytes(p, ",", 1);
        page_bytes(p, whole + i, 1);
    }
}

static size_t columns_of(const digits *d, size_t unit_columns) {
    size_t whole = strlen(d->whole), fraction = strlen(d->fraction);
    return whole + (whole > 4 ? (whole - 1) / 3 : 0) + (fraction ? fraction + 1 : 0) + unit_columns;
}

static void put_digits(page *p, const digits *d) {
    if (d->negative) page_bytes(p, "-", 1);
    put_whole(p, d->whole);
    if (d->fraction[0]) page_bytes(p, ".", 1);
    page_put(p, d->fraction);
}

void amount_plain(page *p, gb_string decimal) {
    digits d;
    if (split(decimal, 0, &d) == 0)
        put_digits(p, &d);
    else
        page_text(p, decimal);
}

static const struct {
    size_t places;
    const char *name;
    size_t columns;
} SCALES[] = {{12, "万亿", 4}, {8, "亿", 2}, {4, "万", 2}, {0, "", 0}};

/* The scale that gives the shortest text, the greatest of equals; a value below 1 in it does not count. */
static size_t scale_of(gb_string decimal, digits *best) {
    size_t chosen = 3, columns = SIZE_MAX;
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        digits d;
        if (split(decimal, SCALES[i].places, &d) != 0) return 4;
        if (SCALES[i].places && strcmp(d.whole, "0") == 0) continue;
        if (columns_of(&d, SCALES[i].columns) >= columns) continue;
        columns = columns_of(&d, SCALES[i].columns);
        chosen = i;
        *best = d;
    }
    return chosen;
}

void amount_short(page *p, gb_string decimal) {
    digits d;
    size_t scale = scale_of(decimal, &d);
    if (scale > 3) {
        page_text(p, decimal);
    } else {
        put_digits(p, &d);
        page_put(p, SCALES[scale].name);
    }
}

static const char *bound_mark(const view *v, int layer, int64_t row) {
    static const char *const MARKS[][2] = {{"approx", "约"},   {"nearly", "近"}, {"at_least", "≥"},
                                           {"more_than", ">"}, {"at_most", "≤"}, {"less_than", "<"}};
    gb_string bound = view_string(v, layer, row, "bound");
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++)
        if (bound.data && gb_equal(bound, gb_string_of(MARKS[i][0]))) return MARKS[i][1];
    return "";
}

static void put_amount(page *p, const view *v, int layer, int64_t row, void (*put)(page *, gb_string)) {
    gb_string value = view_string(v, layer, row, "value"), exact = view_string(v, layer, row, "exact");
    gb_string low = view_string(v, layer, row, "low"), high = view_string(v, layer, row, "high");
    gb_string unit = view_string(v, layer, row, "unit");
    if (low.data && high.data) {
        page_put(p, bound_mark(v, layer, row));
        put(p, low);
        page_put(p, "—");
        put(p, high);
    } else if (value.data || exact.data) {
        page_put(p, bound_mark(v, layer, row));
        if (view_is(v, layer, row, "kind", "rank") || view_is(v, layer, row, "kind", "ordinal")) page_put(p, "第");
        if (exact.data)
            page_text(p, exact);
        else
            put(p, value);
    } else {
        page_text(p, view_text(v, layer, row));
        return;
    }
    page_text(p, unit);
}

void amount_readable(page *p, const view *v, int layer, int64_t row) {
    put_amount(p, v, layer, row, amount_short);
}

void amount_exact(page *p, const view *v, int layer, int64_t row) {
    page readable = {0}, exact = {0};
    put_amount(&readable, v, layer, row, amount_short);
    put_amount(&exact, v, layer, row, amount_plain);
    if (readable.length != exact.length || (exact.length && memcmp(readable.data, exact.data, exact.length) != 0))
        page_bytes(p, exact.data, exact.length);
    page_free(&readable);
    page_free(&exact);
}
