/* Lines of the reader's source, of any length up to a limit. */
#include "lines.h"

#include <stdlib.h>

#define CHUNK ((size_t)256 * 1024)

void lines_restart(lines *in) {
    in->begin = in->end = in->scanned = 0;
    in->number = 0;
    in->at_end = 0;
}

void lines_free(lines *in) {
    free(in->data);
    in->data = NULL;
    in->capacity = 0;
}

/* Room for another chunk behind `end`: what was handed out is dropped, then the buffer grows. */
static int make_room(lines *in) {
    size_t kept = in->end - in->begin, capacity = in->capacity ? in->capacity : CHUNK;
    char *data;
    if (in->begin) {
        memmove(in->data, in->data + in->begin, kept);
        in->scanned -= in->begin;
        in->begin = 0;
        in->end = kept;
    }
    if (in->capacity - in->end >= CHUNK) return 0;
    while (capacity - in->end < CHUNK) capacity *= 2;
    data = realloc(in->data, capacity);
    if (!data) {
        in->host->fail(in->context, GB_SKIP, "line %llu: out of memory", (unsigned long long)in->number + 1);
        return -1;
    }
    in->data = data;
    in->capacity = capacity;
    return 0;
}

/* 1 = bytes were added, 0 = the end, -1 = failed. */
static int fill(lines *in) {
    int64_t got;
    if (make_room(in) != 0) return -1;
    got = in->host->read(in->context, in->data + in->end, in->capacity - in->end);
    if (got < 0) return -1;
    in->end += (size_t)got;
    if (got == 0) in->at_end = 1;
    return got > 0;
}

/* The byte behind the next line feed; sets *found when there is one in the buffer. */
static size_t find_feed(lines *in, int *found) {
    char *feed = in->scanned < in->end ? memchr(in->data + in->scanned, '\n', in->end - in->scanned) : NULL;
    *found = feed != NULL;
    in->scanned = feed ? (size_t)(feed - in->data) : in->end;
    return in->scanned + (feed != NULL);
}

static lines_status hand_out(lines *in, size_t next, int found, gb_string *line) {
    size_t length = in->scanned - in->begin;
    if (found && length && in->data[in->begin + length - 1] == '\r') length--;
    *line = (gb_string){in->data + in->begin, length};
    in->begin = in->scanned = next;
    in->number++;
    return length > LINES_LIMIT ? LINES_TOO_LONG : LINES_OK;
}

lines_status lines_next(lines *in, gb_string *line) {
    int too_long = 0, found;
    for (;;) {
        size_t next = find_feed(in, &found);
        if (found || (in->at_end && (in->end > in->begin || too_long))) {
            lines_status status = hand_out(in, next, found, line);
            return too_long ? LINES_TOO_LONG : status;
        }
        if (in->at_end) return LINES_END;
        if (in->end - in->begin > LINES_LIMIT) {
            too_long = 1;
            in->begin = in->scanned = in->end = 0;
        }
        if (fill(in) < 0) {
            in->at_end = 1;
            in->begin = in->end = in->scanned = 0;
            return LINES_FAILED;
        }
    }
}
