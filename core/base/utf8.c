#include "base/utf8.h"

#include <endian.h>
#include <string.h>
#include <utf8proc.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)

static inline uint64_t load(const unsigned char *bytes) {
    uint64_t word;
    memcpy(&word, bytes, sizeof word);
    return word;
}

static inline int follows(unsigned char byte) {
    return (byte & 0xC0) == 0x80;
}

/* Length of the valid sequence at `s`, of which `left` > 0 bytes may be read; 0 = invalid. */
static inline size_t sequence(const unsigned char *s, size_t left) {
    if (s[0] < 0x80) return 1;
    if (s[0] < 0xC2) return 0;
    if (s[0] < 0xE0) return left >= 2 && follows(s[1]) ? 2 : 0;
    if (s[0] < 0xF0) {
        if (left < 3 || !follows(s[1]) || !follows(s[2])) return 0;
        if (s[0] == 0xE0 && s[1] < 0xA0) return 0; /* overlong */
        if (s[0] == 0xED && s[1] > 0x9F) return 0; /* surrogate */
        return 3;
    }
    if (s[0] > 0xF4 || left < 4 || !follows(s[1]) || !follows(s[2]) || !follows(s[3])) return 0;
    if (s[0] == 0xF0 && s[1] < 0x90) return 0; /* overlong */
    if (s[0] == 0xF4 && s[1] > 0x8F) return 0; /* above U+10FFFF */
    return 4;
}

#define EVERY_BYTE UINT64_C(0x0101010101010101)

/* 1 when eight bytes are of characters of three bytes whose lead is neither E0 nor ED, the two that need a further
 * check. `leads`: 01 in each byte where a character begins. */
static inline int plain_word(const unsigned char *s, uint64_t leads) {
    uint64_t word = le64toh(load(s)), others = EVERY_BYTE ^ leads;
    /* Adding 15 to half a byte carries unless it is zero. */
    uint64_t low = word & leads * 0x0F, above_e0 = low + leads * 0x0F, beside_ed = (low ^ leads * 0x0D) + leads * 0x0F;
    return (word & (leads * 0xF0 | others * 0xC0)) == (leads * 0xE0 | others * 0x80) &&
           (above_e0 & beside_ed & leads * 0x10) == leads * 0x10;
}

#define RUN 24u /* bytes that are looked at together */

/* Nearly all Chinese text with its punctuation: eight characters of three bytes. */
static inline int plain_run(const unsigned char *s) {
    return plain_word(s, UINT64_C(0x0001000001000001)) && plain_word(s + 8, UINT64_C(0x0100000100000100)) &&
           plain_word(s + 16, UINT64_C(0x0000010000010000));
}

/* 1 for three bytes of U+1000..U+CFFF: leads E1..EC. */
static inline int plain_three(const unsigned char *s) {
    return (unsigned char)(s[0] - 0xE1) < 12 && follows(s[1]) && follows(s[2]);
}

size_t gb_utf8_invalid(const char *data, size_t length) {
    const unsigned char *s = (const unsigned char *)data;
    size_t i = 0;
    while (i < length) {
        while (length - i >= RUN && plain_run(s + i)) i += RUN;
        while (length - i >= 3 && plain_three(s + i)) i += 3;
        while (length - i >= 8 && (load(s + i) & HIGH_BITS) == 0) i += 8;
        while (i < length && s[i] < 0x80) i++;
        if (i < length) {
            size_t step = sequence(s + i, length - i);
            if (step == 0) return i;
            i += step;
        }
    }
    return length;
}

int gb_utf8_clean(gb_buffer *out, const char *data, size_t length) {
    size_t valid;
    while ((valid = gb_utf8_invalid(data, length)) < length) {
        gb_buffer_append(out, data, valid);
        gb_buffer_text(out, "\xEF\xBF\xBD");
        data += valid + 1;
        length -= valid + 1;
    }
    return gb_buffer_append(out, data, length);
}

size_t gb_utf8_count(const char *data, size_t length) {
    const unsigned char *s = (const unsigned char *)data;
    size_t count = 0, i = 0;
    for (; length - i >= 8; i += 8) {
        uint64_t word = load(s + i);
        /* A bit for each byte of the form 10xxxxxx. */
        uint64_t following = (word >> 7) & (~word >> 6) & UINT64_C(0x0101010101010101);
        count += 8 - (size_t)((following * UINT64_C(0x0101010101010101)) >> 56);
    }
    for (; i < length; i++) count += !follows(s[i]);
    return count;
}

/* Decodes the code point at data[*at] of text that should be valid; a wrong byte counts as one column. */
static size_t width_at(const char *data, size_t length, size_t *at) {
    utf8proc_int32_t code;
    size_t left = length - *at;
    utf8proc_ssize_t step;
    int width;
    if ((unsigned char)data[*at] >= 0x20 && (unsigned char)data[*at] < 0x7F) {
        *at += 1;
        return 1;
    }
    step = utf8proc_iterate((const utf8proc_uint8_t *)data + *at, (utf8proc_ssize_t)(left < 4 ? left : 4), &code);
    if (step <= 0) {
        *at += 1;
        return 1;
    }
    *at += (size_t)step;
    width = utf8proc_charwidth(code);
    return width > 0 ? (size_t)width : 0;
}

size_t gb_utf8_width(const char *data, size_t length) {
    size_t columns = 0, at = 0;
    while (at < length) columns += width_at(data, length, &at);
    return columns;
}

size_t gb_utf8_fit(const char *data, size_t length, size_t columns) {
    size_t at = 0, used = 0;
    while (at < length) {
        size_t next = at, width = width_at(data, length, &next);
        if (width > columns - used) break;
        used += width;
        at = next;
    }
    return at;
}
