/* The verb kwic: a concordance. A short chain and the writer kwic do the work. */
#include "cli.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KWIC_CHAIN "metadata | structure | find"
#define CATEGORIES_CHAIN "metadata | structure | categories"
#define CATEGORIES_LAYER "category_hit"
#define CATEGORY "category:" /* before a TERM that is the name of a category */

/* What is looked for, and how it is shown; NULL and 0: not given. */
typedef struct kwic_options {
    const char *chain, *layer, *where;
    const char *categories; /* file of the dictionary of categories */
    const char *form, *sort, *ambiguous, *zones;
    long width, context, limit;
    int alternatives, regex;
} kwic_options;

static int take_option(kwic_options *options, int key, const char *value) {
    switch (key) {
    case 'c':
        options->chain = value;
        return 1;
    case 'e':
        return options->alternatives = 1;
    case 'E':
        return options->regex = 1;
    case 'f':
        options->form = value;
        return 1;
    case CLI_LAYER:
        options->layer = value;
        return 1;
    case CLI_WHERE:
        options->where = value;
        return 1;
    case CLI_CATEGORIES:
        options->categories = value;
        return 1;
    case CLI_SORT:
        options->sort = value;
        return 1;
    case CLI_AMBIGUOUS:
        options->ambiguous = value;
        return 1;
    case CLI_ZONES:
        options->zones = value;
        return 1;
    case CLI_WIDTH:
        return cli_number("width", value, 20, 1000, &options->width) == 0 ? 1 : -1;
    case CLI_CONTEXT:
        return cli_number("context", value, 1, 500, &options->context) == 0 ? 1 : -1;
    case CLI_LIMIT:
        return cli_number("limit", value, 1, 100000000, &options->limit) == 0 ? 1 : -1;
    default:
        return 0;
    }
}

static int read_options(cli_request *request, kwic_options *options, int argc, char **argv, int *operands) {
    cli_parser parser;
    const char *value;
    int key;
    if (cli_begin(&parser, &cli_kwic, argc, argv) != 0) return CLI_WRONG;
    while ((key = cli_next(&parser, &value, operands)) >= 0) {
        int taken = cli_request_option(request, key, value);
        if (taken == 0) taken = take_option(options, key, value);
        if (taken < 0) key = CLI_WRONG;
        if (key < 0) break;
    }
    cli_end(&parser);
    return key;
}

/* 0, or -1 after saying which options do not go together. */
static int check_options(const kwic_options *options) {
    if (options->regex && options->alternatives)
        return cli_wrong("kwic: -e and -E are both given: a regular expression has its own |"), -1;
    if (!options->layer && (options->where || options->chain))
        return cli_wrong("kwic: %s goes with --layer LAYER", options->where ? "--where" : "--chain"), -1;
    if (options->layer && options->categories)
        return cli_wrong("kwic: --layer and --categories are both given: --categories has a layer of its own"), -1;
    if ((options->layer || options->categories) && (options->regex || options->alternatives || options->zones))
        return cli_wrong("kwic: %s shows the rows of a layer, so there is nothing to search: leave out %s",
                         options->layer ? "--layer" : "--categories",
                         options->regex          ? "-E"
                         : options->alternatives ? "-e"
                                                 : "--zones"),
               -1;
    return 0;
}

/* The name of the category that the term asks for, or NULL. */
static const char *category_of(const kwic_options *options, const char *term) {
    if (strncmp(term, CATEGORY, strlen(CATEGORY)) == 0 && !options->regex && !options->alternatives)
        return term + strlen(CATEGORY);
    return options->categories ? term : NULL;
}

/* The chain that finds the hits of the category, and which of them are shown: its own and those of the ones below. */
static int make_category(gb_buffer *text, gb_buffer *where, const kwic_options *options, const char *name) {
    gb_buffer_text(text, CATEGORIES_CHAIN);
    if (options->categories) {
        gb_buffer_text(text, " dictionary=");
        cli_quote(text, options->categories);
    }
    gb_buffer_terminate(text);
    gb_buffer_format(where, "category=%s|%s.*", name, name);
    gb_buffer_terminate(where);
    return text->failed || where->failed ? cli_wrong("out of memory"), -1 : 0;
}

/* The chain that finds the term; the bytes of `text`. 0, or -1 after saying what is wrong with the term. */
static int make_chain(gb_buffer *text, gb_buffer *where, const kwic_options *options, const char *term) {
    const char *category = category_of(options, term), *words = category ? category : term;
    if (!*words || gb_utf8_invalid(words, strlen(words)) < strlen(words))
        return cli_wrong("kwic: the term is %s", *words ? "not UTF-8" : "empty: give the words to find"), -1;
    if (category) return make_category(text, where, options, category);
    gb_buffer_text(text, KWIC_CHAIN " term=");
    cli_quote(text, term);
    if (options->alternatives) gb_buffer_text(text, " alternatives=true");
    if (options->regex) gb_buffer_text(text, " regex=true");
    if (options->zones) gb_buffer_format(text, " zones=%s", options->zones);
    gb_buffer_terminate(text);
    return text->failed ? cli_wrong("out of memory"), -1 : 0;
}

static void put_option(gb_buffer *text, const char *name, const char *value) {
    if (!value) return;
    gb_buffer_format(text, " %s=", name);
    cli_quote(text, value);
}

static int make_writer(gb_buffer *text, const kwic_options *options, const char *title) {
    gb_buffer_text(text, "kwic");
    put_option(text, "layer", options->layer);
    put_option(text, "where", options->where);
    put_option(text, "form", options->form);
    put_option(text, "sort", options->sort);
    put_option(text, "ambiguous", options->ambiguous);
    put_option(text, "title", title);
    if (options->width) gb_buffer_format(text, " width=%ld", options->width);
    if (options->context) gb_buffer_format(text, " context=%ld", options->context);
    if (options->limit) gb_buffer_format(text, " limit=%ld", options->limit);
    gb_buffer_terminate(text);
    return text->failed ? cli_wrong("out of memory"), -1 : 0;
}

static int start(cli_request *request, kwic_options *options, const char *term) {
    gb_buffer chain = {0}, writer = {0}, where = {0};
    const char *title = term ? term : options->where ? options->where : options->layer;
    int code = CLI_USAGE, made = term ? make_chain(&chain, &where, options, term) : 0;
    if (where.data) {
        options->layer = CATEGORIES_LAYER;
        options->where = where.data;
    }
    if (made == 0 && make_writer(&writer, options, title) == 0) {
        request->run.chain = term ? chain.data : options->chain;
        request->run.writer = writer.data;
        cli_request_terminal(request);
        code = cli_request_run(request);
    }
    gb_buffer_free(&chain);
    gb_buffer_free(&writer);
    gb_buffer_free(&where);
    return code;
}

static int concordance(cli_request *request, kwic_options *options, int count, char **words) {
    const char *term = NULL;
    if (check_options(options) != 0) return CLI_USAGE;
    if (!options->layer) {
        if (count < 1) return cli_wrong("kwic: which term? For example gongbao kwic 高质量发展 report.txt");
        term = *words++;
        count--;
    }
    if (cli_request_sources(request, count, words) != 0) return CLI_USAGE;
    if (request->source_count == 0)
        return cli_wrong("kwic: in which report? Give files or directories, or - for standard input");
    return start(request, options, term);
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
    {'E', "regex", NULL, NULL, "TERM is a regular expression of Perl's kind"},
    {CLI_ZONES, "zones", "WHERE", "text|body|all", "text (default): not in page leftovers; body: nor in appendices"},
    {CLI_LAYER, "layer", "LAYER", NULL, "no TERM: show the rows of this layer (quantity, slogan, ...)"},
    {CLI_WHERE, "where", "COLUMN=VALUE", NULL,
     "of that layer only rows with this value; A|B: either, A*: what begins so"},
    {CLI_CATEGORIES, "categories", "FILE", NULL, "TERM is a category of this dictionary; or write category:TERM"},
    {'c', "chain", "CHAIN", NULL, "plugins that give that layer; default: the whole chain"},
    {CLI_SORT, "sort", "ORDER", "document|left|right|node", "default document: as they stand in the reports"},
    {'f', "format", "FORM", "text|csv|html|json|jsonl", "form of the output; default text"},
    {CLI_WIDTH, "width", "COLUMNS", NULL, "width of a line; default: that of the terminal, else 80"},
    {CLI_CONTEXT, "context", "N", NULL, "characters on each side; default: as many as fit, in tables 30"},
    {CLI_AMBIGUOUS, "ambiguous", "WIDTH", "narrow|wide", "columns of characters like “ and Ω: one (default) or two"},
    {CLI_LIMIT, "limit", "N", NULL, "show at most N places"},
    {CLI_OFFSETS, "offsets", "UNIT", "codepoint|byte|utf16", "what positions count; default codepoint"},
    CLI_OPTION_OUTPUT,
    CLI_OPTION_READER,
    CLI_OPTION_MANIFEST,
    CLI_OPTION_FILES_FROM,
    CLI_OPTION_JOBS,
    CLI_OPTION_STAGE_SECONDS,
    CLI_OPTION_COLOR,
    CLI_OPTION_PROGRESS,
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_kwic = {
    .name = "kwic",
    .synopsis = "[OPTION]... TERM REPORT...",
    .summary = "Show where a term stands, with the words around it",
    .text = "Each line is one place: the report, the position of the term in it (in characters), and the term in the\n"
            "middle of its context. The term is taken as it is written, unless -e or -E is given. With --layer there\n"
            "is no TERM: the places are what a chain found, slogans by their canonical names for example. When it is\n"
            "nowhere, that is said on standard error and the exit code is 0.",
    .examples = "gongbao kwic 高质量发展 reports/*.txt\n"
                "gongbao kwic -e '乡村振兴|共同富裕' --sort right --context 15 report.txt\n"
                "gongbao kwic -E '第[一二三]产业' -f csv -o places.csv reports/\n"
                "gongbao kwic --layer slogan --where core=true -f html -o slogans.html reports/",
    .options = OPTIONS,
    .run = run,
};
