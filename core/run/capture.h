/* What plugins print: descriptors 1 and 2 of every process that runs plugins lead into memory of fixed size. Anything
 * on standard output is a plugin's mistake; what stands on standard error explains a crash. */
#ifndef GB_RUN_CAPTURE_H
#define GB_RUN_CAPTURE_H

#include <stddef.h>

#define GB_CAPTURE_LIMIT ((size_t)64 << 10)

/* New memory that takes up to GB_CAPTURE_LIMIT bytes; more fails to be written. Its descriptor, or -1. */
int gb_capture_create(void);
/* Bytes written since the last gb_capture_rewind; -1 when the descriptor is no longer open. */
long gb_capture_written(int file);
/* The next byte is written at the start again. */
void gb_capture_rewind(int file);
/* The line of what was written that best says what happened, with what differs from run to run (process ids, addresses)
 * cut off; "" when there is none. */
void gb_capture_summary(int file, char *line, size_t capacity);
/* Copies all that was written to standard error: for developers. */
void gb_capture_print(int file);

#endif
