/* What a program writes to its error output: handed on line by line, the last lines kept for messages. */
#ifndef EXEC_NOISE_H
#define EXEC_NOISE_H

#include <stddef.h>

#define NOISE_LINES 8 /* that are kept: an interpreter's last words are several */
#define NOISE_BYTES 200

typedef struct noise {
    char lines[NOISE_LINES][NOISE_BYTES + 1];
    size_t count;                               /* lines so far: line i is in lines[i % NOISE_LINES] */
    size_t length;                              /* of the line that is not whole yet, which is line `count` */
    void (*hear)(void *user, const char *line); /* called with every line that is not empty; may be NULL */
    void *user;
} noise;

/* Forgets the lines; `hear` stays. */
void noise_clear(noise *n);
/* More bytes of it. Lines longer than NOISE_BYTES are cut, bytes that are no UTF-8 and control characters replaced. */
void noise_take(noise *n, const char *bytes, size_t length);
/* The line that tells best why it failed: the last one that names an error, else the last one; "" when there is none.
 * Lives until the next call of any function on it. */
const char *noise_reason(noise *n);

#endif
