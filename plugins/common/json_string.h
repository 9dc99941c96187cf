/* Strings of JSON. Compiled into the bundled writers. */
#ifndef COMMON_JSON_STRING_H
#define COMMON_JSON_STRING_H

#include "stream.h"

/* A JSON string with its quotation marks. */
void json_string(stream *out, gb_string text);
/* The same; a NULL string is null. */
void json_nullable(stream *out, gb_string text);

#endif
