#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int fail(gb_buffer *buffer) {
    buffer->failed = 1;
    return -1;
}

int gb_buffer_reserve(gb_buffer *buffer, size_t more) {
    size_t need, capacity = buffer->capacity ? buffer->capacity : 64;
    char *data;
    if (buffer->failed) return -1;
    if (more > SIZE_MAX - buffer->length) return fail(buffer);
    need = buffer->length + more;
    if (need <= buffer->capacity) return 0;
    while (capacity < need) capacity = capacity > SIZE_MAX / 2 ? need : capacity * 2;
    data = realloc(buffer->data, capacity);
    if (!data) return fail(buffer);
    buffer->data = data;
    buffer->capacity = capacity;
    return 0;
}

int gb_buffer_append(gb_buffer *buffer, const void *data, size_t length) {
    if (gb_buffer_reserve(buffer, length) != 0) return -1;
    if (length > 0) memcpy(buffer->data + buffer->length, data, length);
    buffer->length += length;
    return 0;
}

int gb_buffer_text(gb_buffer *buffer, const char *text) {
    return gb_buffer_append(buffer, text, strlen(text));
}

int gb_buffer_format(gb_buffer *buffer, const char *format, ...) {
    va_list arguments;
    int length;
    if (gb_buffer_reserve(buffer, 1) != 0) return -1;
    va_start(arguments, format);
    length = vsnprintf(buffer->data + buffer->length, buffer->capacity - buffer->length, format, arguments);
    va_end(arguments);
    if (length < 0) return fail(buffer);
    if ((size_t)length >= buffer->capacity - buffer->length) {
        if (gb_buffer_reserve(buffer, (size_t)length + 1) != 0) return -1;
        va_start(arguments, format);
        length = vsnprintf(buffer->data + buffer->length, buffer->capacity - buffer->length, format, arguments);
        va_end(arguments);
        if (length < 0 || (size_t)length >= buffer->capacity - buffer->length) return fail(buffer);
    }
    buffer->length += (size_t)length;
    return 0;
}

int gb_buffer_terminate(gb_buffer *buffer) {
    if (gb_buffer_reserve(buffer, 1) != 0) return -1;
    buffer->data[buffer->length] = '\0';
    return 0;
}

/* The escape of a byte in a JSON string; NULL when it stands for itself. */
static const char *json_escape(unsigned char byte, char scratch[7]) {
    switch (byte) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    case '\b':
        return "\\b";
    case '\f':
        return "\\f";
    default:
        break;
    }
    if (byte >= 0x20 && byte != 0x7F) return NULL;
    snprintf(scratch, 7, "\\u%04x", byte);
    return scratch;
}

int gb_buffer_json(gb_buffer *buffer, const char *text, size_t length) {
    char scratch[7];
    size_t done = 0;
    if (gb_buffer_reserve(buffer, length) != 0) return -1;
    gb_buffer_append(buffer, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        const char *escape;
        if (byte >= 0x20 && byte != '"' && byte != '\\' && byte != 0x7F) continue;
        escape = json_escape(byte, scratch);
        gb_buffer_append(buffer, text + done, i - done);
        gb_buffer_text(buffer, escape);
        done = i + 1;
    }
    if (done < length) gb_buffer_append(buffer, text + done, length - done);
    return gb_buffer_append(buffer, "\"", 1);
}

void gb_buffer_free(gb_buffer *buffer) {
    free(buffer->data);
    memset(buffer, 0, sizeof *buffer);
}
