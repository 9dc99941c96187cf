/* The program: started when it is first needed, asked a line at a time, ended with all that it started. */
#ifndef EXEC_CHILD_H
#define EXEC_CHILD_H

#include "noise.h"
#include "text.h"

#include <sys/types.h>

#define CHILD_LINE_LIMIT ((size_t)256 << 20) /* bytes of an answer */

typedef struct child {
    pid_t process;      /* 0 = not running */
    int in, out, noise; /* ends of the pipes to its standard input, from its output and its error output (-1 = ended) */
    text answer;        /* what it said and was not taken yet, and the line taken last */
    size_t taken;       /* bytes of `answer` that belong to the line taken last */
    noise words;        /* of its error output */
    const text *line;   /* that is being sent, of which `sent` bytes are */
    size_t sent;
    double deadline; /* of its answer */
} child;

/* Starts `command` in `directory` with at most `memory` bytes of address space. 0, or -1 with the reason in `why`. */
int child_start(child *c, char *const *command, const char *directory, uint64_t memory, char *why, size_t capacity);
/* Sends a line and waits for one, both at once, for at most `seconds`. The answer (without its line break) lives until
 * the next call, and `line` must live until the answer is there. 0, or -1 with the reason in `why`: then the program
 * has been ended. `line` NULL: waits for one more line, for the rest of the time. */
int child_ask(child *c, const text *line, double seconds, gb_string *answer, char *why, size_t capacity);
/* 1 when a part of the line is not sent yet. */
int child_is_sending(const child *c);
/* A line that it has said already, unasked; it lives until the next call. 1, or 0: none. */
int child_said(child *c, gb_string *line);
/* Ends it: closes its input, gives it a moment, kills it with all that it started. */
void child_end(child *c);

#endif
