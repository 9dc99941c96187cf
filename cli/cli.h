/* The command line: what the verbs have in common. */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include "base/error.h"
#include "run/run.h"

#include <stddef.h>

/* Exit codes of the program. */
enum { CLI_DONE = 0, CLI_PARTLY = 1, CLI_USAGE = 2, CLI_SYSTEM = 3, CLI_CONDITION = 4 };

#define CLI_DEFAULT_WRITER "text"

/* An option of a verb. Lists end with an element whose name is NULL. */
typedef struct cli_option {
    int key;          /* the letter of its short form, or a number from 256 when it has none */
    const char *name; /* the long form without -- */
    const char
        *argument; /* what stands for its argument in the help; NULL = takes none; in [brackets] = may be left out */
    const char *choices; /* "one|two": the arguments there are; NULL = any */
    const char *help;    /* one line */
} cli_option;

/* Keys of options that have no letter. */
enum {
    CLI_HELP = 'h',
    CLI_READER = 256,
    CLI_MANIFEST,
    CLI_LAYERS,
    CLI_OFFSETS,
    CLI_PLUGIN_PATH,
    CLI_ISOLATE,
    CLI_STAGE_SECONDS,
    CLI_ERRORS,
    CLI_COLOR,
    CLI_PROGRESS,
    CLI_FILES_FROM,
    CLI_JSON,
    CLI_UPDATE,
    CLI_WIDTH,
    CLI_CONTEXT,
    CLI_EVIDENCE,
    CLI_ONLY,
    CLI_FAIL_ON,
    CLI_LAYER,
    CLI_WHERE,
    CLI_CATEGORIES,
    CLI_SORT,
    CLI_AMBIGUOUS,
    CLI_ZONES,
    CLI_LIMIT,
    CLI_DISCOVER,
    CLI_DICT,
    CLI_MIN_COUNT,
    CLI_MIN_DOCUMENTS,
    CLI_LANG,
    CLI_OPTIONS,
    CLI_RULE
};

/* Options that several verbs take. */
#define CLI_OPTION_READER \
    { CLI_READER, "reader", "READER", NULL, "plugin that reads the reports; default: by file name and content" }
#define CLI_OPTION_OUTPUT \
    { 'o', "output", "PATH", NULL, "write to this file or directory; default: standard output" }
#define CLI_OPTION_JOBS \
    { 'j', "jobs", "N", NULL, "worker processes; default: one a processor" }
#define CLI_OPTION_MANIFEST \
    { CLI_MANIFEST, "manifest", "FILE.csv", NULL, "metadata (place, year, ...) of the reports, a line a report" }
#define CLI_OPTION_FILES_FROM \
    { CLI_FILES_FROM, "files-from", "FILE", NULL, "read the names of further reports from FILE, one a line" }
#define CLI_OPTION_STAGE_SECONDS \
    { CLI_STAGE_SECONDS, "stage-seconds", "S", NULL, "processor time a plugin may take for one report; default 10" }
#define CLI_OPTION_COLOR \
    { CLI_COLOR, "color", "WHEN", "auto|always|never", "colour in readable output; default auto" }
#define CLI_OPTION_PROGRESS \
    { \
        CLI_PROGRESS, "progress", "[WHEN]", "auto|always|never", \
            "progress on standard error; default auto: on a terminal" \
    }
#define CLI_OPTIONS_COMMON \
    {CLI_PLUGIN_PATH, "plugin-path", "DIRS", NULL, "look for plugins here first (directories separated by colons)"}, \
        {CLI_ISOLATE, "isolate", "HOW", "worker|none", \
         "run plugins in processes of their own (worker), or in this one"}, \
        {CLI_ERRORS, "errors", "FORM", "text|json", "form of messages on standard error; default text"}, \
        {'q', "quiet", NULL, NULL, "say nothing but errors"}, \
        {'v', "verbose", NULL, NULL, "say more: what was added to the chain, and a last line of figures"}, \
        {CLI_HELP, "help", NULL, NULL, "show this help"}, { \
        0, NULL, NULL, NULL, NULL \
    }

/* A verb of the program. */
typedef struct cli_verb {
    const char *name;
    const char *synopsis; /* what follows the verb */
    const char *summary;  /* one line */
    const char *text;     /* paragraphs for --help, or NULL */
    const char *examples; /* lines, or NULL */
    const cli_option *options;
    int (*run)(int argc, char **argv); /* argv[0] is the verb; the exit code */
} cli_verb;

/* clang-format off */
extern const cli_verb
    cli_run,
    cli_kwic,
    cli_discover,
    cli_promises,
    cli_plan,
    cli_list,
    cli_info,
    cli_test,
    cli_dict,
    cli_new,
    cli_check,
    cli_help;
/* clang-format on */
/* All verbs, NULL-terminated, in the order of the help. */
extern const cli_verb *const cli_verbs[];

/* -- options.c -- */

typedef struct cli_parser {
    const cli_verb *verb;
    int argc;
    char **argv;
    struct option *table;
    char *letters;
} cli_parser;

/* What cli_next returns besides keys of options. */
enum { CLI_END = -1, CLI_WRONG = -2, CLI_SHOWN = -3 };

/* Begins to read the options of `verb`. -1: no memory (said). */
int cli_begin(cli_parser *parser, const cli_verb *verb, int argc, char **argv);
/* The key of the next option, its argument in *value (NULL when it has none). CLI_END: argv[*operands ...] are the
 * operands. CLI_WRONG: a mistake, said on standard error with the nearest right name. CLI_SHOWN: --help was given and
 * shown. Options that control messages (--errors, -q, -v) are obeyed here and not returned. */
int cli_next(cli_parser *parser, const char **value, int *operands);
void cli_end(cli_parser *parser);
/* The exit code for what ended the options: CLI_SHOWN or CLI_WRONG. */
int cli_exit_code(int key);
/* A whole number from `least` to `most`. 0, or -1 after saying what is wrong. */
int cli_number(const char *option, const char *text, long least, long most, long *number);

/* -- messages.c -- */

typedef enum cli_form { CLI_FORM_TEXT, CLI_FORM_JSON } cli_form;

/* Looks for --errors json before anything else is read, so that every message has the right form. */
void cli_messages_begin(int argc, char **argv);
void cli_messages_form(cli_form form);
void cli_messages_quiet(void);
void cli_messages_verbose(void);
int cli_is_verbose(void);
/* One line on standard error; returns CLI_USAGE. */
int cli_wrong(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* The same for a run that could not begin or go on; returns `code`. */
int cli_failed(int code, const gb_error *error);
/* One line that is no error; nothing with --quiet. */
void cli_note(const char *format, ...) __attribute__((format(printf, 1, 2)));
/* For gb_run_request.event; `user` is not used. */
void cli_event(void *user, const gb_event *event);
/* --progress: "auto", "always", "never". */
void cli_progress_mode(const char *when);
/* Removes the progress line, if there is one. */
void cli_progress_clear(void);

/* -- request.c, sources.c: what run and kwic have in common -- */

typedef struct cli_request {
    gb_run_request run;
    const char **sources;
    size_t source_count, source_capacity;
    const char *color; /* auto, always, never */
    char **owned;      /* names that were made here */
    size_t owned_count, owned_capacity;
} cli_request;

void cli_request_begin(cli_request *request);
/* Takes an option that several verbs have. 1 = taken, 0 = not one of them, -1 = wrong (said). */
int cli_request_option(cli_request *request, int key, const char *value);
/* Adds reports: files, directories (every file in them, sorted), "-". 0, or -1 (said). */
int cli_request_sources(cli_request *request, int count, char **names);
/* Adds the reports that a file names, one a line; "-" is standard input. 0, or -1 (said). */
int cli_request_list(cli_request *request, const char *path);
/* Appends a value of a chain expression in quotation marks. */
void cli_quote(gb_buffer *text, const char *value);
/* Fills in terminal, colour and width. */
void cli_request_terminal(cli_request *request);
/* Runs it, says what failed and whether the condition of --fail-on holds; the exit code. */
int cli_request_run(cli_request *request);
void cli_request_end(cli_request *request);

/* -- help.c -- */

void cli_show_help(const cli_verb *verb);
void cli_show_overview(void);
/* The nearest verb, or NULL. */
const char *cli_suggest_verb(const char *name);

#endif
