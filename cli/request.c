/* A run request from options and operands: what the verbs run and kwic have in common. */
#include "cli.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

void cli_request_begin(cli_request *request) {
    *request = (cli_request){.color = "auto"};
    request->run.event = cli_event;
}

static int take_seconds(cli_request *request, const char *value) {
    char *end;
    double seconds = strtod(value, &end);
    if (*value && !*end && isfinite(seconds) && seconds > 0 && seconds <= 1e6) {
        request->run.stage_seconds = seconds;
        return 1;
    }
    cli_wrong("--stage-seconds %s: must be a number of seconds above 0", value);
    return -1;
}

static int take_jobs(cli_request *request, const char *value) {
    long number;
    if (cli_number("jobs", value, 1, 1024, &number) != 0) return -1;
    request->run.jobs = (int)number;
    return 1;
}

/* Tells which directories of --plugin-path are none: their plugins would be missed without a word. */
static void check_directories(const char *list) {
    char path[PATH_MAX], words[PATH_MAX + 64];
    struct stat status;
    for (; *list; list += strspn(list, ":")) {
        const size_t length = strcspn(list, ":");
        snprintf(path, sizeof path, "%.*s", (int)(length < sizeof path ? length : 0), list);
        list += length;
        if (!*path || (stat(path, &status) == 0 && S_ISDIR(status.st_mode))) continue;
        snprintf(words, sizeof words, "--plugin-path %s: there is no such directory", path);
        cli_event(NULL, &(gb_event){.kind = GB_EVENT_WARNING, .message = words});
    }
}

int cli_request_option(cli_request *request, int key, const char *value) {
    gb_run_request *run = &request->run;
    switch (key) {
    case 'o':
        run->output = strcmp(value, "-") == 0 ? NULL : value;
        return 1;
    case 'j':
        return take_jobs(request, value);
    case CLI_READER:
        run->reader = value;
        return 1;
    case CLI_MANIFEST:
        run->manifest = value;
        return 1;
    case CLI_LAYERS:
        run->layers = value;
        return 1;
    case CLI_OFFSETS:
        run->offsets = value;
        return 1;
    case CLI_PLUGIN_PATH:
        run->plugin_path = value;
        check_directories(value);
        return 1;
    case CLI_ISOLATE:
        run->isolate = strcmp(value, "none") == 0 ? GB_ISOLATE_NONE : GB_ISOLATE_WORKER;
        return 1;
    case CLI_STAGE_SECONDS:
        return take_seconds(request, value);
    case CLI_COLOR:
        request->color = value;
        return 1;
    case CLI_PROGRESS:
        cli_progress_mode(value ? value : "always");
        return 1;
    case CLI_FILES_FROM:
        return cli_request_list(request, value) == 0 ? 1 : -1;
    default:
        return 0;
    }
}

void cli_quote(gb_buffer *text, const char *value) {
    gb_buffer_text(text, "'");
    for (; *value; value++) gb_buffer_append(text, *value == '\'' ? "''" : value, *value == '\'' ? 2 : 1);
    gb_buffer_text(text, "'");
}

void cli_request_terminal(cli_request *request) {
    gb_run_request *run = &request->run;
    const char *no_color = getenv("NO_COLOR"), *term = getenv("TERM");
    struct winsize size;
    run->terminal = !run->output && isatty(STDOUT_FILENO);
    run->columns = 80;
    if (run->terminal && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col >= 40) run->columns = size.ws_col;
    if (strcmp(request->color, "auto") == 0)
        run->color = run->terminal && !(no_color && *no_color) && !(term && strcmp(term, "dumb") == 0);
    else
        run->color = strcmp(request->color, "always") == 0;
}

int cli_request_run(cli_request *request) {
    gb_run_report report = {0};
    gb_error error = {0};
    int code;
    request->run.sources = request->sources;
    request->run.source_count = request->source_count;
    code = gb_run(&request->run, &report, &error);
    cli_progress_clear();
    if (code >= CLI_USAGE) return cli_failed(code, &error);
    if (report.failed_documents || report.failed_stages)
        cli_note("%zu done, %zu reports and %zu stages failed: the rest is delivered", report.documents,
                 report.failed_documents, report.failed_stages);
    else if (cli_is_verbose())
        cli_note("%zu done", report.documents);
    if (report.condition_rows == 0) return code;
    cli_note("%" PRIu64 " rows fulfil --fail-on %s", report.condition_rows, request->run.fail_on);
    return CLI_CONDITION;
}

void cli_request_end(cli_request *request) {
    for (size_t i = 0; i < request->owned_count; i++) free(request->owned[i]);
    free(request->owned);
    free(request->sources);
    *request = (cli_request){0};
}
