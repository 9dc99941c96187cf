/* A page of readable text. */
#include "page.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <utf8proc.h>

#define ELLIPSIS "…"
#define LIST_GAP " · "

static int reserve(page *p, size_t more) {
    size_t capacity = p->capacity ? p->capacity : 4096;
    char *data;
    if (p->failed || more > SIZE_MAX / 4 - p->length) {
        p->failed = 1;
        return -1;
    }
    if (p->capacity - p->length >= more) return 0;
    while (capacity - p->length < more) capacity *= 2;
    data = realloc(p->data, capacity);
    if (!data) {
        p->failed = 1;
        return -1;
    }
    p->data = data;
    p->capacity = capacity;
    return 0;
}

void page_bytes(page *p, const char *data, size_t length) {
    if (!length || reserve(p, length) != 0) return;
    memcpy(p->data + p->length, data, length);
    p->length += length;
}

void page_put(page *p, const char *text) {
    page_bytes(p, text, strlen(text));
}

void page_format(page *p, const char *format, ...) {
    char text[256];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    page_put(p, text);
}

void page_spaces(page *p, size_t count) {
    while (count--) page_bytes(p, " ", 1);
}

/* What a terminal must not get: control characters, line breaks, marks that turn the direction of text. */
static int is_control(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || (c >= 0x2028 && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

static size_t width_of(uint32_t c) {
    int width = is_control(c) ? 1 : utf8proc_charwidth((utf8proc_int32_t)c);
    return width > 0 ? (size_t)width : 0;
}

size_t text_width(gb_string text) {
    size_t at = 0, width = 0;
    while (at < text.length) width += width_of(gb_next(text, &at));
    return width;
}

void page_text(page *p, gb_string text) {
    size_t at = 0, run = 0;
    while (at < text.length) {
        size_t begin = at;
        if (!is_control(gb_next(text, &at))) continue;
        page_bytes(p, text.data + run, begin - run);
        page_bytes(p, " ", 1);
        run = at;
    }
    page_bytes(p, text.data + run, text.length - run);
}

/* The bytes of the longest beginning of `text` that is at most `columns` wide. */
static size_t fit(gb_string text, size_t columns) {
    size_t at = 0, width = 0;
    while (at < text.length) {
        size_t next = at;
        width += width_of(gb_next(text, &next));
        if (width > columns) break;
        at = next;
    }
    return at;
}

void page_fit(page *p, gb_string text, size_t columns) {
    if (text_width(text) <= columns) {
        page_text(p, text);
    } else if (columns > 0) {
        page_text(p, (gb_string){text.data, fit(text, columns - 1)});
        page_put(p, ELLIPSIS);
    }
}

/* 1 for punctuation that must not begin a line. */
static int is_closing(uint32_t c) {
    static const uint32_t CLOSING[] = {0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF1A, 0xFF09, 0x201D, 0x300B, 0x2026, 0};
    for (size_t i = 0; CLOSING[i]; i++)
        if (CLOSING[i] == c) return 1;
    return 0;
}

/* The bytes of the first line of `text`, at most `room` wide: broken between list items, else between words or Chinese
 * characters, else anywhere. */
static size_t break_line(gb_string text, size_t room) {
    size_t at = 0, width = 0, item = 0, item_width = 0, word = 0;
    uint32_t before = 0, c;
    while (at < text.length) {
        size_t next = at;
        c = gb_next(text, &next);
        if (width + width_of(c) > room && c != ' ') break;
        if (before == ' ' || ((width_of(before) > 1 || width_of(c) > 1) && !is_closing(c))) word = at;
        if (before == ' ' && at >= sizeof LIST_GAP - 1 &&
            gb_stands_at(text, at - (sizeof LIST_GAP - 1), GB_TEXT(LIST_GAP))) {
            item = at;
            item_width = width;
        }
        width += width_of(c);
        before = c;
        at = next;
    }
    if (at == text.length) return at;
    if (item && 2 * item_width >= room) return item;
    return word ? word : at;
}

/* Without the blanks and list marks at its end. */
static gb_string trim_end(gb_string text) {
    for (;;) {
        if (text.length && text.data[text.length - 1] == ' ')
            text.length--;
        else if (text.length >= 2 && memcmp(text.data + text.length - 2, "·", 2) == 0)
            text.length -= 2;
        else
            return text;
    }
}

void page_wrap(page *p, gb_string text, size_t used, size_t indent) {
    size_t columns = (size_t)p->columns;
    if (!text.length) page_put(p, "\n");
    while (text.length) {
        size_t length = break_line(text, used + 10 < columns ? columns - used : 10);
        if (!length) length = text.length;
        page_text(p, length < text.length ? trim_end((gb_string){text.data, length}) : text);
        page_put(p, "\n");
        text.data += length;
        text.length -= length;
        if (text.length) page_spaces(p, indent);
        used = indent;
    }
}

void page_count(page *p, uint64_t number) {
    char digits[32], text[48];
    int length = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number), used = 0;
    for (int i = 0; i < length; i++) {
        if (i && (length - i) % 3 == 0) text[used++] = ',';
        text[used++] = digits[i];
    }
    page_bytes(p, text, (size_t)used);
}

void page_tone_set(page *p, page_tone tone) {
    static const char *const CODES[] = {"\033[0m", "\033[1m", "\033[2m", "\033[32m", "\033[31m"};
    if (p->color) page_put(p, CODES[tone]);
}

void page_heading(page *p, const char *english, const char *chinese, const char *detail) {
    page_put(p, "\n");
    page_tone_set(p, TONE_STRONG);
    page_format(p, "%s %s", english, chinese);
    page_tone_set(p, TONE_PLAIN);
    if (detail) page_format(p, "  (%s)", detail);
    page_put(p, "\n");
}

void page_rule(page *p) {
    page_tone_set(p, TONE_FAINT);
    for (int i = 0; i < p->columns; i++) page_put(p, "─");
    page_tone_set(p, TONE_PLAIN);
    page_put(p, "\n");
}

void page_free(page *p) {
    free(p->data);
    *p = (page){0};
}
