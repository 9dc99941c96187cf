/* Files that a writer writes: buffered, put in place by rename only when all went well. */
#ifndef GB_RUN_OUTPUT_H
#define GB_RUN_OUTPUT_H

#include "base/error.h"
#include "run/instance.h"

typedef struct gb_outputs gb_outputs;

/* `path`: -o (a file for the main output, a directory for named ones; made if need be), or NULL: the main output goes
 * to descriptor `fd` and named ones are an error that says to give -o DIR. NULL with `error` when nothing can be
 * written there. */
gb_outputs *gb_outputs_new(const char *path, int fd, gb_error *error);
/* For gb_chain_set_sink; borrowed, valid until gb_outputs_free. */
const gb_sink *gb_outputs_sink(gb_outputs *outputs);
/* Hands on what is buffered for outputs that are no files of ours (standard output, devices): somebody may be waiting
 * for it. A failure shows at the next write or at commit. */
void gb_outputs_flush(gb_outputs *outputs);
/* Flush, fsync, rename all. 0, or -1 with `error`. */
int gb_outputs_commit(gb_outputs *outputs, gb_error *error);
/* 1 when some output failed: `error` then says why, better than the writer can (unchanged otherwise). The text is empty
 * when nobody reads the output any more, which is no news to anybody. */
int gb_outputs_failed(const gb_outputs *outputs, gb_error *error);
/* Removes temporary files that were not committed. */
void gb_outputs_free(gb_outputs *outputs);

#endif
