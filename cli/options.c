/* Options of the verbs: getopt_long with one table for parsing and help, and the nearest right name for a wrong one. */
#include "cli.h"

#include "base/suggest.h"

#include <errno.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OPTION_LIMIT 64

static int argument_of(const cli_option *option) {
    if (!option->argument) return no_argument;
    return option->argument[0] == '[' ? optional_argument : required_argument;
}

int cli_begin(cli_parser *parser, const cli_verb *verb, int argc, char **argv) {
    size_t count = 0, used = 0;
    while (verb->options[count].name) count++;
    *parser = (cli_parser){.verb = verb, .argc = argc, .argv = argv};
    parser->table = calloc(count + 1, sizeof *parser->table);
    parser->letters = calloc(2 * count + 2, 1);
    if (!parser->table || !parser->letters) {
        cli_end(parser);
        cli_wrong("out of memory");
        return -1;
    }
    parser->letters[used++] = ':';
    for (size_t i = 0; i < count; i++) {
        const cli_option *option = &verb->options[i];
        parser->table[i] = (struct option){option->name, argument_of(option), NULL, option->key};
        if (option->key >= 256) continue;
        parser->letters[used++] = (char)option->key;
        if (option->argument) parser->letters[used++] = ':';
    }
    opterr = 0;
    optind = 1;
    return 0;
}

void cli_end(cli_parser *parser) {
    free(parser->table);
    free(parser->letters);
    parser->table = NULL;
    parser->letters = NULL;
}

static const cli_option *find(const cli_verb *verb, int key) {
    for (const cli_option *option = verb->options; option->name; option++)
        if (option->key == key) return option;
    return NULL;
}

/* Says what is wrong with an option that getopt_long did not accept; `word` is the argument it stands in. */
static void unknown(const cli_verb *verb, const char *word) {
    const char *names[OPTION_LIMIT + 1], *near;
    const cli_option *known = optopt ? find(verb, optopt) : NULL;
    char name[80];
    size_t count = 0;
    if (known) {
        cli_wrong("%s: the option --%s takes no argument", verb->name, known->name);
        return;
    }
    if (optopt) {
        cli_wrong("%s: there is no option -%c: see gongbao %s --help", verb->name, optopt, verb->name);
        return;
    }
    for (const cli_option *option = verb->options; option->name && count < OPTION_LIMIT; option++)
        names[count++] = option->name;
    names[count] = NULL;
    word += strspn(word, "-");
    snprintf(name, sizeof name, "%.*s", (int)strcspn(word, "="), word);
    near = gb_suggest(name, names);
    if (near)
        cli_wrong("%s: there is no option --%s: did you mean --%s?", verb->name, name, near);
    else
        cli_wrong("%s: there is no option --%s: see gongbao %s --help", verb->name, name, verb->name);
}

static void missing(const cli_parser *parser) {
    const cli_option *option = find(parser->verb, optopt);
    cli_wrong("%s: the option --%s needs an argument: --%s %s", parser->verb->name, option ? option->name : "?",
              option ? option->name : "?", option ? option->argument : "");
}

/* 1 when `value` is one of the option's choices; otherwise says which there are. */
static int is_choice(const cli_verb *verb, const cli_option *option, const char *value) {
    char storage[128];
    const char *names[16], *near;
    size_t count = 0;
    snprintf(storage, sizeof storage, "%s", option->choices);
    for (char *rest = NULL, *name = strtok_r(storage, "|", &rest); name && count < 15;
         name = strtok_r(NULL, "|", &rest))
        names[count++] = name;
    names[count] = NULL;
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], value) == 0) return 1;
    near = gb_suggest(value, names);
    if (near)
        cli_wrong("%s: --%s=%s: did you mean %s? (%s)", verb->name, option->name, value, near, option->choices);
    else
        cli_wrong("%s: --%s=%s: must be one of %s", verb->name, option->name, value, option->choices);
    return 0;
}

/* 1 when the option controls messages and was obeyed. */
static int obey(int key, const char *value) {
    if (key == CLI_ERRORS && value)
        cli_messages_form(strcmp(value, "json") == 0 ? CLI_FORM_JSON : CLI_FORM_TEXT);
    else if (key == 'q')
        cli_messages_quiet();
    else if (key == 'v')
        cli_messages_verbose();
    else
        return 0;
    return 1;
}

int cli_next(cli_parser *parser, const char **value, int *operands) {
    for (;;) {
        int key = getopt_long(parser->argc, parser->argv, parser->letters, parser->table, NULL);
        const cli_option *option = find(parser->verb, key);
        *value = optarg;
        *operands = optind;
        if (key == -1) return CLI_END;
        if (key == ':') {
            missing(parser);
            return CLI_WRONG;
        }
        if (key == '?' || !option) {
            unknown(parser->verb, parser->argv[optind - 1]);
            return CLI_WRONG;
        }
        if (key == CLI_HELP) {
            cli_show_help(parser->verb);
            return CLI_SHOWN;
        }
        if (option->choices && optarg && !is_choice(parser->verb, option, optarg)) return CLI_WRONG;
        if (!obey(key, optarg)) return key;
    }
}

int cli_exit_code(int key) {
    return key == CLI_SHOWN ? CLI_DONE : CLI_USAGE;
}

int cli_number(const char *option, const char *text, long least, long most, long *number) {
    char *end;
    errno = 0;
    *number = strtol(text, &end, 10);
    if (errno == 0 && *text && !*end && *number >= least && *number <= most) return 0;
    cli_wrong("--%s %s: must be a whole number from %ld to %ld", option, text, least, most);
    return -1;
}
