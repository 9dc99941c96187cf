#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* realpath */
#endif
#include "lists.h"
#include "characters.h"
#include "listtext.h"
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <sys/stat.h>

#define FILE_LIMIT 32
#define WARNING_LIMIT 5

typedef struct loader {
    const gb_host *host;
    gb_context *context;
    seg_user_builder builder;
    char *names[FILE_LIMIT];     /* as the user wrote them */
    char *converted[FILE_LIMIT]; /* texts; NULL when the file itself is used */
    size_t count, conflicts;
} loader;

/* The absolute path of a file that can be read, or NULL after fail(). */
static const char *find_file(loader *l, const char *option, const char *name, char path[PATH_MAX]) {
    struct stat status;
    if (!realpath(name, path) || stat(path, &status) != 0)
        l->host->fail(l->context, GB_FATAL, "option %s: %s: there is no such file", option, name);
    else if (!S_ISREG(status.st_mode))
        l->host->fail(l->context, GB_FATAL, "option %s: %s: not a regular file", option, name);
    else
        return path;
    return NULL;
}

static gb_status load_file(loader *l, const char *option, const char *name, int splits) {
    char path[PATH_MAX];
    gb_string bytes = {"", 0}, text;
    size_t line = 0;
    struct stat status;
    if (!find_file(l, option, name, path)) return GB_FATAL;
    if (stat(path, &status) == 0 && status.st_size > 0 && l->host->data_file(l->context, path, &bytes) != GB_OK)
        return GB_FATAL;
    if (bytes.length >= 8 && memcmp(bytes.data, SEG_IMAGE_MAGIC, 8) == 0)
        return l->host->fail(l->context, GB_FATAL, "%s: a compiled dictionary: give it as dictionary=%s", name, name);
    const char *problem = seg_list_text(bytes, &text, &l->converted[l->count - 1]);
    if (!problem && seg_user_add(&l->builder, name, text, splits, &line, &problem) == 0) return GB_OK;
    if (line == 0) return l->host->fail(l->context, GB_FATAL, "%s: %s", name, problem);
    return l->host->fail(l->context, GB_FATAL, "%s:%zu: %s; write one word a line, as in `高质量发展 100 n`", name,
                         line, problem);
}

static gb_status load_files(loader *l, const char *option, const char *names, int splits) {
    while (names && *names) {
        size_t length = strcspn(names, ",");
        char *name = l->count < FILE_LIMIT ? strndup(names, length) : NULL;
        if (!name) return l->host->fail(l->context, GB_FATAL, "option %s: more than %d files", option, FILE_LIMIT);
        l->names[l->count++] = name;
        if (length > 0) {
            gb_status status = load_file(l, option, name, splits);
            if (status != GB_OK) return status;
        }
        names += length + (names[length] == ',');
    }
    return GB_OK;
}

static gb_status alias_traditional(loader *l) {
    const gb_data_table *table = l->host->data_table(l->context, "traditional.tsv", "character simplified");
    if (!table) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(table); row++) {
        gb_string from = l->host->data_cell(table, row, 0), to = l->host->data_cell(table, row, 1);
        size_t a = 0, b = 0;
        uint32_t c = gb_next(from, &a), simple = gb_next(to, &b);
        seg_user_alias(&l->builder, c, simple);
    }
    return GB_OK;
}

static void warn(void *data, const seg_origin *dropped, const seg_origin *kept) {
    loader *l = data;
    if (l->conflicts++ >= WARNING_LIMIT) return;
    l->host->log(l->context, GB_WARNING, "%s:%zu: \"%.*s\" contradicts %s:%zu, which counts: remove one of the lines",
                 dropped->file, dropped->line, (int)dropped->word.length, dropped->word.data, kept->file, kept->line);
}

static gb_status load(loader *l, const seg_lists *lists, const seg_dictionary *dictionary, seg_user *user) {
    const char *problem = "out of memory";
    gb_status status = GB_OK;
    if (seg_user_start(&l->builder, dictionary) != 0) return l->host->fail(l->context, GB_FATAL, "%s", problem);
    if (lists->traditional) status = alias_traditional(l);
    if (status == GB_OK) status = load_files(l, "dict", lists->words, 0);
    if (status == GB_OK) status = load_files(l, "split", lists->splits, 1);
    if (status != GB_OK) return status;
    if (seg_user_finish(&l->builder, user, warn, l, &problem) != 0)
        return l->host->fail(l->context, GB_FATAL, "%s", problem);
    if (l->conflicts > WARNING_LIMIT)
        l->host->log(l->context, GB_WARNING, "%zu more contradictions in the lists of words",
                     l->conflicts - WARNING_LIMIT);
    l->host->log(l->context, GB_INFO, "%zu words of your own, %zu to be cut", user->words, user->splits);
    return GB_OK;
}

gb_status seg_lists_load(gb_context *context, const gb_host *host, const seg_lists *lists,
                         const seg_dictionary *dictionary, seg_user *user) {
    loader l = {.host = host, .context = context};
    gb_status status = load(&l, lists, dictionary, user);
    seg_user_discard(&l.builder);
    for (size_t i = 0; i < l.count; i++) {
        free(l.names[i]);
        free(l.converted[i]);
    }
    return status;
}
