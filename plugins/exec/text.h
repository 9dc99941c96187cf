/* A growing line of JSON. */
#ifndef EXEC_TEXT_H
#define EXEC_TEXT_H

#include "gongbao/plugin.h"

typedef struct text {
    char *data;
    size_t length, capacity;
    int failed; /* 1 after memory ran out: what follows is dropped */
} text;

/* Room for `more` bytes behind the end. 0, or -1. */
int text_reserve(text *t, size_t more);
void text_bytes(text *t, const void *data, size_t length);
void text_put(text *t, const char *words);
void text_integer(text *t, int64_t value);
/* A finite number, so that it reads back the same. */
void text_number(text *t, double value);
/* A JSON string with its quotation marks; a NULL string is null. */
void text_string(text *t, gb_string string);
void text_free(text *t);

#endif
