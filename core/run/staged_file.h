/* A file that gets its name when it is complete. Until then it has none where the file system can do that (nothing is
 * left behind whatever happens), or a hidden temporary one beside the target. */
#ifndef GB_RUN_STAGED_FILE_H
#define GB_RUN_STAGED_FILE_H

#include "base/error.h"

typedef struct gb_staged_file {
    int descriptor;
    char *target;    /* absolute or relative path that it will have; NULL: it is no file of ours (a device, a FIFO) */
    char *temporary; /* its name now, NULL while it has none */
} gb_staged_file;

/* For `path`; a symbolic link is followed; something that is no regular file is opened as it is. 0, or -1 with `error`.
 */
int gb_staged_open(gb_staged_file *file, const char *path, gb_error *error);
/* Writes it to disk and gives it a temporary name. 0, or -1 with `error`. */
int gb_staged_sync(gb_staged_file *file, gb_error *error);
/* Puts it in place of whatever had the name. After gb_staged_sync. 0, or -1 with `error`. */
int gb_staged_rename(gb_staged_file *file, gb_error *error);
/* Closes; removes what was not put in place. */
void gb_staged_close(gb_staged_file *file);

/* The message for a path that cannot be written; returns -1. */
int gb_refuse_output(const char *path, int number, gb_error *error);

#endif
