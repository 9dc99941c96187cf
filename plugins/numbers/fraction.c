/* Fractions as text. */
#include "quantity.h"

#include <stdio.h>
#include <string.h>

#define DIGITS_LIMIT 17u /* digits of a part that is brought to lowest terms */

/* A decimal as an integer and a power of ten below it: 1.5 is 15 and 1. false = it has too many digits. */
static bool take_apart(gb_string text, int64_t *value, unsigned *places) {
    bool point = false, minus = text.length > 0 && text.data[0] == '-';
    *value = 0;
    *places = 0;
    if (!text.data || text.length > DIGITS_LIMIT) return false;
    for (size_t i = minus; i < text.length; i++) {
        if (text.data[i] == '.') {
            point = true;
            continue;
        }
        *value = *value * 10 + (text.data[i] - '0');
        *places += point;
    }
    if (minus) *value = -*value;
    return true;
}

static int64_t common_divisor(int64_t a, int64_t b) {
    while (b != 0) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

/* Raises one of the two by powers of ten until both have as many places. false = that is out of range. */
static bool level_places(int64_t *a, unsigned a_places, int64_t *b, unsigned b_places) {
    for (; a_places < b_places; a_places++)
        if (__builtin_mul_overflow(*a, 10, a)) return false;
    for (; b_places < a_places; b_places++)
        if (__builtin_mul_overflow(*b, 10, b)) return false;
    return true;
}

/* a/b as it stands. */
static gb_string plain_text(const document_reader *reader, gb_string a, gb_string b) {
    size_t length = a.length + b.length + 1;
    char *text = a.data && b.data ? reader_allocate(reader, length + 1) : NULL;
    if (!text) return (gb_string){NULL, 0};
    memcpy(text, a.data, a.length);
    text[a.length] = '/';
    memcpy(text + a.length + 1, b.data, b.length);
    return (gb_string){text, length};
}

gb_string ratio_text(const document_reader *reader, gb_string a, gb_string b) {
    int64_t over, under;
    unsigned over_places, under_places;
    char text[48];
    if (!take_apart(a, &over, &over_places) || !take_apart(b, &under, &under_places) || under == 0)
        return plain_text(reader, a, b);
    if (!level_places(&over, over_places, &under, under_places)) return plain_text(reader, a, b);
    int64_t divisor = common_divisor(over, under) * (under < 0 ? -1 : 1);
    int length = snprintf(text, sizeof text, "%lld/%lld", (long long)(over / divisor), (long long)(under / divisor));
    return reader_keep(reader, text, (size_t)length);
}
