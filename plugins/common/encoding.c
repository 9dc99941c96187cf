/* What bytes of strangers are: valid UTF-8 or a guess at what else. */
#include "encoding.h"

/* Length of the valid sequence that begins at `s` with `left` bytes left; 0 = invalid. */
static size_t sequence(const unsigned char *s, size_t left) {
    size_t length;
    unsigned low = 0x80, high = 0xBF;
    if (s[0] >= 0xC2 && s[0] <= 0xDF) {
        length = 2;
    } else if (s[0] >= 0xE0 && s[0] <= 0xEF) {
        length = 3;
        if (s[0] == 0xE0) low = 0xA0;
        if (s[0] == 0xED) high = 0x9F;
    } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
        length = 4;
        if (s[0] == 0xF0) low = 0x90;
        if (s[0] == 0xF4) high = 0x8F;
    } else {
        return 0;
    }
    if (left < length || s[1] < low || s[1] > high) return 0;
    for (size_t i = 2; i < length; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    return length;
}

/* 1 for three bytes of U+1000..U+CFFF, which need no further check: nearly all of a Chinese text. */
static inline unsigned is_plain_three(const unsigned char *s) {
    return (unsigned)((unsigned char)(s[0] - 0xE1) < 12) & (unsigned)((s[1] & 0xC0) == 0x80) &
           (unsigned)((s[2] & 0xC0) == 0x80);
}

/* The same for four such characters, without a branch for each. */
static inline unsigned are_plain_threes(const unsigned char *s) {
    return is_plain_three(s) & is_plain_three(s + 3) & is_plain_three(s + 6) & is_plain_three(s + 9);
}

size_t encoding_invalid(gb_string bytes) {
    const unsigned char *s = (const unsigned char *)bytes.data;
    size_t at = 0;
    while (at < bytes.length) {
        if (bytes.length - at >= 12 && are_plain_threes(s + at)) {
            at += 12;
        } else if (bytes.length - at >= 3 && is_plain_three(s + at)) {
            at += 3;
        } else if (s[at] != 0 && s[at] < 0x80) {
            at++;
        } else {
            size_t length = s[at] ? sequence(s + at, bytes.length - at) : 0;
            if (length == 0) break;
            at += length;
        }
    }
    return at;
}

int encoding_is_damaged_utf8(gb_string bytes) {
    const unsigned char *s = (const unsigned char *)bytes.data;
    size_t at = 0, good = 0, damaged = 0;
    int in_damage = 0;
    while (at < bytes.length) {
        size_t length = s[at] < 0x80 ? 1 : sequence(s + at, bytes.length - at);
        good += length > 1;
        damaged += length == 0 && !in_damage;
        in_damage = length == 0;
        at += length ? length : 1;
    }
    /* In any other encoding nearly every character is damage. */
    return good >= 4 * damaged && (good > 0 || damaged == 0);
}

int encoding_is_gb18030(gb_string bytes) {
    const unsigned char *s = (const unsigned char *)bytes.data;
    size_t at = 0, pairs = 0;
    while (at < bytes.length) {
        if (s[at] == 0) return 0;
        if (s[at] < 0x80) {
            at++;
            continue;
        }
        if (s[at] == 0x80 || s[at] == 0xFF) return 0;
        if (at + 1 == bytes.length) break;
        if (s[at + 1] >= 0x30 && s[at + 1] <= 0x39) {
            at += 4;
        } else if (s[at + 1] >= 0x40 && s[at + 1] != 0x7F && s[at + 1] != 0xFF) {
            at += 2;
            pairs++;
        } else {
            return 0;
        }
    }
    return pairs > 0;
}

/* 1 for the upper byte of most characters of a Chinese text in UTF-16. */
static int is_upper_byte(unsigned char byte) {
    return byte == 0x00 || byte == 0x20 || byte == 0x30 || byte == 0xFF || (byte >= 0x4E && byte <= 0x9F);
}

const char *encoding_utf16(gb_string bytes) {
    const unsigned char *s = (const unsigned char *)bytes.data;
    size_t upper[2] = {0, 0}, n = bytes.length < 4096 ? bytes.length & ~(size_t)1 : 4096;
    if (n >= 2 && s[0] == 0xFF && s[1] == 0xFE) return "UTF-16LE";
    if (n >= 2 && s[0] == 0xFE && s[1] == 0xFF) return "UTF-16BE";
    if (n < 16 || bytes.length % 2 != 0) return NULL; /* too few to tell */
    for (size_t i = 0; i < n; i++) upper[i & 1] += (size_t)is_upper_byte(s[i]);
    const size_t most = n / 2 - n / 40, few = n / 2 - n / 8;
    if (upper[1] >= most && upper[0] < few) return "UTF-16LE";
    if (upper[0] >= most && upper[1] < few) return "UTF-16BE";
    return NULL;
}
