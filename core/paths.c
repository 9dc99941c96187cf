#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* dladdr1, secure_getenv */
#endif
#include "paths.h"

#include "base/arena.h"
#include "base/buffer.h"

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <link.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define TREE_FILE "gongbao-uninstalled.conf"

struct gb_paths {
    gb_arena arena;
    gb_buffer directories; /* const char *[], ends with NULL */
    const char *source;    /* of the build tree; both NULL when installed */
    const char *build;
    const char *engine;
};

static int no_memory(gb_error *error) {
    return gb_error_set(error, GB_ERROR_SYSTEM, "out of memory for the search paths");
}

static int is_file(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* Formats a path; NULL when it is too long. */
__attribute__((format(printf, 3, 4))) static const char *compose(char *buffer, size_t capacity, const char *format,
                                                                 ...) {
    va_list arguments;
    int length;
    va_start(arguments, format);
    length = vsnprintf(buffer, capacity, format, arguments);
    va_end(arguments);
    return length >= 0 && (size_t)length < capacity ? buffer : NULL;
}

static int add_directory(gb_paths *paths, const char *path, size_t length) {
    const char *copy = gb_arena_copy(&paths->arena, path, length);
    return copy ? gb_buffer_append(&paths->directories, &copy, sizeof copy) : -1;
}

/* Adds the directories of a list separated by colons. */
static int add_list(gb_paths *paths, const char *list) {
    char current[PATH_MAX], composed[2 * PATH_MAX], clean[PATH_MAX];
    while (list && *list) {
        size_t length = strcspn(list, ":");
        int result = 0;
        if (length > 0 && length < PATH_MAX && *list == '/')
            result = add_directory(paths, list, length);
        else if (length > 0 && length < PATH_MAX && getcwd(current, sizeof current) &&
                 compose(composed, sizeof composed, "%s/%.*s", current, (int)length, list)) {
            const char *absolute = realpath(composed, clean) ? clean : composed;
            result = add_directory(paths, absolute, strlen(absolute));
        }
        if (result != 0) return -1;
        list += length + (list[length] == ':');
    }
    return 0;
}

static int add_users(gb_paths *paths) {
    const char *data = secure_getenv("XDG_DATA_HOME"), *home = secure_getenv("HOME"), *path = NULL;
    char buffer[PATH_MAX];
    if (data && *data == '/')
        path = compose(buffer, sizeof buffer, "%s/gongbao/plugins", data);
    else if (home && *home == '/')
        path = compose(buffer, sizeof buffer, "%s/.local/share/gongbao/plugins", home);
    return path ? add_directory(paths, path, strlen(path)) : 0;
}

static int visible(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

/* The build tree keeps each module in BUILD/plugins/NAME/.libs. */
static int add_tree(gb_paths *paths) {
    char path[PATH_MAX];
    struct dirent **names;
    int count, result = 0;
    if (!compose(path, sizeof path, "%s/plugins", paths->build)) return 0;
    count = scandir(path, &names, visible, alphasort);
    for (int i = 0; i < count; i++) {
        struct stat status;
        if (result == 0 && compose(path, sizeof path, "%s/plugins/%s/.libs", paths->build, names[i]->d_name) &&
            stat(path, &status) == 0 && S_ISDIR(status.st_mode))
            result = add_directory(paths, path, strlen(path));
        free(names[i]);
    }
    if (count >= 0) free(names);
    return result;
}

/* The file that this code is in: the program, or the library that embeds the core. */
static const char *own_file(char path[PATH_MAX]) {
    Dl_info info;
    struct link_map *map = NULL;
    void *here;
    const char *(*self)(char *) = own_file;
    memcpy(&here, &self, sizeof here);
    if (!dladdr1(here, &info, (void **)&map, RTLD_DL_LINKMAP) || !map) return NULL;
    return realpath(*map->l_name ? map->l_name : "/proc/self/exe", path);
}

/* The value of "NAME=value" with a line end, in the arena; NULL when the line is another one or memory runs out. */
static const char *line_value(gb_arena *arena, const char *line, const char *name) {
    size_t length = strlen(name);
    if (strncmp(line, name, length) != 0 || line[length] != '=' || line[length + 1] != '/') return NULL;
    line += length + 1;
    return gb_arena_copy(arena, line, strcspn(line, "\r\n"));
}

/* Reads the file that stands beside an uninstalled program or library. */
static void find_tree(gb_paths *paths) {
    char own[PATH_MAX], file[PATH_MAX], line[PATH_MAX + 16];
    char *slash;
    size_t length;
    FILE *stream;
    if (!own_file(own)) return;
    slash = strrchr(own, '/');
    if (!slash) return;
    *slash = '\0';
    length = strlen(own);
    if (length >= 6 && strcmp(own + length - 6, "/.libs") == 0) own[length - 6] = '\0';
    if (!compose(file, sizeof file, "%s/" TREE_FILE, own)) return;
    stream = fopen(file, "re");
    if (!stream) return;
    while (fgets(line, sizeof line, stream)) {
        const char *source = line_value(&paths->arena, line, "source"),
                   *build = line_value(&paths->arena, line, "build");
        if (source) paths->source = source;
        if (build) paths->build = build;
    }
    fclose(stream);
    if (!paths->source || !paths->build) paths->source = paths->build = NULL;
}

static int find_engine(gb_paths *paths) {
    char path[PATH_MAX];
    paths->engine = GB_ENGINE_PATH;
    if (!paths->build || !compose(path, sizeof path, "%s/gongbao-engine", paths->build)) return 0;
    paths->engine = gb_arena_copy(&paths->arena, path, strlen(path));
    return paths->engine ? 0 : -1;
}

static int fill(gb_paths *paths, const char *extra) {
    const char *end = NULL;
    find_tree(paths);
    if (find_engine(paths) != 0 || add_list(paths, extra) != 0) return -1;
    if (add_list(paths, secure_getenv("GONGBAO_PLUGIN_PATH")) != 0 || add_users(paths) != 0) return -1;
    if (paths->build) {
        if (add_tree(paths) != 0) return -1;
    } else if (add_directory(paths, GB_PLUGIN_DIRECTORY, strlen(GB_PLUGIN_DIRECTORY)) != 0) {
        return -1;
    }
    return gb_buffer_append(&paths->directories, &end, sizeof end);
}

gb_paths *gb_paths_new(const char *extra, gb_error *error) {
    gb_paths *paths = calloc(1, sizeof *paths);
    if (paths && fill(paths, extra) == 0) return paths;
    gb_paths_free(paths);
    no_memory(error);
    return NULL;
}

const char *const *gb_paths_plugin_directories(const gb_paths *paths) {
    return (const char *const *)(const void *)paths->directories.data;
}

const char *gb_paths_engine(const gb_paths *paths) {
    return paths->engine;
}

/* 1 for a name that stays inside the directory that it is looked up in. */
static int stays_inside(const char *name) {
    if (!*name || *name == '/') return 0;
    for (const char *part = name; part; part = strchr(part, '/')) {
        part += *part == '/';
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0')) return 0;
    }
    return 1;
}

const char *gb_paths_core_data(const gb_paths *paths, const char *name, char *buffer, size_t capacity) {
    const char *path = NULL;
    if (!stays_inside(name)) return NULL;
    if (paths->source)
        path = compose(buffer, capacity, "%s/examples/%s", paths->source, name);
    else
        path = compose(buffer, capacity, "%s/%s", GB_DATA_DIRECTORY, name);
    return path && is_file(path) ? path : NULL;
}

const char *gb_paths_module_data(const gb_paths *paths, const char *module_path, const char *name, char *buffer,
                                 size_t capacity) {
    const char *slash = strrchr(module_path, '/'), *path;
    const char *module = slash ? slash + 1 : module_path;
    size_t directory = (size_t)(module - module_path), length = strlen(module);
    int stem;
    if (length > 3 && strcmp(module + length - 3, ".so") == 0) length -= 3;
    if (!stays_inside(name) || length > NAME_MAX || directory > PATH_MAX) return NULL;
    stem = (int)length;
    path = compose(buffer, capacity, "%.*s%.*s.data/%s", (int)directory, module_path, stem, module, name);
    if (path && is_file(path)) return path;
    if (!paths->build) {
        path = compose(buffer, capacity, "%s/%.*s/%s", GB_DATA_DIRECTORY, stem, module, name);
        return path && is_file(path) ? path : NULL;
    }
    path = compose(buffer, capacity, "%s/plugins/%.*s/data/%s", paths->build, stem, module, name);
    if (path && is_file(path)) return path;
    path = compose(buffer, capacity, "%s/plugins/%.*s/data/%s", paths->source, stem, module, name);
    return path && is_file(path) ? path : NULL;
}

void gb_paths_free(gb_paths *paths) {
    if (!paths) return;
    gb_arena_free(&paths->arena);
    gb_buffer_free(&paths->directories);
    free(paths);
}
