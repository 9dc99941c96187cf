/* The verb test: case files of plugins, as TAP. */
#include "casediff.h"
#include "cli.h"

#include "paths.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOAD_SECONDS 10.0 /* for one plugin file */

typedef struct tally {
    const gb_paths *paths;
    const gb_registry *registry;
    int update;
    size_t number, passed, failed;
} tally;

static void report(tally *t, int passed, const char *path, size_t line, const char *title) {
    t->number++;
    if (passed)
        t->passed++;
    else
        t->failed++;
    printf("%sok %zu - %s", passed ? "" : "not ", t->number, path);
    if (line) printf(":%zu", line);
    printf(": %s\n", title);
}

/* A file that cannot be run counts as one failed case. */
static void report_broken(tally *t, const char *path, const gb_error *error) {
    report(t, 0, path, 0, "cannot be run");
    printf("#   %s\n", error->text);
}

/* Puts the new content in place of the file. 0, or -1 with `error`. */
static int replace(const char *path, const gb_buffer *content, gb_error *error) {
    gb_buffer name = {0};
    FILE *file;
    int result = -1;
    gb_buffer_format(&name, "%s.new", path);
    gb_buffer_terminate(&name);
    file = name.failed ? NULL : fopen(name.data, "w");
    if (file) {
        result = content->length && fwrite(content->data, 1, content->length, file) != content->length ? -1 : 0;
        if (fclose(file) != 0) result = -1;
        if (result == 0) result = rename(name.data, path);
        if (result != 0) unlink(name.data);
    }
    gb_buffer_free(&name);
    return result == 0
               ? 0
               : gb_error_set(error, GB_ERROR_SYSTEM, "%s: cannot be rewritten: %s", path, gb_error_system(errno));
}

/* The case's part of the file up to its rows, then the rows it got. */
static void rewrite(const case_file *file, size_t number, const case_rows *got, size_t *copied, gb_buffer *out) {
    gb_string expected = file->cases[number].expected;
    size_t begin = (size_t)(expected.data - file->content.data);
    gb_buffer_append(out, file->content.data + *copied, begin - *copied);
    if (out->length && out->data[out->length - 1] != '\n') gb_buffer_text(out, "\n");
    case_rows_write(got, out);
    if (number + 1 < file->case_count) gb_buffer_text(out, "\n");
    *copied = begin + expected.length;
}

static int run_case(tally *t, case_runner *runner, size_t number, case_rows *got, int *passed, gb_error *error) {
    const case_file *file = runner->file;
    const case_entry *entry = &file->cases[number];
    case_rows expected = {0};
    int result = case_runner_run(runner, number, got, error);
    if (result == 0 && case_rows_expected(file, entry, &expected) != 0)
        result = gb_error_set(error, GB_ERROR_SYSTEM, "out of memory");
    if (result == 0) {
        *passed = case_rows_equal(&expected, got);
        report(t, *passed || t->update, file->path, entry->line, entry->title);
        if (!*passed) case_rows_diff(&expected, got);
    }
    case_rows_free(&expected);
    return result;
}

static int run_cases(tally *t, case_runner *runner, gb_error *error) {
    const case_file *file = runner->file;
    gb_buffer updated = {0};
    size_t copied = 0;
    int changed = 0, result = 0;
    for (size_t i = 0; i < file->case_count && result == 0; i++) {
        case_rows got = {0};
        int passed = 0;
        result = run_case(t, runner, i, &got, &passed, error);
        if (result == 0 && t->update) rewrite(file, i, &got, &copied, &updated);
        changed |= !passed;
        case_rows_free(&got);
    }
    if (result == 0 && t->update && changed)
        result = updated.failed ? gb_error_set(error, GB_ERROR_SYSTEM, "out of memory")
                                : replace(file->path, &updated, error);
    gb_buffer_free(&updated);
    return result;
}

static void run_file(tally *t, const char *path) {
    case_file file;
    case_runner runner;
    gb_error error = {0};
    if (case_file_read(&file, path, &error) != 0) {
        report_broken(t, path, &error);
        return;
    }
    if (case_runner_open(&runner, &file, t->registry, t->paths, &error) != 0) {
        report_broken(t, path, &error);
    } else {
        if (run_cases(t, &runner, &error) != 0) report_broken(t, path, &error);
        case_runner_close(&runner);
    }
    case_file_free(&file);
}

/* 1 for files that were found in a directory and are no case files. */
static int is_other(const cli_request *request, const char *path) {
    size_t length = strlen(path);
    for (size_t i = 0; i < request->owned_count; i++)
        if (request->owned[i] == path) return length < 4 || strcmp(path + length - 4, ".txt") != 0;
    return 0;
}

static int run_files(const cli_request *request, int update) {
    tally t = {.update = update};
    gb_error error = {0};
    gb_paths *paths = gb_paths_new(request->run.plugin_path, &error);
    gb_registry *registry = paths ? gb_registry_load(gb_paths_plugin_directories(paths), LOAD_SECONDS, &error) : NULL;
    if (registry) {
        t.paths = paths;
        t.registry = registry;
        for (size_t i = 0; i < request->source_count; i++)
            if (!is_other(request, request->sources[i])) run_file(&t, request->sources[i]);
        printf("1..%zu\n# %zu passed, %zu failed\n", t.number, t.passed, t.failed);
        gb_registry_free(registry);
    }
    gb_paths_free(paths);
    if (!registry) return cli_failed(CLI_SYSTEM, &error);
    if (t.number == 0) return cli_wrong("test: there is no case file (*.txt)");
    return t.failed ? CLI_PARTLY : CLI_DONE;
}

/* 0 when every file can be read; else the exit code, after saying which cannot. */
static int check_readable(const cli_request *request) {
    for (size_t i = 0; i < request->source_count; i++)
        if (access(request->sources[i], R_OK) != 0)
            return cli_wrong("test: %s: %s", request->sources[i], gb_error_system(errno));
    return 0;
}

static int run(int argc, char **argv) {
    cli_parser parser;
    cli_request request;
    const char *value;
    int operands = 0, key, update = 0, code;
    if (cli_begin(&parser, &cli_test, argc, argv) != 0) return CLI_SYSTEM;
    cli_request_begin(&request);
    while ((key = cli_next(&parser, &value, &operands)) >= 0) {
        if (key == CLI_UPDATE) update = 1;
        cli_request_option(&request, key, value);
    }
    cli_end(&parser);
    if (key != CLI_END)
        code = cli_exit_code(key);
    else if (operands == argc)
        code = cli_wrong("test: which cases? Give case files or directories, such as plugins/numbers/cases");
    else if (cli_request_sources(&request, argc - operands, argv + operands) != 0)
        code = CLI_USAGE;
    else if ((code = check_readable(&request)) == 0)
        code = run_files(&request, update);
    cli_request_end(&request);
    return code;
}

static const cli_option OPTIONS[] = {
    {CLI_UPDATE, "update", NULL, NULL, "write what was found into the case files, as the rows expected from now on"},
    {CLI_PLUGIN_PATH, "plugin-path", "DIRS", NULL, "look for plugins here first (directories separated by colons)"},
    {CLI_ERRORS, "errors", "FORM", "text|json", "form of messages on standard error; default text"},
    {CLI_HELP, "help", NULL, NULL, "show this help"},
    {0, NULL, NULL, NULL, NULL},
};

const cli_verb cli_test = {
    .name = "test",
    .synopsis = "[--update] CASES...",
    .summary = "Run case files: texts with the rows that must be found in them",
    .text =
        "CASES are case files, or directories in which all *.txt are case files. The output is TAP: a line a case,\n"
        "and for a failing one the rows that are missing (-) and those that were not expected (+). The cases run\n"
        "in this process. Exit code 1 when a case failed.",
    .examples = "gongbao test plugins/numbers/cases\n"
                "gongbao test --update plugins/numbers/cases/units.txt",
    .options = OPTIONS,
    .run = run,
};
