/* Which reports to read: files, directories, lists of files. */
#include "cli.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define DEPTH_LIMIT 32 /* of directories in directories */

static int no_memory(void) {
    cli_wrong("out of memory");
    return -1;
}

static int add(cli_request *request, const char *name) {
    if (strcmp(name, "-") == 0)
        for (size_t i = 0; i < request->source_count; i++)
            if (strcmp(request->sources[i], "-") == 0) {
                cli_wrong("standard input (-) is given twice: give it once");
                return -1;
            }
    if (request->source_count == request->source_capacity) {
        size_t capacity = request->source_capacity ? 2 * request->source_capacity : 64;
        const char **sources = realloc(request->sources, capacity * sizeof *sources);
        if (!sources) return no_memory();
        request->sources = sources;
        request->source_capacity = capacity;
    }
    request->sources[request->source_count++] = name;
    return 0;
}

/* Adds a name that was made here; takes it over. */
static int add_owned(cli_request *request, char *name) {
    if (name && request->owned_count == request->owned_capacity) {
        size_t capacity = request->owned_capacity ? 2 * request->owned_capacity : 64;
        char **owned = realloc(request->owned, capacity * sizeof *owned);
        if (!owned) {
            free(name);
            return no_memory();
        }
        request->owned = owned;
        request->owned_capacity = capacity;
    }
    if (!name) return no_memory();
    request->owned[request->owned_count++] = name;
    return add(request, name);
}

static int is_directory(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int is_visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b) {
    return strcmp((*a)->d_name, (*b)->d_name);
}

static char *join(const char *directory, const char *name) {
    size_t length = strlen(directory), slash = length && directory[length - 1] == '/' ? 0 : 1;
    char *path = malloc(length + slash + strlen(name) + 1);
    if (path) sprintf(path, "%s%s%s", directory, slash ? "/" : "", name);
    return path;
}

static int add_directory(cli_request *request, const char *path, int depth);

static int add_entry(cli_request *request, const char *directory, const char *name, int depth) {
    char *path = join(directory, name);
    int result;
    if (!path || !is_directory(path)) return add_owned(request, path);
    result = depth < DEPTH_LIMIT ? add_directory(request, path, depth + 1) : 0;
    free(path);
    return result;
}

/* All files in a directory and its directories, in the order of their names; hidden ones are left out. One that cannot
 * be read is added itself: the run tells of it as of any report that cannot be read. */
static int add_directory(cli_request *request, const char *path, int depth) {
    struct dirent **entries;
    int count = scandir(path, &entries, is_visible, by_bytes), result = 0;
    if (count < 0) return add_owned(request, strdup(path));
    for (int i = 0; i < count; i++) {
        if (result == 0) result = add_entry(request, path, entries[i]->d_name, depth);
        free(entries[i]);
    }
    free(entries);
    return result;
}

int cli_request_sources(cli_request *request, int count, char **names) {
    for (int i = 0; i < count; i++) {
        size_t before = request->source_count;
        int directory = is_directory(names[i]);
        if ((directory ? add_directory(request, names[i], 0) : add(request, names[i])) != 0) return -1;
        if (directory && request->source_count == before && add(request, names[i]) != 0) return -1;
    }
    return 0;
}

int cli_request_list(cli_request *request, const char *path) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "r");
    char *line = NULL;
    size_t capacity = 0;
    ssize_t length;
    int result = 0;
    if (!file) {
        cli_wrong("--files-from %s: %s", path, gb_error_system(errno));
        return -1;
    }
    while (result == 0 && (length = getline(&line, &capacity, file)) >= 0) {
        while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) line[--length] = '\0';
        if (length > 0) result = add_owned(request, strdup(line));
    }
    if (result == 0 && ferror(file)) {
        cli_wrong("--files-from %s: %s", path, gb_error_system(errno));
        result = -1;
    }
    free(line);
    if (file != stdin) fclose(file);
    return result;
}
