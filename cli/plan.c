/* The verb plan: the chain that would run, as JSON. */
#include "describe.h"

static int run(int argc, char **argv) {
    cli_parser parser;
    cli_request request;
    const char *value;
    int operands = 0, key, code;
    if (cli_begin(&parser, &cli_plan, argc, argv) != 0) return CLI_SYSTEM;
    cli_request_begin(&request);
    request.run.writer = CLI_DEFAULT_WRITER;
    while ((key = cli_next(&parser, &value, &operands)) >= 0) {
        if (cli_request_option(&request, key, value) < 0) key = CLI_WRONG;
        if (key == 'c') request.run.chain = value;
        if (key == 'p') request.run.chain_file = value;
        if (key == 'f') request.run.writer = value;
        if (key < 0) break;
    }
    cli_end(&parser);
    if (key != CLI_END)
        code = cli_exit_code(key);
    else if (operands < argc)
        code = cli_wrong("plan: '%s' is one word too many: a chain is given with -c '...'; reports are not read",
                         argv[operands]);
    else if (request.run.chain && request.run.chain_file)
        code = cli_wrong("plan: -c and -p are both given: give the chain once");
    else
        code = cli_describe(&request.run, "plan", NULL, 1, NULL, NULL);
    cli_request_end(&request);
    return code;
}

static const cli_option OPTIONS[] = {
    {'c', "chain", "CHAIN", NULL, "plugins, as in 'numbers | slogans'; default: the whole chain"},
    {'p', "chain-file", "FILE", NULL, "the same from a JSON file"},
    {'f', "format", "WRITER", NULL, "form of the output, with options; default text"},
    CLI_OPTION_READER,
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_plan = {
    .name = "plan",
    .synopsis = "[OPTION]...",
    .summary = "Show the chain that would run, with what was added, as JSON",
    .text = "Each plugin of the chain is shown with its version, options, and the layers it needs and gives; \"added\" "
            "says\n"
            "that it was not asked for but gives what another one needs. The output can be given to run -p.",
    .examples = "gongbao plan -c 'targets'\n"
                "gongbao plan > chain.json; gongbao run -p chain.json report.txt",
    .options = OPTIONS,
    .run = run,
};
