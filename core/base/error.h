/* Errors as values: one line that says what, where and what to do. */
#ifndef GB_BASE_ERROR_H
#define GB_BASE_ERROR_H

#include <stdarg.h>

/* What an error means for the exit code of the program. */
typedef enum gb_error_class {
    GB_ERROR_NONE = 0,
    GB_ERROR_INPUT = 1, /* a document or stage failed; the run goes on */
    GB_ERROR_USAGE = 2, /* usage, configuration or chain: nothing was run */
    GB_ERROR_SYSTEM = 3 /* the run cannot go on */
} gb_error_class;

typedef struct gb_error {
    gb_error_class klass;
    char text[1024]; /* NUL-terminated; too long messages end in "..." */
} gb_error;

/* Sets `error` (may be NULL) and returns -1. Line breaks in the message become spaces; cut at a code point boundary. */
int gb_error_set(gb_error *error, gb_error_class klass, const char *format, ...) __attribute__((format(printf, 3, 4)));
int gb_error_setv(gb_error *error, gb_error_class klass, const char *format, va_list arguments)
    __attribute__((format(printf, 3, 0)));

/* The one-line form of strerror(errno) of `number`, never NULL. */
const char *gb_error_system(int number);

#endif
