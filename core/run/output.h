/* Files that a writer writes: buffered, put in place by rename only when all went well. */
#ifndef GB_RUN_OUTPUT_H
#define GB_RUN_OUTPUT_H

#include "base/error.h"
#include "run/instance.h"

typedef struct gb_outputs gb_outputs;

/* `path`: -o (a file for the main output, a directory for named ones; made if need be), or NULL: the main output goes to
 * descriptor `fd` and named ones are an error that says to give -o DIR. */
gb_outputs *gb_outputs_new(const char *path, int fd, gb_error *error);
/* For gb_chain_set_sink; borrowed, valid until gb_outputs_free. */
const gb_sink *gb_outputs_sink(gb_outputs *outputs);
/* Flush, fsync, rename all. 0, or -1 with `error`. */
int gb_outputs_commit(gb_outputs *outputs, gb_error *error);
/* Removes temporary files that were not committed. */
void gb_outputs_free(gb_outputs *outputs);

#endif
