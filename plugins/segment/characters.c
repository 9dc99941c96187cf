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

int seg_is_numeral(uint32_t c) {
    static const uint16_t numerals[] = {0x3007, 0x4E00, 0x4E03, 0x4E07, 0x4E09, 0x4E24, 0x4E5D, 0x4E8C, 0x4E94,
                                        0x4EBF, 0x4EDF, 0x4F0D, 0x4F70, 0x5104, 0x516B, 0x516D, 0x5341, 0x5343,
                                        0x5345, 0x53C1, 0x56DB, 0x58F9, 0x5EFF, 0x62FE, 0x634C, 0x67D2, 0x7396,
                                        0x767E, 0x8086, 0x842C, 0x8D30, 0x9646, 0x96F6};
    for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
        if (numerals[i] == c) return 1;
    return 0;
}
