#include "base/error.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* Where a message must end so that no code point is cut: at most `limit`, with text[limit] the first byte left out. */
static size_t cut_at(const char *text, size_t limit) {
    while (limit > 0 && ((unsigned char)text[limit] & 0xC0) == 0x80) limit--;
    return limit;
}

int gb_error_setv(gb_error *error, gb_error_class klass, const char *format, va_list arguments) {
    int saved = errno;
    /* Formatted apart: an argument may point into the error that is being set. */
    char text[sizeof error->text];
    int length;
    if (!error) return -1;
    length = vsnprintf(text, sizeof text, format, arguments);
    if (length < 0)
        snprintf(text, sizeof text, "unknown error: its message could not be formatted");
    else if ((size_t)length >= sizeof text)
        memcpy(text + cut_at(text, sizeof text - sizeof "..."), "...", sizeof "...");
    for (char *c = text; *c; c++)
        if ((unsigned char)*c < ' ' || *c == 0x7F) *c = ' ';
    error->klass = klass;
    memcpy(error->text, text, strlen(text) + 1);
    errno = saved;
    return -1;
}

int gb_error_set(gb_error *error, gb_error_class klass, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    gb_error_setv(error, klass, format, arguments);
    va_end(arguments);
    return -1;
}

const char *gb_error_system(int number) {
    int saved = errno;
    const char *text = strerror(number);
    errno = saved;
    return text ? text : "unknown system error";
}
