#include "characters.h"

uint32_t seg_decode(const unsigned char *bytes, size_t available, size_t *length) {
    static const uint32_t least[5] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n = bytes[0] < 0x80   ? 1
               : bytes[0] < 0xC2 ? 0
               : bytes[0] < 0xE0 ? 2
               : bytes[0] < 0xF0 ? 3
               : bytes[0] < 0xF5 ? 4
                                 : 0;
    *length = 0;
    if (n == 0 || n > available) return 0;
    uint32_t c = n == 1 ? bytes[0] : bytes[0] & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((bytes[i] & 0xC0) != 0x80) return 0;
        c = c << 6 | (bytes[i] & 0x3Fu);
    }
    if (c < least[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) return 0;
    *length = n;
    return c;
}

int seg_is_blank(uint32_t c) {
    return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

int seg_is_ignorable(uint32_t c) {
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2064) ||
           (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF || (c >= 0xE0100 && c <= 0xE01EF);
}

int seg_is_letter(uint32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7) ||
           (c >= 0x370 && c <= 0x52F) || (c >= 0x1E00 && c <= 0x1FFF);
}

int seg_is_doubled(uint32_t c) {
    return c == 0x2014 || c == 0x2015 || c == 0x2026 || c == 0x22EF;
}

uint32_t seg_narrow(uint32_t c) {
    return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
}
