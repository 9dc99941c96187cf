#include "reader.h"

char *reader_allocate(const document_reader *reader, size_t bytes) {
    scratch *s = reader->scratch;
    if (bytes > SCRATCH_SIZE - s->used) return reader->host->allocate(reader->document, bytes);
    char *memory = s->memory + s->used;
    s->used += bytes;
    return memory;
}

gb_string reader_keep(const document_reader *reader, const char *text, size_t length) {
    char *copy = reader_allocate(reader, length > 0 ? length : 1);
    if (!copy) return (gb_string){NULL, 0};
    memcpy(copy, text, length);
    return (gb_string){copy, length};
}
