#include "run/staged_file.h"

#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define NAME_TRIES 100

int gb_refuse_output(const char *path, int number, gb_error *error) {
    const char *cure = number == ENOENT                       ? ": make the directory first"
                       : number == EACCES || number == EROFS  ? ": choose another place with -o"
                       : number == ENOSPC || number == EDQUOT ? ": make room or choose another place with -o"
                                                              : "";
    return gb_error_set(error, GB_ERROR_SYSTEM, "cannot write %s: %s%s", path, gb_error_system(number), cure);
}

/* "DIR/.NAME.PID-N.tmp" for a target; NULL: no memory. */
static char *temporary_name(const char *target, unsigned number) {
    const char *slash = strrchr(target, '/');
    int directory = slash ? (int)(slash + 1 - target) : 0;
    char *name = NULL;
    return asprintf(&name, "%.*s.%s.%ld-%u.tmp", directory, target, target + directory, (long)getpid(), number) < 0
               ? NULL
               : name;
}

/* The directory of a path, to be freed. */
static char *directory_of(const char *path) {
    char *copy = strdup(path);
    char *directory = copy ? strdup(dirname(copy)) : NULL;
    free(copy);
    return directory;
}

/* A file without a name in the target's directory; -1 where that is not possible. */
static int open_nameless(const char *target) {
    char *directory = directory_of(target);
    int descriptor = -1;
    if (directory && access("/proc/self/fd", X_OK) == 0)
        descriptor = open(directory, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0666);
    free(directory);
    return descriptor;
}

static int open_named(gb_staged_file *file) {
    for (unsigned i = 0; i < NAME_TRIES; i++) {
        file->temporary = temporary_name(file->target, i);
        if (!file->temporary) return ENOMEM;
        file->descriptor = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (file->descriptor >= 0) return 0;
        int number = errno;
        free(file->temporary);
        file->temporary = NULL;
        if (number != EEXIST) return number;
    }
    return EEXIST;
}

/* Opens what is no regular file: it cannot be replaced, so it is written to directly. */
static int open_special(gb_staged_file *file, const char *path, mode_t mode, gb_error *error) {
    if (S_ISDIR(mode))
        return gb_error_set(error, GB_ERROR_SYSTEM,
                            "cannot write %s: it is a directory, but this format writes one file: "
                            "name the file",
                            path);
    file->descriptor = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    return file->descriptor >= 0 ? 0 : gb_refuse_output(path, errno, error);
}

int gb_staged_open(gb_staged_file *file, const char *path, gb_error *error) {
    struct stat status;
    int exists = stat(path, &status) == 0, number = 0;
    *file = (gb_staged_file){-1, NULL, NULL};
    if (exists && !S_ISREG(status.st_mode)) return open_special(file, path, status.st_mode, error);
    if (exists && access(path, W_OK) != 0) return gb_refuse_output(path, errno, error);
    file->target = exists ? realpath(path, NULL) : strdup(path);
    if (!file->target) return gb_refuse_output(path, errno, error);
    file->descriptor = open_nameless(file->target);
    if (file->descriptor < 0) number = open_named(file);
    if (number != 0) return gb_refuse_output(path, number, error);
    if (exists && fchmod(file->descriptor, status.st_mode & 07777) != 0) return gb_refuse_output(path, errno, error);
    return 0;
}

static int give_name(gb_staged_file *file) {
    char path[64];
    snprintf(path, sizeof path, "/proc/self/fd/%d", file->descriptor);
    for (unsigned i = 0; i < NAME_TRIES; i++) {
        char *name = temporary_name(file->target, i);
        if (!name) return ENOMEM;
        if (linkat(AT_FDCWD, path, AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0) {
            file->temporary = name;
            return 0;
        }
        int number = errno;
        free(name);
        if (number != EEXIST) return number;
    }
    return EEXIST;
}

int gb_staged_sync(gb_staged_file *file, gb_error *error) {
    if (!file->target) return 0;
    int number = fsync(file->descriptor) == 0 ? 0 : errno;
    if (number == 0 && !file->temporary) number = give_name(file);
    return number == 0 ? 0 : gb_refuse_output(file->target, number, error);
}

/* So that the new name is there after a power failure; where that is not possible the file is still whole. */
static void sync_directory(const char *target) {
    char *directory = directory_of(target);
    int descriptor = directory ? open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1;
    if (descriptor >= 0) {
        (void)fsync(descriptor);
        close(descriptor);
    }
    free(directory);
}

int gb_staged_rename(gb_staged_file *file, gb_error *error) {
    if (!file->target) return 0;
    if (rename(file->temporary, file->target) != 0) return gb_refuse_output(file->target, errno, error);
    free(file->temporary);
    file->temporary = NULL;
    sync_directory(file->target);
    return 0;
}

void gb_staged_close(gb_staged_file *file) {
    if (file->temporary) unlink(file->temporary);
    if (file->descriptor >= 0) close(file->descriptor);
    free(file->temporary);
    free(file->target);
    *file = (gb_staged_file){-1, NULL, NULL};
}
