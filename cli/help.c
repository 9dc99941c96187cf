/* The verb help, and --help of every verb: made from the tables of verbs and options. */
#include "cli.h"

#include "base/suggest.h"
#include "gongbao/version.h"

#include <stdio.h>
#include <string.h>

#define VERB_LIMIT 32

const char *cli_suggest_verb(const char *name) {
    const char *names[VERB_LIMIT + 1];
    size_t count = 0;
    for (; cli_verbs[count] && count < VERB_LIMIT; count++) names[count] = cli_verbs[count]->name;
    names[count] = NULL;
    return gb_suggest(name, names);
}

/* Prints lines of `text`, each with `indent` before it. */
static void print_lines(const char *indent, const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        printf("%s%.*s\n", length ? indent : "", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

static void print_option(const cli_option *option) {
    char left[64], letter[8] = "    ";
    if (option->key < 256) snprintf(letter, sizeof letter, "-%c, ", option->key);
    if (!option->argument)
        snprintf(left, sizeof left, "%s--%s", letter, option->name);
    else if (option->argument[0] == '[')
        snprintf(left, sizeof left, "%s--%s[=%.*s]", letter, option->name, (int)strcspn(option->argument + 1, "]"),
                 option->argument + 1);
    else
        snprintf(left, sizeof left, "%s--%s %s", letter, option->name, option->argument);
    printf("  %-27s %s%s", left, strlen(left) > 27 ? "\n                              " : "", option->help);
    if (option->choices) printf(" (%s)", option->choices);
    putchar('\n');
}

void cli_show_help(const cli_verb *verb) {
    printf("gongbao %s %s\n\n%s.\n", verb->name, verb->synopsis, verb->summary);
    if (verb->text) {
        putchar('\n');
        print_lines("", verb->text);
    }
    puts("\nOptions:");
    for (const cli_option *option = verb->options; option->name; option++) print_option(option);
    if (verb->examples) {
        puts("\nExamples:");
        print_lines("  ", verb->examples);
    }
}

void cli_show_overview(void) {
    printf("gongbao %s: reads Chinese policy reports with chains of plugins\n\nUsage:\n", GONGBAO_VERSION);
    for (size_t i = 0; cli_verbs[i]; i++) {
        char left[64];
        snprintf(left, sizeof left, "gongbao %s %s", cli_verbs[i]->name, cli_verbs[i]->synopsis);
        printf("  %-34s %s\n", left, cli_verbs[i]->summary);
    }
    puts("\nExamples:\n"
         "  gongbao run report.txt                           everything, as a readable summary\n"
         "  gongbao run -c 'numbers | targets' -f json report.txt > out.json\n"
         "  gongbao run -f csv -o tables reports/            tables for a spreadsheet\n"
         "  gongbao kwic 高质量发展 reports/*.txt            where a term stands\n"
         "  gongbao promises reports/*.txt                   what became of each target\n"
         "\nExit codes: 0 all done; 1 some reports or stages failed (the rest is delivered);\n"
         "2 wrong usage, nothing was run; 3 the run could not go on; 4 what --fail-on names is there.\n"
         "gongbao help VERB, or gongbao VERB --help, tells more.");
}

static int run_help(int argc, char **argv) {
    cli_parser parser;
    const char *value, *near;
    int operands, key;
    if (cli_begin(&parser, &cli_help, argc, argv) != 0) return CLI_SYSTEM;
    key = cli_next(&parser, &value, &operands);
    cli_end(&parser);
    if (key != CLI_END) return cli_exit_code(key);
    if (operands == argc) {
        cli_show_overview();
        return CLI_DONE;
    }
    for (size_t i = 0; cli_verbs[i]; i++)
        if (strcmp(cli_verbs[i]->name, argv[operands]) == 0) {
            cli_show_help(cli_verbs[i]);
            return CLI_DONE;
        }
    near = cli_suggest_verb(argv[operands]);
    if (near) return cli_wrong("help: there is no verb '%s': did you mean %s?", argv[operands], near);
    return cli_wrong("help: there is no verb '%s'; a plugin's help: gongbao info %s", argv[operands], argv[operands]);
}

static const cli_option OPTIONS[] = {
    {CLI_ERRORS, "errors", "FORM", "text|json", "form of messages on standard error; default text"},
    {CLI_HELP, "help", NULL, NULL, "show this help"},
    {0, NULL, NULL, NULL, NULL},
};

const cli_verb cli_help = {
    .name = "help",
    .synopsis = "[VERB]",
    .summary = "What a verb does, its options, examples",
    .examples = "gongbao help run",
    .options = OPTIONS,
    .run = run_help,
};
