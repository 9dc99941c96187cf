/* Buffered bytes on their way to an output of the host. Compiled into the bundled writers. */
#ifndef COMMON_STREAM_H
#define COMMON_STREAM_H

#include "gongbao/plugin.h"

#define STREAM_CAPACITY 65536

typedef struct stream {
    const gb_host *host;
    gb_output *output;
    gb_status status; /* the first failure; everything after it is dropped */
    size_t used;
    char bytes[STREAM_CAPACITY];
} stream;

/* Begins to write to `output`; NULL (the host has said why) makes the stream fail from the start. */
void stream_open(stream *out, const gb_host *host, gb_output *output);
void stream_bytes(stream *out, const void *data, size_t length);
void stream_text(stream *out, const char *text);
void stream_string(stream *out, gb_string text);
void stream_integer(stream *out, int64_t value);
/* A finite number in the fewest digits that read back the same, with a point whatever the locale. */
void stream_number(stream *out, double value);
/* Hands on what is buffered. GB_OK, or GB_FATAL when something went wrong at any time. */
gb_status stream_flush(stream *out);

static inline void stream_byte(stream *out, char byte) {
    if (out->used == STREAM_CAPACITY) stream_flush(out);
    out->bytes[out->used++] = byte;
}

#endif
