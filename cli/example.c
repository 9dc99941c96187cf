/* An example of what an analyzer finds. */
#include "example.h"

#include "base/datafile.h"
#include "describe.h"
#include "paths.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define EXAMPLE_ROWS 3        /* of a layer or table */
#define EXAMPLE_CHARACTERS 24 /* of a cell */
#define EXAMPLE_FILE "check/example.txt"

/* ---- running ---- */

/* The first rows of what `from` has of the layers or tables in `declared`. */
static void take_rows(cJSON *sample, const char *member, const cJSON *declared, const cJSON *from) {
    cJSON *taken = cJSON_AddObjectToObject(sample, member);
    const cJSON *layer, *row;
    cJSON_ArrayForEach(layer, declared) {
        const char *name = cli_member(layer, "name");
        cJSON *rows = cJSON_AddArrayToObject(taken, name);
        int count = 0;
        cJSON_ArrayForEach(row, cJSON_GetObjectItemCaseSensitive(from, name)) {
            if (count++ == EXAMPLE_ROWS) break;
            cJSON_AddItemToArray(rows, cJSON_Duplicate(row, 1));
        }
    }
}

static void take_results(cJSON *sample, const cJSON *plugin, const cJSON *results) {
    const cJSON *documents = cJSON_GetObjectItemCaseSensitive(results, "documents");
    const cJSON *layers = cJSON_GetObjectItemCaseSensitive(cJSON_GetArrayItem(documents, 0), "layers");
    const cJSON *failure = cJSON_GetArrayItem(cJSON_GetObjectItemCaseSensitive(results, "errors"), 0);
    if (failure) {
        cJSON_AddStringToObject(sample, "error", cli_member(failure, "message"));
        return;
    }
    take_rows(sample, "layers", cJSON_GetObjectItemCaseSensitive(plugin, "gives"), layers);
    take_rows(sample, "tables", cJSON_GetObjectItemCaseSensitive(plugin, "tables"),
              cJSON_GetObjectItemCaseSensitive(results, "tables"));
}

/* Runs the plugin with its default options, results as JSON into the file `output`. */
static void run_plugin(const gb_run_request *like, cJSON *plugin, const char *source, const char *output,
                       cJSON *sample) {
    gb_run_request request = *like;
    gb_run_report report = {0};
    gb_error error = {0};
    gb_string content;
    request.chain = cli_member(plugin, "id");
    request.writer = "json";
    request.output = output;
    request.sources = &source;
    request.source_count = 1;
    request.jobs = 1;
    request.event = NULL;
    if (gb_run(&request, &report, &error) > 1 || gb_file_map(output, &content, &error) != 0) {
        cJSON_AddStringToObject(sample, "error", error.text);
        return;
    }
    cJSON *results = cJSON_ParseWithLength(content.data, content.length);
    take_results(sample, plugin, results);
    cJSON_Delete(results);
    gb_file_unmap(content);
}

static void add_sample(const gb_run_request *request, cJSON *plugin, const char *source, const char *output) {
    cJSON *sample = cJSON_AddObjectToObject(plugin, "sample");
    gb_string text;
    gb_error error = {0};
    if (gb_file_map(source, &text, &error) == 0) {
        char *copy = strndup(text.data, text.length);
        if (copy) cJSON_AddStringToObject(sample, "text", copy);
        free(copy);
        gb_file_unmap(text);
    }
    run_plugin(request, plugin, source, output, sample);
}

void cli_example_add(const gb_run_request *request, cJSON *answer) {
    const char *folder = getenv("TMPDIR");
    char buffer[PATH_MAX], output[PATH_MAX];
    gb_error error = {0};
    gb_paths *paths = gb_paths_new(request->plugin_path, &error);
    const char *source = paths ? gb_paths_core_data(paths, EXAMPLE_FILE, buffer, sizeof buffer) : NULL;
    const int length = snprintf(output, sizeof output, "%s/gongbao-XXXXXX", folder && *folder == '/' ? folder : "/tmp");
    const int file = source && length < PATH_MAX ? mkstemp(output) : -1;
    cJSON *plugin;
    if (file >= 0) {
        close(file);
        cJSON_ArrayForEach(plugin, cJSON_GetObjectItemCaseSensitive(
                                       answer, "plugins")) if (strcmp(cli_member(plugin, "kind"), "analyzer") == 0)
            add_sample(request, plugin, source, output);
        unlink(output);
    }
    gb_paths_free(paths);
}

/* ---- printing ---- */

/* The beginning of a text on one line. */
static void print_cut(const char *text) {
    size_t at = 0, characters = 0;
    while (text[at] && characters < EXAMPLE_CHARACTERS) {
        putchar((unsigned char)text[at] < ' ' ? ' ' : text[at]);
        at++;
        if (((unsigned char)text[at] & 0xC0) == 0x80) continue;
        characters++;
    }
    if (text[at]) fputs("…", stdout);
}

static void print_cell(const cJSON *cell) {
    char *words = cJSON_IsString(cell) ? NULL : cJSON_PrintUnformatted(cell);
    print_cut(cJSON_IsString(cell) ? cell->valuestring : words ? words : "");
    cJSON_free(words);
}

/* The words at which the row stands, then the columns that have a value. */
static void print_row(const cJSON *row) {
    const char *text = cli_member(row, "text");
    const cJSON *cell;
    int count = 0;
    fputs("      ", stdout);
    print_cut(text);
    if (*text) printf("  (");
    cJSON_ArrayForEach(cell, row) {
        const char *name = cell->string;
        if (cJSON_IsNull(cell) || !strcmp(name, "id") || !strcmp(name, "text")) continue;
        printf("%s%s ", count++ ? ", " : "", name);
        print_cell(cell);
    }
    puts(*text ? ")" : "");
}

static void print_rows(const cJSON *layers) {
    const cJSON *layer, *row;
    cJSON_ArrayForEach(layer, layers) {
        printf("  %s:%s\n", layer->string, cJSON_GetArraySize(layer) ? "" : " no row");
        cJSON_ArrayForEach(row, layer) print_row(row);
    }
}

void cli_example_print(const cJSON *plugin) {
    const cJSON *sample = cJSON_GetObjectItemCaseSensitive(plugin, "sample");
    const char *text = cli_member(sample, "text"), *error = cli_member(sample, "error");
    if (!sample) return;
    if (*error) {
        printf("\nIt was not run over the sample text: %s\n", error);
        return;
    }
    puts("\nThe sample text:");
    while (*text) {
        const size_t length = strcspn(text, "\n");
        if (length) printf("  %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
    printf("What it gives for it (at most %d rows each, columns that have a value):\n", EXAMPLE_ROWS);
    print_rows(cJSON_GetObjectItemCaseSensitive(sample, "layers"));
    print_rows(cJSON_GetObjectItemCaseSensitive(sample, "tables"));
}
