/* The verb run: reports in, results out. */
#include "discover.h"

#include <stdio.h>

static int read_options(cli_request *request, const char **words, int argc, char **argv, int *operands) {
    cli_parser parser;
    const char *value;
    int key;
    if (cli_begin(&parser, &cli_run, argc, argv) != 0) return CLI_WRONG;
    while ((key = cli_next(&parser, &value, operands)) >= 0) {
        int taken = cli_request_option(request, key, value);
        if (taken < 0) key = CLI_WRONG;
        if (key == 'c') request->run.chain = value;
        if (key == 'p') request->run.chain_file = value;
        if (key == 'f') request->run.writer = value;
        if (key == CLI_FAIL_ON) request->run.fail_on = value;
        if (key == CLI_DISCOVER) *words = value;
        if (key < 0) break;
    }
    cli_end(&parser);
    return key;
}

/* `words`: the file for new words, which are then found first; or NULL. */
static int run_chain(cli_request *request, const char *words) {
    gb_buffer chain = {0};
    int code = 0;
    cli_request_terminal(request);
    if (words) code = cli_discover_first(request, words, &chain);
    if (code == 0) code = cli_request_run(request);
    gb_buffer_free(&chain);
    return code;
}

static int run(int argc, char **argv) {
    cli_request request;
    const char *words = NULL;
    int operands = 0, code, key;
    cli_request_begin(&request);
    request.run.writer = CLI_DEFAULT_WRITER;
    key = read_options(&request, &words, argc, argv, &operands);
    if (key != CLI_END)
        code = cli_exit_code(key);
    else if (request.run.chain && request.run.chain_file)
        code = cli_wrong("run: -c and -p are both given: give the chain once");
    else if (cli_request_sources(&request, argc - operands, argv + operands) != 0)
        code = CLI_USAGE;
    else if (request.source_count == 0)
        code = cli_wrong("run: which report? Give files or directories, or - for standard input");
    else
        code = run_chain(&request, words);
    cli_request_end(&request);
    return code;
}

static const cli_option OPTIONS[] = {
    {'c', "chain", "CHAIN", NULL, "plugins to run, as in 'numbers | slogans'; default: the whole chain"},
    {'p', "chain-file", "FILE", NULL, "the same from a JSON file, as gongbao plan prints it"},
    {'f', "format", "WRITER", NULL, "form of the output: text (default), json, jsonl, csv, none, ...; with options"},
    CLI_OPTION_OUTPUT,
    {CLI_LAYERS, "layers", "NAMES", NULL, "only these layers and tables in the output, separated by commas"},
    {CLI_OFFSETS, "offsets", "UNIT", "codepoint|byte|utf16", "what positions count; default codepoint"},
    {CLI_DISCOVER, "discover", "FILE", NULL, "first find new words in the reports, write them to FILE, cut with them"},
    {CLI_FAIL_ON, "fail-on", "TABLE.COLUMN=VALUES", NULL, "exit with 4 when a table has such a row, for scripts"},
    CLI_OPTION_READER,
    CLI_OPTION_MANIFEST,
    CLI_OPTION_FILES_FROM,
    CLI_OPTION_JOBS,
    CLI_OPTION_STAGE_SECONDS,
    CLI_OPTION_COLOR,
    CLI_OPTION_PROGRESS,
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_run = {
    .name = "run",
    .synopsis = "[OPTION]... REPORT...",
    .summary = "Read reports, run a chain of plugins over them, write the results",
    .text =
        "REPORT is a file, a directory (all files in it), or - for standard input. Results go to standard output or\n"
        "to -o PATH; messages go to standard error. A report that cannot be read, or a plugin that fails on it, is\n"
        "told and costs nothing else: the rest is delivered and the exit code is 1.\n"
        "A chain is plugins separated by |, each with options as name=value; missing ones are added. gongbao list\n"
        "shows the plugins, gongbao info PLUGIN what one does, gongbao plan the chain that would run.",
    .examples = "gongbao run report.txt\n"
                "gongbao run -c 'numbers | slogans | targets' -f json -o out.json reports/*.txt\n"
                "gongbao run -f 'csv delimiter=;' -o tables --manifest reports.csv reports/\n"
                "cat corpus.jsonl | gongbao run -f jsonl - > results.jsonl",
    .options = OPTIONS,
    .run = run,
};
