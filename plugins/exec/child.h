/* The program: started when it is first needed, asked a line at a time, ended with all that it started. */
#ifndef EXEC_CHILD_H
#define EXEC_CHILD_H

#include "text.h"

#include <sys/types.h>

#define CHILD_LINE_LIMIT ((size_t)256 << 20) /* bytes of an answer */

typedef struct child {
    pid_t process;      /* 0 = not running */
    int in, out, noise; /* ends of the pipes to its standard input, from its output and its error output */
    text answer;        /* what it said and was not taken yet, and the line taken last */
    size_t taken;       /* bytes of `answer` that belong to the line taken last */
    char last[200];     /* the last line that it wrote to its error output, and what follows it so far */
    size_t last_length;
    int line_ended;
} child;

/* Starts `command` in `directory` with at most `memory` bytes of address space. 0, or -1 with the reason in `why`. */
int child_start(child *c, char *const *command, const char *directory, uint64_t memory, char *why, size_t capacity);
/* Sends a line and waits for one, both at once, for at most `seconds`. The answer (without its line break) lives until
 * the next call. 0, or -1 with the reason in `why`: then the program has been ended. `line` NULL: only waits. */
int child_ask(child *c, const text *line, double seconds, gb_string *answer, char *why, size_t capacity);
/* Ends it: closes its input, gives it a moment, kills it with all that it started. */
void child_end(child *c);

#endif
