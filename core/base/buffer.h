/* A growing byte buffer. */
#ifndef GB_BASE_BUFFER_H
#define GB_BASE_BUFFER_H

#include <stddef.h>
#include <stdint.h>

typedef struct gb_buffer {
    char *data; /* NULL while empty */
    size_t length;
    size_t capacity;
    int failed; /* 1 after memory ran out: later appends do nothing */
} gb_buffer;

/* A buffer of zeros is empty and ready. All return 0, or -1 (and set `failed`) when memory runs out. */
int gb_buffer_reserve(gb_buffer *buffer, size_t more);
int gb_buffer_append(gb_buffer *buffer, const void *data, size_t length);
int gb_buffer_text(gb_buffer *buffer, const char *text);
int gb_buffer_format(gb_buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Makes data[length] a NUL that does not count. */
int gb_buffer_terminate(gb_buffer *buffer);
/* `text` as a JSON string with its quotation marks; must be UTF-8. */
int gb_buffer_json(gb_buffer *buffer, const char *text, size_t length);
void gb_buffer_free(gb_buffer *buffer);

#endif
