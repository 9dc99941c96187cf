/* A program's error output. */
#include "noise.h"

#include <string.h>

void noise_clear(noise *n) {
    n->count = n->length = 0;
}

/* Bytes of the UTF-8 character at `s`; 0 when there is none. */
static size_t character(const unsigned char *s, size_t left) {
    const size_t length = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
    if (length == 0 || length > left) return 0;
    for (size_t i = 1; i < length; i++)
        if ((s[i] & 0xC0) != 0x80) return 0;
    if (s[0] == 0xE0 && s[1] < 0xA0) return 0;
    if (s[0] == 0xED && s[1] > 0x9F) return 0;
    if (s[0] == 0xF0 && s[1] < 0x90) return 0;
    return s[0] == 0xF4 && s[1] > 0x8F ? 0 : length;
}

/* Drops a character that was cut, replaces what is none. */
static void make_valid(char *line, size_t *length, int cut) {
    size_t at = 0;
    while (at < *length) {
        const size_t step = character((const unsigned char *)line + at, *length - at);
        if (step == 0 && cut && *length - at < 4) {
            *length = at;
        } else {
            if (step == 0) line[at] = '?';
            at += step ? step : 1;
        }
    }
    line[*length] = '\0';
}

static void end_line(noise *n) {
    char *line = n->lines[n->count % NOISE_LINES];
    if (n->length == 0) return;
    make_valid(line, &n->length, n->length == NOISE_BYTES);
    n->count++;
    n->length = 0;
    if (n->hear && *line) n->hear(n->user, line);
}

void noise_take(noise *n, const char *bytes, size_t length) {
    for (size_t i = 0; i < length; i++) {
        const unsigned char c = (unsigned char)bytes[i];
        if (c == '\n' || c == '\r')
            end_line(n);
        else if (n->length < NOISE_BYTES)
            n->lines[n->count % NOISE_LINES][n->length++] = (char)(c < 32 || c == 127 ? ' ' : c);
    }
}

const char *noise_reason(noise *n) {
    end_line(n);
    for (size_t back = 1; back <= NOISE_LINES && back <= n->count; back++) {
        const char *line = n->lines[(n->count - back) % NOISE_LINES];
        if (line[0] != ' ' && strstr(line, "rror")) return line;
    }
    return n->count ? n->lines[(n->count - 1) % NOISE_LINES] : "";
}
