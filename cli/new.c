/* The verb new: a folder with a plugin that builds and passes its own test. */
#include "cli.h"

#include "base/buffer.h"
#include "base/datafile.h"
#include "base/suggest.h"
#include "paths.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PLACEHOLDER "@NAME@"
#define NAME_LIMIT 40u /* characters of a plugin's name */

enum { KIND, LANG, SOURCE, TARGET };

typedef struct recipe {
    const char *kind, *lang, *name;
    const gb_paths *paths;
    const gb_data_table *files;
    const char *directory; /* that is made */
} recipe;

/* `text` with the name in the place of every @NAME@. 0, or -1: no memory. */
static int fill_in(gb_buffer *out, gb_string text, const char *name) {
    const size_t mark = strlen(PLACEHOLDER);
    for (size_t at = 0; at < text.length;) {
        if (gb_stands_at(text, at, GB_TEXT(PLACEHOLDER))) {
            gb_buffer_text(out, name);
            at += mark;
        } else {
            gb_buffer_append(out, text.data + at++, 1);
        }
    }
    return gb_buffer_terminate(out);
}

static int write_file(const char *path, const gb_buffer *content) {
    FILE *file = fopen(path, "wxe");
    if (!file) return cli_wrong("new: %s: %s", path, gb_error_system(errno));
    const size_t done = fwrite(content->data, 1, content->length, file);
    if (fclose(file) == 0 && done == content->length) return 0;
    return cli_wrong("new: %s: %s", path, gb_error_system(errno));
}

/* Makes the directories in front of the last part of a path. */
static int make_parents(char *path) {
    for (char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        if (*path && mkdir(path, 0755) != 0 && errno != EEXIST)
            return cli_wrong("new: %s: %s", path, gb_error_system(errno));
        *slash = '/';
    }
    return 0;
}

static int copy_file(const recipe *r, gb_string source, gb_string target) {
    char name[PATH_MAX], found[PATH_MAX];
    gb_buffer path = {0}, text = {0};
    gb_string content;
    gb_error error = {0};
    int result;
    snprintf(name, sizeof name, "templates/%.*s", (int)source.length, source.data);
    const char *from = gb_paths_core_data(r->paths, name, found, sizeof found);
    if (!from) return cli_wrong("new: %s is not installed: install Gongbao again", name);
    if (gb_file_map(from, &content, &error) != 0) return cli_failed(CLI_USAGE, &error);
    gb_buffer_format(&path, "%s/", r->directory);
    result =
        fill_in(&path, target, r->name) != 0 || fill_in(&text, content, r->name) != 0 ? cli_wrong("out of memory") : 0;
    if (result == 0) result = make_parents(path.data);
    if (result == 0) result = write_file(path.data, &text);
    gb_file_unmap(content);
    gb_buffer_free(&path);
    gb_buffer_free(&text);
    return result;
}

static int is_wanted(const recipe *r, size_t row) {
    return gb_equal(gb_data_table_cell(r->files, row, KIND), gb_string_of(r->kind)) &&
           gb_equal(gb_data_table_cell(r->files, row, LANG), gb_string_of(r->lang));
}

static int copy_files(const recipe *r) {
    size_t wanted = 0;
    for (size_t row = 0; row < gb_data_table_rows(r->files); row++) wanted += (size_t)is_wanted(r, row);
    if (wanted == 0)
        return cli_wrong("new: a %s cannot be written in %s: leave --lang out, and it is made in C", r->kind, r->lang);
    if (mkdir(r->directory, 0755) != 0)
        return cli_wrong(errno == EEXIST ? "new: %s is already there: give another name or -o DIRECTORY"
                                         : "new: %s cannot be made",
                         r->directory);
    for (size_t row = 0; row < gb_data_table_rows(r->files); row++)
        if (is_wanted(r, row) &&
            copy_file(r, gb_data_table_cell(r->files, row, SOURCE), gb_data_table_cell(r->files, row, TARGET)) != 0)
            return CLI_USAGE;
    cli_note("%s is there: cd %s, make test; then change it", r->directory, r->directory);
    return CLI_DONE;
}

static int make(recipe *r) {
    char buffer[PATH_MAX];
    gb_error error = {0};
    gb_paths *paths = gb_paths_new(NULL, &error);
    const char *list = paths ? gb_paths_core_data(paths, "templates/templates.tsv", buffer, sizeof buffer) : NULL;
    gb_data_table *files = list ? gb_data_table_read(list, "kind lang source target", &error) : NULL;
    int code;
    r->paths = paths;
    r->files = files;
    if (paths && !list)
        code = cli_wrong("new: the templates are not installed: install Gongbao again");
    else
        code = files ? copy_files(r) : cli_failed(CLI_USAGE, &error);
    gb_data_table_free(files);
    gb_paths_free(paths);
    return code;
}

/* ---- what the user wrote ---- */

static int check_name(const char *name) {
    const size_t length = strlen(name);
    if (length > 0 && length <= NAME_LIMIT && name[0] >= 'a' && name[0] <= 'z' &&
        name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_")] == '\0')
        return 0;
    return cli_wrong("new: '%s' cannot be a plugin's name: write small letters, digits and _, a letter first", name);
}

static int check_operands(recipe *r, int count, char **operands) {
    static const char *const kinds[] = {"analyzer", "reader", "writer", NULL};
    const char *near;
    if (count < 2) return cli_wrong("new: what kind, and which name? For example gongbao new analyzer NAME");
    if (count > 2) return cli_wrong("new: '%s' is one word too many", operands[2]);
    r->kind = operands[0];
    r->name = operands[1];
    for (size_t i = 0; kinds[i]; i++)
        if (strcmp(kinds[i], r->kind) == 0) return check_name(r->name);
    near = gb_suggest(r->kind, kinds);
    if (near) return cli_wrong("new: there is no kind of plugin called '%s': did you mean %s?", r->kind, near);
    return cli_wrong("new: there is no kind of plugin called '%s': give analyzer, reader or writer", r->kind);
}

static int run(int argc, char **argv) {
    cli_parser parser;
    recipe r = {.lang = "c"};
    const char *value;
    int operands = 0, key;
    if (cli_begin(&parser, &cli_new, argc, argv) != 0) return CLI_SYSTEM;
    while ((key = cli_next(&parser, &value, &operands)) >= 0) {
        if (key == CLI_LANG) r.lang = value;
        if (key == 'o') r.directory = value;
    }
    cli_end(&parser);
    if (key != CLI_END) return cli_exit_code(key);
    if (check_operands(&r, argc - operands, argv + operands) != 0) return CLI_USAGE;
    if (!r.directory) r.directory = r.name;
    return make(&r);
}

static const cli_option OPTIONS[] = {
    {CLI_LANG, "lang", "LANGUAGE", "c|python", "language of the plugin; default c"},
    {'o', "output", "DIRECTORY", NULL, "make this directory; default: NAME in the current one"},
    {'q', "quiet", NULL, NULL, "say nothing but errors"},
    {CLI_HELP, "help", NULL, NULL, "show this help"},
    {0, NULL, NULL, NULL, NULL},
};

const cli_verb cli_new = {
    .name = "new",
    .synopsis = "analyzer|reader|writer NAME",
    .summary = "Make a folder with a plugin of your own that builds and passes its test",
    .text =
        "The folder holds a short plugin that works, a Makefile, test cases and a README: change what it looks for.\n"
        "An analyzer can be written in Python, too; it then needs no compiler.",
    .examples = "gongbao new analyzer mywords\n"
                "gongbao new analyzer mymarks --lang python\n"
                "gongbao new writer mylines",
    .options = OPTIONS,
    .run = run,
};
