/* Sources: files and standard input as the bytes that readers get, and the ids of their documents. */
#ifndef GB_RUN_SOURCE_H
#define GB_RUN_SOURCE_H

#include "run/instance.h"

typedef struct gb_source {
    int descriptor;
    char *head; /* bytes that were looked at before the reader was chosen; NULL = none */
    size_t head_length;
    size_t head_given;
} gb_source;

/* Opens a regular file, or takes descriptor 0 for "-". 0, or -1 with `error`: missing, no permission, a directory (each
 * names the path and what to do). */
int gb_source_open(gb_source *source, const char *path, gb_error *error);
/* Reads up to 64 KiB ahead without taking them away: for gb_plan_sniff. 0, or -1 with `error`. */
int gb_source_peek(gb_source *source, gb_string *head, gb_error *error);
/* A gb_input_function; `user` is the gb_source. */
int64_t gb_source_input(void *user, void *buffer, size_t capacity, gb_error *error);
void gb_source_close(gb_source *source);

/* One id for each source, all different: the file name without directory and ending; where two would be the same, the
 * shortest trailing part of the path that tells them apart, or ~2, ~3 behind it. Free each and the array. NULL: no
 * memory. */
char **gb_source_ids(const char *const *sources, size_t count);

#endif
