/* Whom a plugin may come from: code that others could have changed is not run. */
#ifndef GB_PLUGIN_TRUST_H
#define GB_PLUGIN_TRUST_H

#include "base/error.h"

/* Opens the directory `path` (a symbolic link is judged at its target) for reading names. It must belong to root or to
 * the user and must not be writable by others, nor by a group that is not the user's private one; a sticky bit does not
 * help, because others could still add files. A descriptor; -1 with `error`; -2 when there is no such directory. */
int gb_trust_directory(const char *path, gb_error *error);
/* Opens the file `name` in the directory behind `directory`: a regular file (symbolic links are judged at their target)
 * with the same owners and modes as above. A descriptor, or -1 with `error` that says what it is instead. */
int gb_trust_file(int directory, const char *name, gb_error *error);

#endif
