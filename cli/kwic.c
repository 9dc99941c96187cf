/* The verb kwic: a concordance. A short chain and the writer kwic do the work. */
#include "cli.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KWIC_CHAIN "metadata" /* a chain has at least one plugin, and this one is quick */

typedef struct kwic_options {
    long width;   /* 0 = that of the terminal */
    long context; /* 0 = as fits */
    int alternatives;
} kwic_options;

static int read_options(cli_request *request, kwic_options *options, int argc, char **argv, int *operands) {
    cli_parser parser;
    const char *value;
    int key;
    if (cli_begin(&parser, &cli_kwic, argc, argv) != 0) return CLI_WRONG;
    while ((key = cli_next(&parser, &value, operands)) >= 0) {
        int taken = cli_request_option(request, key, value);
        if (key == CLI_WIDTH) taken = cli_number("width", value, 20, 1000, &options->width);
        if (key == CLI_CONTEXT) taken = cli_number("context", value, 1, 500, &options->context);
        if (key == 'e') options->alternatives = 1;
        if (taken < 0) key = CLI_WRONG;
        if (key < 0) break;
    }
    cli_end(&parser);
    return key;
}

/* The writer with its options; NULL after saying why. To be freed. */
static char *make_writer(const kwic_options *options, const char *term) {
    const char quote = strchr(term, '\'') ? '"' : '\'';
    gb_buffer text = {0};
    if (!*term || gb_utf8_invalid(term, strlen(term)) < strlen(term)) {
        cli_wrong("kwic: the term is %s", *term ? "not UTF-8" : "empty: give the words to find");
        return NULL;
    }
    if (strchr(term, quote)) {
        cli_wrong("kwic: a term cannot hold both ' and \"");
        return NULL;
    }
    gb_buffer_format(&text, "kwic term=%c%s%c alternatives=%s", quote, term, quote,
                     options->alternatives ? "true" : "false");
    if (options->width) gb_buffer_format(&text, " width=%ld", options->width);
    if (options->context) gb_buffer_format(&text, " context=%ld", options->context);
    gb_buffer_terminate(&text);
    if (!text.failed) return text.data;
    cli_wrong("out of memory");
    gb_buffer_free(&text);
    return NULL;
}

static int concordance(cli_request *request, const kwic_options *options, int count, char **words) {
    char *writer;
    int code;
    if (count < 1) return cli_wrong("kwic: which term? For example gongbao kwic 高质量发展 report.txt");
    if (cli_request_sources(request, count - 1, words + 1) != 0) return CLI_USAGE;
    if (request->source_count == 0)
        return cli_wrong("kwic: in which report? Give files or directories, or - for standard input");
    writer = make_writer(options, words[0]);
    if (!writer) return CLI_USAGE;
    request->run.chain = KWIC_CHAIN;
    request->run.writer = writer;
    cli_request_terminal(request);
    code = cli_request_run(request);
    free(writer);
    return code;
}

static int run(int argc, char **argv) {
    cli_request request;
    kwic_options options = {0};
    int operands = 0, key, code;
    cli_request_begin(&request);
    key = read_options(&request, &options, argc, argv, &operands);
    code = key == CLI_END ? concordance(&request, &options, argc - operands, argv + operands) : cli_exit_code(key);
    cli_request_end(&request);
    return code;
}

static const cli_option OPTIONS[] = {
    {'e', "alternatives", NULL, NULL, "TERM is several terms, separated by |"},
    {CLI_WIDTH, "width", "COLUMNS", NULL, "width of a line; default: that of the terminal, else 80"},
    {CLI_CONTEXT, "context", "N", NULL, "characters on each side of the term; default: as many as fit"},
    CLI_OPTION_OUTPUT,
    CLI_OPTION_READER,
    CLI_OPTION_MANIFEST,
    CLI_OPTION_FILES_FROM,
    CLI_OPTION_JOBS,
    CLI_OPTION_COLOR,
    CLI_OPTION_PROGRESS,
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_kwic = {
    .name = "kwic",
    .synopsis = "[OPTION]... TERM REPORT...",
    .summary = "Show where a term stands, with the words around it",
    .text = "Each line is one place: the report, the position of the term in it (in characters), and the term in the\n"
            "middle of its context. The term is taken as it is written. When it is nowhere, that is said on standard\n"
            "error and the exit code is 0.",
    .examples = "gongbao kwic 高质量发展 reports/*.txt\n"
                "gongbao kwic -e '乡村振兴|共同富裕' --context 15 report.txt",
    .options = OPTIONS,
    .run = run,
};
