/* Buffered bytes on their way to an output of the host. */
#include "stream.h"

#include <stdio.h>
#include <stdlib.h>

void stream_open(stream *out, const gb_host *host, gb_output *output) {
    out->host = host;
    out->output = output;
    out->status = output ? GB_OK : GB_FATAL;
    out->used = 0;
}

gb_status stream_flush(stream *out) {
    if (out->status == GB_OK && out->used && out->host->write(out->output, out->bytes, out->used) != GB_OK)
        out->status = GB_FATAL;
    out->used = 0;
    return out->status;
}

void stream_bytes(stream *out, const void *data, size_t length) {
    if (length > STREAM_CAPACITY - out->used) {
        stream_flush(out);
        if (length >= STREAM_CAPACITY) {
            if (out->status == GB_OK && out->host->write(out->output, data, length) != GB_OK) out->status = GB_FATAL;
            return;
        }
    }
    if (length) memcpy(out->bytes + out->used, data, length);
    out->used += length;
}

void stream_text(stream *out, const char *text) {
    stream_bytes(out, text, strlen(text));
}

void stream_string(stream *out, gb_string text) {
    stream_bytes(out, text.data, text.length);
}

void stream_integer(stream *out, int64_t value) {
    char digits[24];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do digits[--at] = (char)('0' + rest % 10);
    while ((rest /= 10) != 0);
    if (value < 0) digits[--at] = '-';
    stream_bytes(out, digits + at, sizeof digits - at);
}

void stream_number(stream *out, double value) {
    char text[40];
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof text, "%.*g", precision, value);
        if (strtod(text, NULL) == value) break;
    }
    for (char *c = text; *c; c++)
        if (*c == ',') *c = '.';
    stream_text(out, text);
}
