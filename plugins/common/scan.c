/* Characters of Chinese text and small scans. Compiled into the bundled analyzers that need them. */
#include "scan.h"

bool scan_is_invisible(uint32_t c) {
    return (c >= 0x200B && c <= 0x200D) || c == 0x2060 || c == 0xFEFF;
}

bool scan_is_blank(uint32_t c) {
    return c <= ' ' || c == 0x85 || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200D) || c == 0x2028 ||
           c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x2060 || c == 0xFEFF;
}

bool scan_is_stop(uint32_t c) {
    return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == '!' || c == '?' || c == 0xFF61;
}

bool scan_is_closer(uint32_t c) {
    switch (c) {
    case 0x201D:
    case 0x2019:
    case 0x300B:
    case 0x3009:
    case 0x300D:
    case 0x300F:
    case 0x3011:
    case 0x3015:
    case 0xFF09:
    case 0xFF3D:
    case 0xFF63:
    case ')':
    case ']':
    case '"':
    case '\'':
        return true;
    default:
        return false;
    }
}

bool scan_is_opener(uint32_t c) {
    switch (c) {
    case 0x201C:
    case 0x2018:
    case 0x300A:
    case 0x3008:
    case 0x300C:
    case 0x300E:
    case 0x3010:
    case 0x3014:
    case 0xFF08:
    case 0xFF3B:
    case 0xFF62:
    case '(':
    case '[':
        return true;
    default:
        return false;
    }
}

gb_span scan_trim(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end};
    size_t at = span.start;
    while (at < span.end) {
        size_t next = at;
        if (!scan_is_blank(gb_next(head, &next))) break;
        at = next;
    }
    size_t end = span.end;
    while (end > at) {
        size_t before = end;
        if (!scan_is_blank(gb_previous(head, &before))) break;
        end = before;
    }
    return (gb_span){(uint32_t)at, (uint32_t)end};
}

uint32_t scan_length(gb_string text, gb_span span, uint32_t limit) {
    gb_string head = {text.data, span.end};
    uint32_t count = 0;
    for (size_t at = span.start; at < span.end && count < limit; count++) gb_next(head, &at);
    return count;
}

int scan_digit(uint32_t c) {
    if (c >= '0' && c <= '9') return (int)(c - '0');
    if (c >= 0xFF10 && c <= 0xFF19) return (int)(c - 0xFF10);
    return -1;
}

int scan_han_digit(uint32_t c) {
    static const uint32_t digits[] = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (int i = 0; i <= 10; i++)
        if (c == digits[i]) return i;
    return c == 0x96F6 || c == 0x25CB ? 0 : -1;
}

/* A letter, a digit or a point: behind it "." need not end a sentence. */
static bool is_ascii_word(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '.' || c == ' ';
}

bool scan_ends_sentence(gb_string text, gb_span span) {
    gb_string head = {text.data, span.end};
    size_t at = span.end;
    for (int i = 0; i < 4 && at > span.start; i++) {
        uint32_t c = gb_previous(head, &at);
        if (scan_is_stop(c) || c == 0x2026) return true;
        if (c == '.' && at > span.start) return !is_ascii_word(text.data[at - 1]);
        if (!scan_is_closer(c)) return false;
    }
    return false;
}
