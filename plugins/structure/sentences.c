/* Sentences of a line: they end at 。！？!? with the closing quotes and brackets behind. */
#include "sentences.h"

#include "../common/scan.h"

/* A stop of one byte. "." ends a sentence behind a Chinese character, a bracket or a per cent sign; behind a digit only
 * at the line's end: "1." and "5.2" are no ends. */
static bool is_ascii_stop(gb_string head, size_t start, size_t at, bool half_stop) {
    char c = head.data[at];
    if (c == '!' || c == '?') return true;
    if (c != '.' || !half_stop || at == start) return false;
    unsigned char before = (unsigned char)head.data[at - 1];
    if (before >= 0x80 || before == '%' || before == ')' || before == '"' || before == ']') return true;
    return at + 1 == head.length && before != '.';
}

/* The first stop at or after `at`: its place in *stop, the place behind it returned; head.length when there is none. */
static size_t find_stop(gb_string head, size_t start, size_t at, bool half_stop) {
    const unsigned char *s = (const unsigned char *)head.data;
    for (size_t n = head.length; at < n; at++) {
        unsigned char c = s[at];
        if (c > '?' && c != 0xE3 && c != 0xEF) continue;
        if (c < 0x80) {
            if (c >= '!' && is_ascii_stop(head, start, at, half_stop)) return at + 1;
        } else if (n - at >= 3) {
            if (c == 0xE3 && s[at + 1] == 0x80 && s[at + 2] == 0x82) return at + 3;
            if (c == 0xEF && ((s[at + 1] == 0xBC && (s[at + 2] == 0x81 || s[at + 2] == 0x9F)) ||
                              (s[at + 1] == 0xBD && s[at + 2] == 0xA1)))
                return at + 3;
        }
    }
    return head.length;
}

bool sentence_next(gb_string text, gb_span line, bool half_stop, uint32_t *at, gb_span *sentence) {
    gb_string head = {text.data, line.end};
    gb_span rest = scan_trim(text, (gb_span){*at, line.end});
    if (rest.start >= rest.end) return false;
    size_t end = find_stop(head, rest.start, rest.start, half_stop);
    while (end < line.end) {
        size_t next = end;
        uint32_t c = gb_next(head, &next);
        if (!scan_is_stop(c) && !scan_is_closer(c) && c != 0x2026) break;
        end = next;
    }
    *at = (uint32_t)end;
    *sentence = scan_trim(text, (gb_span){rest.start, (uint32_t)end});
    return true;
}
