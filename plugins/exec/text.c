/* A growing line of JSON. */
#include "text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

int text_reserve(text *t, size_t more) {
    size_t capacity = t->capacity ? t->capacity : 4096;
    char *data;
    if (t->failed || more > SIZE_MAX / 4 - t->length) {
        t->failed = 1;
        return -1;
    }
    if (t->capacity - t->length >= more) return 0;
    while (capacity - t->length < more) capacity *= 2;
    data = realloc(t->data, capacity);
    if (!data) {
        t->failed = 1;
        return -1;
    }
    t->data = data;
    t->capacity = capacity;
    return 0;
}

void text_bytes(text *t, const void *data, size_t length) {
    if (!length || text_reserve(t, length) != 0) return;
    memcpy(t->data + t->length, data, length);
    t->length += length;
}

void text_put(text *t, const char *words) {
    text_bytes(t, words, strlen(words));
}

void text_integer(text *t, int64_t value) {
    char digits[24];
    const int length = snprintf(digits, sizeof digits, "%" PRId64, value);
    text_bytes(t, digits, (size_t)length);
}

void text_number(text *t, double value) {
    char digits[40];
    int length = snprintf(digits, sizeof digits, "%.17g", value);
    for (int i = 0; i < length; i++)
        if (digits[i] == ',') digits[i] = '.'; /* of some locales */
    text_bytes(t, digits, (size_t)length);
}

static void put_escape(text *t, unsigned char c) {
    char escape[8];
    if (c == '"' || c == '\\')
        snprintf(escape, sizeof escape, "\\%c", c);
    else if (c == '\n')
        snprintf(escape, sizeof escape, "\\n");
    else
        snprintf(escape, sizeof escape, "\\u%04x", c);
    text_put(t, escape);
}

void text_string(text *t, gb_string string) {
    size_t from = 0;
    if (!string.data) {
        text_put(t, "null");
        return;
    }
    text_reserve(t, string.length + 2);
    text_bytes(t, "\"", 1);
    for (size_t i = 0; i < string.length; i++) {
        const unsigned char c = (unsigned char)string.data[i];
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        text_bytes(t, string.data + from, i - from);
        put_escape(t, c);
        from = i + 1;
    }
    text_bytes(t, string.data + from, string.length - from);
    text_bytes(t, "\"", 1);
}

void text_free(text *t) {
    free(t->data);
    *t = (text){0};
}
