#include "run/output.h"

#include <errno.h>
#include <libgen.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "run/staged_file.h"

#define BUFFER_SIZE ((size_t)256 << 10)

typedef struct file_output {
    gb_output base;
    struct file_output *next;
    gb_outputs *owner;
    char *name; /* in the directory; NULL for the main output */
    gb_staged_file file;
    int borrowed; /* the descriptor is the caller's */
    size_t used;
    char buffer[BUFFER_SIZE];
} file_output;

struct gb_outputs {
    char *path;
    int descriptor; /* where the main output goes without a path */
    gb_sink sink;
    file_output *first;
    gb_error failure; /* the first */
};

static gb_status fail(file_output *output, int number) {
    gb_outputs *outputs = output->owner;
    if (outputs->failure.klass != GB_ERROR_NONE) return GB_FATAL;
    gb_refuse_output(output->name    ? output->name
                     : outputs->path ? outputs->path
                                     : "to standard output",
                     number, &outputs->failure);
    if (number == EPIPE) outputs->failure.text[0] = '\0';
    return GB_FATAL;
}

static gb_status write_out(file_output *output, const char *data, size_t length) {
    while (length > 0) {
        ssize_t n = write(output->file.descriptor, data, length);
        if (n < 0 && errno == EINTR) continue;
        if (n < 0 && errno == EAGAIN) {
            struct pollfd ready = {output->file.descriptor, POLLOUT, 0};
            poll(&ready, 1, -1);
            continue;
        }
        if (n < 0) return fail(output, errno);
        data += n;
        length -= (size_t)n;
    }
    return GB_OK;
}

static gb_status flush(file_output *output) {
    size_t length = output->used;
    output->used = 0;
    return write_out(output, output->buffer, length);
}

static gb_status write_output(gb_output *base, const void *data, size_t length) {
    file_output *output = (file_output *)base;
    if (output->owner->failure.klass != GB_ERROR_NONE) return GB_FATAL;
    if (length > BUFFER_SIZE - output->used && flush(output) != GB_OK) return GB_FATAL;
    if (length > BUFFER_SIZE) return write_out(output, data, length);
    if (length > 0) memcpy(output->buffer + output->used, data, length);
    output->used += length;
    return GB_OK;
}

/* ---- opening ---- */

static int open_main(gb_outputs *outputs, file_output *output, gb_error *error) {
    if (outputs->path) return gb_staged_open(&output->file, outputs->path, error);
    output->file = (gb_staged_file){outputs->descriptor, NULL, NULL};
    output->borrowed = 1;
    return 0;
}

static int is_directory(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int open_in_directory(gb_outputs *outputs, file_output *output, const char *name, gb_error *error) {
    char *path = NULL;
    if (!outputs->path)
        return gb_error_set(error, GB_ERROR_SYSTEM, "this format writes several files: give a directory with -o DIR");
    if (!*name || *name == '.' || strchr(name, '/'))
        return gb_error_set(error, GB_ERROR_SYSTEM,
                            "a writer may not call an output '%s': it must be a plain file name", name);
    if (!is_directory(outputs->path) && mkdir(outputs->path, 0777) != 0) {
        if (errno == EEXIST)
            return gb_error_set(
                error, GB_ERROR_SYSTEM,
                "%s is no directory, but this format writes several files: give a directory with -o DIR",
                outputs->path);
        return gb_refuse_output(outputs->path, errno, error);
    }
    output->name = strdup(name);
    if (!output->name || asprintf(&path, "%s/%s", outputs->path, name) < 0)
        return gb_refuse_output(name, ENOMEM, error);
    int result = gb_staged_open(&output->file, path, error);
    free(path);
    return result;
}

static void output_free(file_output *output) {
    if (output->borrowed) output->file.descriptor = -1;
    gb_staged_close(&output->file);
    free(output->name);
    free(output);
}

static gb_output *open_output(void *user, const char *name, gb_error *error) {
    gb_outputs *outputs = user;
    file_output **last = &outputs->first, *output;
    for (; *last; last = &(*last)->next) {
        const char *other = (*last)->name;
        if (name && other ? strcmp(name, other) == 0 : name == other) return &(*last)->base;
    }
    output = calloc(1, sizeof *output);
    if (!output) {
        gb_refuse_output(name ? name : "the output", ENOMEM, error);
        return NULL;
    }
    output->base.sink = &outputs->sink;
    output->owner = outputs;
    output->file.descriptor = -1;
    if ((name ? open_in_directory(outputs, output, name, error) : open_main(outputs, output, error)) != 0) {
        if (outputs->failure.klass == GB_ERROR_NONE && error) outputs->failure = *error;
        output_free(output);
        return NULL;
    }
    *last = output;
    return &output->base;
}

/* Tells now, and not after an hour of work, that nothing can be written there. */
static int check_place(const char *path, gb_error *error) {
    struct stat status;
    char *copy = strdup(path), *directory = copy ? dirname(copy) : NULL;
    int number = 0;
    if (!*path || !directory)
        number = *path ? ENOMEM : ENOENT;
    else if (stat(path, &status) == 0)
        number = access(path, S_ISDIR(status.st_mode) ? W_OK | X_OK : W_OK) == 0 ? 0 : errno;
    else
        number = access(directory, W_OK | X_OK) == 0 ? 0 : errno;
    free(copy);
    return number == 0 ? 0 : gb_refuse_output(*path ? path : "''", number, error);
}

gb_outputs *gb_outputs_new(const char *path, int fd, gb_error *error) {
    if (path && check_place(path, error) != 0) return NULL;
    gb_outputs *outputs = calloc(1, sizeof *outputs);
    if (outputs && path) outputs->path = strdup(path);
    if (!outputs || (path && !outputs->path)) {
        gb_refuse_output(path ? path : "the output", ENOMEM, error);
        free(outputs);
        return NULL;
    }
    outputs->descriptor = fd;
    outputs->sink = (gb_sink){open_output, write_output, outputs};
    return outputs;
}

const gb_sink *gb_outputs_sink(gb_outputs *outputs) {
    return &outputs->sink;
}

void gb_outputs_flush(gb_outputs *outputs) {
    for (file_output *output = outputs->first; output; output = output->next)
        if (!output->file.target && outputs->failure.klass == GB_ERROR_NONE) flush(output);
}

int gb_outputs_commit(gb_outputs *outputs, gb_error *error) {
    file_output *output;
    for (output = outputs->first; output && outputs->failure.klass == GB_ERROR_NONE; output = output->next)
        if (flush(output) == GB_OK) gb_staged_sync(&output->file, &outputs->failure);
    for (output = outputs->first; output && outputs->failure.klass == GB_ERROR_NONE; output = output->next)
        gb_staged_rename(&output->file, &outputs->failure);
    return gb_outputs_failed(outputs, error) ? -1 : 0;
}

int gb_outputs_failed(const gb_outputs *outputs, gb_error *error) {
    if (outputs->failure.klass == GB_ERROR_NONE) return 0;
    if (error) *error = outputs->failure;
    return 1;
}

void gb_outputs_free(gb_outputs *outputs) {
    file_output *next;
    if (!outputs) return;
    for (file_output *output = outputs->first; output; output = next) {
        next = output->next;
        output_free(output);
    }
    free(outputs->path);
    free(outputs);
}
