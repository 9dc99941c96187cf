/* Lines of the reader's source, of any length up to a limit. */
#ifndef JSON_LINES_H
#define JSON_LINES_H

#include "gongbao/plugin.h"

#define LINES_LIMIT ((size_t)1 << 30) /* bytes of one line */

typedef struct lines {
    const gb_host *host;
    gb_context *context;
    char *data;
    size_t begin, end, capacity; /* data[begin, end) is not yet handed out */
    size_t scanned;              /* data[begin, scanned) holds no line feed */
    uint64_t number;             /* of the line handed out last, from 1 */
    int at_end;                  /* the source has no further byte */
} lines;

typedef enum lines_status { LINES_OK, LINES_END, LINES_TOO_LONG, LINES_FAILED } lines_status;

/* Begins a new source; keeps the memory. */
void lines_restart(lines *in);
/* The next line without its line break, good until the next call. LINES_TOO_LONG: that line was skipped. LINES_FAILED:
 * the source cannot be read or there is no memory; fail() has been called. */
lines_status lines_next(lines *in, gb_string *line);
void lines_free(lines *in);

#endif
