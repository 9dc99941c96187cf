/* Trying files in a throw-away child process before they may touch this one. */
#ifndef GB_PLUGIN_PROBE_H
#define GB_PLUGIN_PROBE_H

#include "base/arena.h"
#include "base/error.h"

typedef struct gb_probe_file {
    const char *path;   /* absolute */
    const char *module; /* file name without .so */
    const char *reason; /* set by gb_probe: why it cannot be used; NULL = it can */
} gb_probe_file;

/* What is done with a file. Both run in the child. */
typedef struct gb_probe_work {
    /* Loads and checks it: 0, or -1 with `error`. */
    int (*check)(void *user, const gb_probe_file *file, gb_error *error);
    /* Unloads it again: its destructors run. */
    void (*release)(void *user);
    void *user;
} gb_probe_work;

/* Does `work` on the files in order, all in one child. One that ends the child, or is not done after `seconds`, or
 * prints, is blamed, and a new child goes on behind it. Reasons are in the arena. 0, or -1 with `error` when no child
 * can be had. */
int gb_probe(gb_probe_file *files, size_t count, double seconds, const gb_probe_work *work, gb_arena *arena,
             gb_error *error);

#endif
