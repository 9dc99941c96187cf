#include "plugin/scan.h"

#include "plugin/elf.h"
#include "plugin/trust.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ENDING ".so"
#define MANIFEST_ENDING ".gongbao.json"

typedef struct identity {
    dev_t device;
    ino_t inode;
} identity;

int gb_scan_refuse(gb_scan *scan, const char *path, const char *reason) {
    gb_refusal refusal;
    refusal.path = gb_arena_copy(scan->arena, path, strlen(path));
    refusal.reason = gb_arena_copy(scan->arena, reason, strlen(reason));
    if (!refusal.path || !refusal.reason) return -1;
    return gb_buffer_append(&scan->refusals, &refusal, sizeof refusal);
}

/* 1 when the directory was seen before, 0 when not: it is now. -1 = out of memory. */
static int seen_before(gb_scan *scan, int fd) {
    struct stat status;
    identity own;
    const identity *seen = (const identity *)(const void *)scan->seen.data;
    if (fstat(fd, &status) != 0) return 0;
    memset(&own, 0, sizeof own);
    own.device = status.st_dev;
    own.inode = status.st_ino;
    for (size_t i = 0; i < scan->seen.length / sizeof own; i++)
        if (seen[i].device == own.device && seen[i].inode == own.inode) return 1;
    return gb_buffer_append(&scan->seen, &own, sizeof own);
}

static int ends_with(const char *name, const char *ending) {
    size_t length = strlen(name), tail = strlen(ending);
    return length > tail && strcmp(name + length - tail, ending) == 0;
}

static int is_wanted(const struct dirent *entry) {
    return entry->d_name[0] != '.' && (ends_with(entry->d_name, ENDING) || ends_with(entry->d_name, MANIFEST_ENDING));
}

/* A file called *.so or *.gongbao.json. */
static int take_file(gb_scan *scan, const char *directory, int directory_fd, const char *name) {
    char path[PATH_MAX];
    gb_error error;
    gb_probe_file file = {NULL, NULL, NULL};
    const char *ending = ends_with(name, ENDING) ? ENDING : MANIFEST_ENDING;
    const int is_module = ending[1] == 's';
    int length = snprintf(path, sizeof path, "%s/%s", directory, name), fd, result;
    if (length < 0 || (size_t)length >= sizeof path) return gb_scan_refuse(scan, name, "its path is too long");
    fd = gb_trust_file(directory_fd, name, &error);
    if (fd < 0) return gb_scan_refuse(scan, path, error.text);
    result = is_module ? gb_elf_check(fd, &error) : 0;
    close(fd);
    if (result != 0) return gb_scan_refuse(scan, path, error.text);
    file.path = gb_arena_copy(scan->arena, path, (size_t)length);
    file.module = gb_arena_copy(scan->arena, name, strlen(name) - strlen(ending));
    if (!file.path || !file.module) return -1;
    return gb_buffer_append(is_module ? &scan->files : &scan->manifests, &file, sizeof file);
}

static int scan_names(gb_scan *scan, const char *path, int fd) {
    struct dirent **names;
    char own[64];
    int count, result = 0;
    snprintf(own, sizeof own, "/proc/self/fd/%d", fd);
    count = scandir(own, &names, is_wanted, alphasort);
    if (count < 0) return gb_scan_refuse(scan, path, gb_error_system(errno));
    for (int i = 0; i < count; i++) {
        if (result == 0) result = take_file(scan, path, fd, names[i]->d_name);
        free(names[i]);
    }
    free(names);
    return result;
}

int gb_scan_directory(gb_scan *scan, const char *path) {
    gb_error error;
    int fd = gb_trust_directory(path, &error), result;
    if (fd == -2) return 0;
    if (fd < 0) return gb_scan_refuse(scan, path, error.text);
    result = seen_before(scan, fd);
    if (result == 0) result = scan_names(scan, path, fd);
    close(fd);
    return result < 0 ? -1 : 0;
}

void gb_scan_free(gb_scan *scan) {
    gb_buffer_free(&scan->files);
    gb_buffer_free(&scan->manifests);
    gb_buffer_free(&scan->refusals);
    gb_buffer_free(&scan->seen);
}
