/* The verb promises: what became of each target, from one year's report to the next. A chain that ends in targets and
 * the writer promises do the work. */
#include "cli.h"

#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>

typedef struct promises_options {
    const char *format; /* NULL = the writer promises */
    const char *only;   /* verdicts, or NULL */
    const char *fail_on;
    int evidence;
} promises_options;

static int read_options(cli_request *request, promises_options *options, int argc, char **argv, int *operands) {
    cli_parser parser;
    const char *value;
    int key;
    if (cli_begin(&parser, &cli_promises, argc, argv) != 0) return CLI_WRONG;
    while ((key = cli_next(&parser, &value, operands)) >= 0) {
        if (cli_request_option(request, key, value) < 0) key = CLI_WRONG;
        if (key == 'f') options->format = value;
        if (key == CLI_EVIDENCE) options->evidence = 1;
        if (key == CLI_ONLY) options->only = value;
        if (key == CLI_FAIL_ON) options->fail_on = value;
        if (key < 0) break;
    }
    cli_end(&parser);
    return key;
}

/* 1 when `value` can stand in a chain expression as it is: a list of names. */
static int is_list(const char *value) {
    return *value && value[strspn(value, "abcdefghijklmnopqrstuvwxyz_,")] == '\0';
}

static int names_among(const char *list, const char *name, size_t length) {
    for (const char *at = list; *at;) {
        size_t n = strcspn(at, ",");
        if (n == length && memcmp(at, name, n) == 0) return 1;
        at += n + (at[n] == ',');
    }
    return 0;
}

/* Verdicts that --fail-on asks for and --only leaves out would never be met: better said than silent. */
static int check_lists(const promises_options *options) {
    if (options->only && !is_list(options->only))
        return cli_wrong("promises: --only takes verdicts separated by commas, for example missed,unreported");
    if (options->fail_on && !is_list(options->fail_on))
        return cli_wrong("promises: --fail-on takes verdicts separated by commas, for example missed");
    for (const char *at = options->only && options->fail_on ? options->fail_on : ""; *at;) {
        size_t length = strcspn(at, ",");
        if (!names_among(options->only, at, length))
            return cli_wrong("promises: --fail-on %.*s can never hold with --only %s: name it there, too", (int)length,
                             at, options->only);
        at += length + (at[length] == ',');
    }
    return 0;
}

static int run_chain(cli_request *request, const promises_options *options) {
    gb_buffer chain = {0}, condition = {0};
    int code;
    gb_buffer_format(&chain, "targets%s%s", options->only ? " verdicts=" : "", options->only ? options->only : "");
    if (options->fail_on) gb_buffer_format(&condition, "promise.verdict=%s", options->fail_on);
    if (gb_buffer_terminate(&chain) != 0 || gb_buffer_terminate(&condition) != 0) {
        code = cli_wrong("out of memory");
    } else {
        request->run.chain = chain.data;
        request->run.fail_on = options->fail_on ? condition.data : NULL;
        request->run.writer = options->format     ? options->format
                              : options->evidence ? "promises evidence=true"
                                                  : "promises";
        if (!request->run.layers) request->run.layers = "promise";
        cli_request_terminal(request);
        code = cli_request_run(request);
    }
    gb_buffer_free(&chain);
    gb_buffer_free(&condition);
    return code;
}

static int promises(cli_request *request, const promises_options *options, int count, char **names) {
    if (check_lists(options) != 0) return CLI_USAGE;
    if (options->evidence && options->format)
        return cli_wrong("promises: --evidence belongs to the readable table; with -f %s the sentences are columns",
                         options->format);
    if (cli_request_sources(request, count, names) != 0) return CLI_USAGE;
    if (request->source_count == 0)
        return cli_wrong("promises: in which reports? Give files or directories with reports of at least two years");
    return run_chain(request, options);
}

static int run(int argc, char **argv) {
    cli_request request;
    promises_options options = {0};
    int operands = 0, key, code;
    cli_request_begin(&request);
    key = read_options(&request, &options, argc, argv, &operands);
    code = key == CLI_END ? promises(&request, &options, argc - operands, argv + operands) : cli_exit_code(key);
    cli_request_end(&request);
    return code;
}

static const cli_option OPTIONS[] = {
    {CLI_EVIDENCE, "evidence", NULL, NULL, "show the two sentences behind each verdict"},
    {CLI_ONLY, "only", "VERDICTS", NULL,
     "only these, as in missed,unreported (met, exceeded, missed, unreported, ...)"},
    {CLI_FAIL_ON, "fail-on", "VERDICTS", NULL, "exit with 4 when there is such a promise, for scripts"},
    {'f', "format", "WRITER", NULL, "form of the output: promises (default), json, jsonl, csv, ...; with options"},
    CLI_OPTION_OUTPUT,
    CLI_OPTION_READER,
    CLI_OPTION_MANIFEST,
    CLI_OPTION_FILES_FROM,
    CLI_OPTION_JOBS,
    CLI_OPTION_COLOR,
    CLI_OPTION_PROGRESS,
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_promises = {
    .name = "promises",
    .synopsis = "[OPTION]... REPORT...",
    .summary = "Show what became of each target in the next year's report",
    .text = "Give reports of one place or of many, in any order: each target is set beside the result that the next\n"
            "year's report of the same place tells. The table has a line an indicator and a column a year; targets of\n"
            "one year only follow below it. Place and year come from the reports, or from --manifest.\n"
            "A verdict compares figures exactly, unless the report itself says how it came out; where year, scope or\n"
            "unit is not certain it is unclear, with the reason. gongbao info targets has the rules.\n"
            "The exit code is 0 whatever the verdicts are, unless --fail-on is given.",
    .examples = "gongbao promises reports/*.txt\n"
                "gongbao promises --only missed,unreported --evidence reports/*.txt\n"
                "gongbao promises --fail-on missed -f csv -o promises.csv reports/",
    .options = OPTIONS,
    .run = run,
};
