/* The verb discover, and what run --discover does before it runs: new words of the reports at hand. */
#include "discover.h"

#include <cjson/cJSON.h>
#include <stdlib.h>
#include <string.h>

#define TOKENS "token"          /* the layer of words */
#define WORDS_OPTION "dict"     /* of its giver: the user's files of words, separated by commas */
#define DISCOVER "discover"     /* the plugin that finds new ones */
#define ZONES_CHAIN "structure" /* page leftovers hold no words of the report */

/* ---- Chains from a plan ---- */

static int gives(const cJSON *stage, const char *layer) {
    const cJSON *name;
    cJSON_ArrayForEach(name, cJSON_GetObjectItemCaseSensitive(stage, "gives")) {
        if (cJSON_IsString(name) && strcmp(name->valuestring, layer) == 0) return 1;
    }
    return 0;
}

static const char *name_of(const cJSON *stage) {
    const cJSON *plugin = cJSON_GetObjectItemCaseSensitive(stage, "plugin");
    return cJSON_IsString(plugin) ? plugin->valuestring : "";
}

static void put_stage(gb_buffer *chain, const cJSON *stage) {
    const cJSON *option;
    gb_buffer_text(chain, name_of(stage));
    cJSON_ArrayForEach(option, cJSON_GetObjectItemCaseSensitive(stage, "options")) {
        if (!cJSON_IsString(option)) continue;
        gb_buffer_format(chain, " %s=", option->string);
        cli_quote(chain, option->valuestring);
    }
}

/* The resolved chain of the request; NULL after saying why, with the exit code in *code. */
static cJSON *make_plan(const gb_run_request *run, int *code) {
    gb_buffer json = {0};
    gb_error error = {0};
    cJSON *plan = NULL;
    *code = gb_describe(run, "plan", NULL, &json, &error);
    if (*code == 0) plan = cJSON_ParseWithLength(json.data, json.length);
    gb_buffer_free(&json);
    if (plan) return plan;
    if (*code == 0) *code = CLI_SYSTEM;
    cli_failed(*code, &error);
    return NULL;
}

/* ---- The first pass ---- */

/* What fails in the first pass fails in the second, too, and is told there. */
static void first_event(void *user, const gb_event *event) {
    if (event->kind != GB_EVENT_ERROR) cli_event(user, event);
}

static int run_first(const cli_request *request, const char *chain, const char *path) {
    gb_run_request run = request->run;
    gb_run_report report = {0};
    gb_error error = {0};
    int code;
    run.chain = chain;
    run.chain_file = NULL;
    run.writer = "words";
    run.output = path;
    run.layers = NULL;
    run.fail_on = NULL;
    run.event = first_event;
    run.sources = request->sources;
    run.source_count = request->source_count;
    code = gb_run(&run, &report, &error);
    cli_progress_clear();
    return code >= CLI_USAGE ? cli_failed(code, &error) : 0;
}

/* The chain that finds words as `words` cuts them, with the options of a stage `discover` if the user gave one. */
static void first_chain(gb_buffer *chain, const cJSON *words, const cJSON *discover) {
    gb_buffer_text(chain, ZONES_CHAIN " | ");
    put_stage(chain, words);
    gb_buffer_text(chain, " | ");
    if (discover)
        put_stage(chain, discover);
    else
        gb_buffer_text(chain, DISCOVER);
    gb_buffer_terminate(chain);
}

/* Adds the file to those that the stage reads already. 0, or -1: out of memory. */
static int add_words(cJSON *stage, const char *path) {
    cJSON *options = cJSON_GetObjectItemCaseSensitive(stage, "options");
    const cJSON *own = cJSON_GetObjectItemCaseSensitive(options, WORDS_OPTION);
    gb_buffer list = {0};
    if (cJSON_IsString(own)) gb_buffer_format(&list, "%s,", own->valuestring);
    gb_buffer_text(&list, path);
    gb_buffer_terminate(&list);
    if (!list.failed) {
        cJSON_DeleteItemFromObjectCaseSensitive(options, WORDS_OPTION);
        if (!cJSON_AddStringToObject(options, WORDS_OPTION, list.data)) list.failed = 1;
    }
    int status = list.failed ? -1 : 0;
    gb_buffer_free(&list);
    return status;
}

static int both_chains(cJSON *plan, const char *path, gb_buffer *first, gb_buffer *second) {
    cJSON *stages = cJSON_GetObjectItemCaseSensitive(plan, "chain"), *stage, *words = NULL;
    const cJSON *discover = NULL;
    cJSON_ArrayForEach(stage, stages) {
        if (gives(stage, TOKENS)) words = stage;
        if (strcmp(name_of(stage), DISCOVER) == 0) discover = stage;
    }
    if (!words) return cli_wrong("run: --discover: nothing in the chain cuts words: add segment or keywords");
    first_chain(first, words, discover);
    if (add_words(words, path) != 0) return cli_wrong("out of memory");
    cJSON_ArrayForEach(stage, stages) {
        if (second->length) gb_buffer_text(second, " | ");
        put_stage(second, stage);
    }
    gb_buffer_terminate(second);
    return first->failed || second->failed ? cli_wrong("out of memory") : 0;
}

int cli_discover_first(cli_request *request, const char *path, gb_buffer *chain) {
    gb_buffer first = {0};
    cJSON *plan;
    int code;
    for (size_t i = 0; i < request->source_count; i++)
        if (strcmp(request->sources[i], "-") == 0)
            return cli_wrong(
                "run: --discover reads the reports twice, and standard input can be read once: give files");
    if (!*path || strcmp(path, "-") == 0 || strchr(path, ','))
        return cli_wrong("run: --discover needs the name of a file for the words, without commas");
    plan = make_plan(&request->run, &code);
    if (!plan) return code;
    code = both_chains(plan, path, &first, chain);
    cJSON_Delete(plan);
    if (code == 0) code = run_first(request, first.data, path);
    gb_buffer_free(&first);
    if (code == 0) {
        request->run.chain = chain->data;
        request->run.chain_file = NULL;
    }
    return code;
}

/* ---- The verb ---- */

typedef struct discover_options {
    const char *format, *dict;
    long min_count, min_documents, limit;
} discover_options;

static int take_option(discover_options *options, int key, const char *value) {
    if (key == 'f') options->format = value;
    if (key == CLI_DICT) options->dict = value;
    if (key == CLI_MIN_COUNT) return cli_number("min-count", value, 2, 1000000, &options->min_count);
    if (key == CLI_MIN_DOCUMENTS) return cli_number("min-documents", value, 1, 1000000, &options->min_documents);
    if (key == CLI_LIMIT) return cli_number("limit", value, 1, 1000000, &options->limit);
    return 0;
}

static int read_options(cli_request *request, discover_options *options, int argc, char **argv, int *operands) {
    cli_parser parser;
    const char *value;
    int key;
    if (cli_begin(&parser, &cli_discover, argc, argv) != 0) return CLI_WRONG;
    while ((key = cli_next(&parser, &value, operands)) >= 0) {
        int taken = cli_request_option(request, key, value);
        if (taken < 0 || (taken == 0 && take_option(options, key, value) != 0)) key = CLI_WRONG;
        if (key < 0) break;
    }
    cli_end(&parser);
    return key;
}

static int make_chain(gb_buffer *chain, const discover_options *options) {
    gb_buffer_text(chain, ZONES_CHAIN " | segment");
    if (options->dict) {
        gb_buffer_text(chain, " " WORDS_OPTION "=");
        cli_quote(chain, options->dict);
    }
    gb_buffer_text(chain, " | " DISCOVER);
    if (options->min_count) gb_buffer_format(chain, " min_count=%ld", options->min_count);
    if (options->min_documents) gb_buffer_format(chain, " min_documents=%ld", options->min_documents);
    if (options->limit) gb_buffer_format(chain, " limit=%ld", options->limit);
    gb_buffer_terminate(chain);
    return chain->failed ? cli_wrong("out of memory") : 0;
}

static int find_words(cli_request *request, const discover_options *options, int count, char **words) {
    gb_buffer chain = {0};
    int code;
    if (cli_request_sources(request, count, words) != 0) return CLI_USAGE;
    if (request->source_count == 0)
        return cli_wrong("discover: in which reports? Give files or directories, or - for standard input");
    code = make_chain(&chain, options);
    if (code == 0) {
        request->run.chain = chain.data;
        request->run.writer = options->format ? options->format : "words form=text";
        if (options->format && strncmp(options->format, "words", 5) != 0) request->run.layers = "phrase";
        cli_request_terminal(request);
        code = cli_request_run(request);
    }
    gb_buffer_free(&chain);
    return code;
}

static int run(int argc, char **argv) {
    cli_request request;
    discover_options options = {0};
    int operands = 0, key, code;
    cli_request_begin(&request);
    key = read_options(&request, &options, argc, argv, &operands);
    code = key == CLI_END ? find_words(&request, &options, argc - operands, argv + operands) : cli_exit_code(key);
    cli_request_end(&request);
    return code;
}

static const cli_option OPTIONS[] = {
    {'f', "format", "WRITER", NULL, "a readable list (default), words (a user dictionary), csv, json, jsonl, ..."},
    {CLI_MIN_COUNT, "min-count", "N", NULL, "least times of a phrase in all reports; default 5"},
    {CLI_MIN_DOCUMENTS, "min-documents", "N", NULL, "least reports that it stands in; default 1"},
    {CLI_LIMIT, "limit", "N", NULL, "at most N phrases, the best first; default 1000"},
    {CLI_DICT, "dict", "FILES", NULL, "words that are known already, as segment reads them"},
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

const cli_verb cli_discover = {
    .name = "discover",
    .synopsis = "[OPTION]... REPORT...",
    .summary = "Find new words and phrases: what stands together and is in no dictionary",
    .text =
        "Each line is a phrase with its count in all reports, the number of reports, its score and an example. Read\n"
        "the list, keep what is a word, and give it to segment; or let gongbao run --discover FILE do that.",
    .examples = "gongbao discover reports/\n"
                "gongbao discover -f words -o words.txt --min-count 3 reports/*.txt",
    .options = OPTIONS,
    .run = run,
};
