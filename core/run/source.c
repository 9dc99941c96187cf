#include "run/source.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEAD_LIMIT ((size_t)65536)

static int refuse(const char *path, int number, gb_error *error) {
    const char *cure = number == ENOENT ? ": check the name" : number == EACCES ? ": check its permissions" : "";
    return gb_error_set(error, GB_ERROR_INPUT, "%s: %s%s", path, gb_error_system(number), cure);
}

int gb_source_open(gb_source *source, const char *path, gb_error *error) {
    struct stat status;
    memset(source, 0, sizeof *source);
    source->descriptor = -1;
    if (strcmp(path, "-") == 0) {
        source->descriptor = STDIN_FILENO;
        return 0;
    }
    /* Not blocking: a FIFO that nobody writes to must not stop the run. */
    int descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
    if (descriptor < 0) return refuse(path, errno, error);
    if (fstat(descriptor, &status) != 0) {
        int number = errno;
        close(descriptor);
        return refuse(path, number, error);
    }
    if (!S_ISREG(status.st_mode)) {
        close(descriptor);
        if (S_ISDIR(status.st_mode))
            return gb_error_set(error, GB_ERROR_INPUT,
                                "%s: it is a directory without a file that can be read: give reports", path);
        return gb_error_set(error, GB_ERROR_INPUT, "%s: not a regular file: give its bytes on standard input (-)",
                            path);
    }
    source->descriptor = descriptor;
    return 0;
}

static int64_t read_some(int descriptor, void *buffer, size_t capacity, gb_error *error) {
    ssize_t got;
    do got = read(descriptor, buffer, capacity > (size_t)1 << 30 ? (size_t)1 << 30 : capacity);
    while (got < 0 && errno == EINTR);
    if (got < 0) gb_error_set(error, GB_ERROR_INPUT, "cannot read: %s", gb_error_system(errno));
    return got;
}

int gb_source_peek(gb_source *source, gb_string *head, gb_error *error) {
    if (!source->head) source->head = malloc(HEAD_LIMIT);
    if (!source->head) return gb_error_set(error, GB_ERROR_SYSTEM, "no memory");
    /* One line is enough to tell formats apart; waiting for more would stop a slow pipe. */
    while (source->head_length < HEAD_LIMIT && !memchr(source->head, '\n', source->head_length)) {
        int64_t got =
            read_some(source->descriptor, source->head + source->head_length, HEAD_LIMIT - source->head_length, error);
        if (got < 0) return -1;
        if (got == 0) break;
        source->head_length += (size_t)got;
    }
    *head = (gb_string){source->head, source->head_length};
    return 0;
}

int64_t gb_source_input(void *user, void *buffer, size_t capacity, gb_error *error) {
    gb_source *source = user;
    size_t left = source->head_length - source->head_given;
    if (left > 0) {
        size_t n = left < capacity ? left : capacity;
        memcpy(buffer, source->head + source->head_given, n);
        source->head_given += n;
        return (int64_t)n;
    }
    return read_some(source->descriptor, buffer, capacity, error);
}

void gb_source_close(gb_source *source) {
    if (source->descriptor > STDIN_FILENO) close(source->descriptor);
    free(source->head);
    memset(source, 0, sizeof *source);
    source->descriptor = -1;
}

/* ---- ids ---- */

typedef struct naming {
    const char *path;
    size_t parts; /* how many trailing parts of the path the id shows */
    char *id;
    size_t number; /* place among the sources */
} naming;

/* The last `parts` parts of a path without the ending of the last. */
static char *make_id(const char *path, size_t parts) {
    const char *end = path + strlen(path), *start, *dot;
    while (end > path + 1 && end[-1] == '/') end--;
    for (start = end; start > path; start--)
        if (start[-1] == '/' && --parts == 0) break;
    const char *name = end;
    while (name > start && name[-1] != '/') name--;
    for (dot = end; dot > name + 1 && dot[-1] != '.'; dot--) {
    }
    if (dot > name + 1 && dot[-1] == '.') end = dot - 1;
    return strndup(start, (size_t)(end - start));
}

static int compare_ids(const void *a, const void *b) {
    const naming *x = a, *y = b;
    int order = strcmp(x->id, y->id);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int compare_numbers(const void *a, const void *b) {
    const naming *x = a, *y = b;
    return (x->number > y->number) - (x->number < y->number);
}

/* Sorted names: those that share an id get one more part of their path. 1 = something changed, -1 = no memory. */
static int lengthen(naming *names, size_t count) {
    int changed = 0;
    for (size_t i = 0, j; i < count; i = j) {
        for (j = i + 1; j < count && strcmp(names[i].id, names[j].id) == 0;) j++;
        for (size_t k = i; j - i > 1 && k < j; k++) {
            char *longer = make_id(names[k].path, names[k].parts + 1);
            if (!longer) return -1;
            if (strlen(longer) == strlen(names[k].id)) {
                free(longer);
                continue;
            }
            changed = 1;
            names[k].parts++;
            free(names[k].id);
            names[k].id = longer;
        }
    }
    return changed;
}

/* The same path given twice: ~2, ~3. */
static int number_twins(naming *names, size_t count) {
    for (size_t i = 0, j; i < count; i = j) {
        for (j = i + 1; j < count && strcmp(names[i].id, names[j].id) == 0;) j++;
        for (size_t k = i + 1; k < j; k++) {
            char *numbered = NULL;
            if (asprintf(&numbered, "%s~%zu", names[k].id, k - i + 1) < 0) return -1;
            free(names[k].id);
            names[k].id = numbered;
        }
    }
    return 0;
}

static int make_different(naming *names, size_t count) {
    for (int round = 0; round < 64; round++) {
        qsort(names, count, sizeof *names, compare_ids);
        int changed = lengthen(names, count);
        if (changed <= 0) return changed;
    }
    return 0;
}

char **gb_source_ids(const char *const *sources, size_t count) {
    naming *names = calloc(count + 1, sizeof *names);
    char **ids = calloc(count + 1, sizeof *ids);
    int failed = !names || !ids;
    for (size_t i = 0; !failed && i < count; i++) {
        names[i] = (naming){sources[i], 1, strcmp(sources[i], "-") == 0 ? strdup("stdin") : make_id(sources[i], 1), i};
        failed = !names[i].id;
    }
    if (!failed) {
        failed = make_different(names, count) < 0;
        qsort(names, count, sizeof *names, compare_ids);
        failed = failed || number_twins(names, count) < 0;
        qsort(names, count, sizeof *names, compare_numbers);
    }
    for (size_t i = 0; names && ids && i < count; i++) ids[i] = names[i].id;
    free(names);
    if (!failed) return ids;
    for (size_t i = 0; ids && i < count; i++) free(ids[i]);
    free(ids);
    return NULL;
}
