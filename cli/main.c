/* gongbao: reads Chinese policy reports with chains of plugins. One file a verb. */
#include "cli.h"

#include "gongbao/version.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* A line a verb. */
/* clang-format off */
const cli_verb *const cli_verbs[] = {
    &cli_run,
    &cli_kwic,
    &cli_promises,
    &cli_discover,
    &cli_dict,
    &cli_plan,
    &cli_list,
    &cli_info,
    &cli_new,
    &cli_check,
    &cli_test,
    &cli_help,
    NULL,
};
/* clang-format on */

static const cli_verb *find_verb(const char *name) {
    for (size_t i = 0; cli_verbs[i]; i++)
        if (strcmp(cli_verbs[i]->name, name) == 0) return cli_verbs[i];
    return NULL;
}

static int unknown_verb(const char *name) {
    const char *near = cli_suggest_verb(name);
    if (near) return cli_wrong("there is no verb '%s': did you mean %s?", name, near);
    if (name[0] == '-') return cli_wrong("the verb is missing before %s: for example gongbao run %s", name, name);
    return cli_wrong("there is no verb '%s': to read a report write gongbao run FILE; gongbao help shows all verbs",
                     name);
}

static int dispatch(int argc, char **argv) {
    const cli_verb *verb;
    if (argc < 2)
        return cli_wrong("what is to be done? For example gongbao run report.txt; gongbao help shows all verbs");
    if (strcmp(argv[1], "--version") == 0 || strcmp(argv[1], "-V") == 0) {
        printf("gongbao %s\n", GONGBAO_VERSION);
        return CLI_DONE;
    }
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
        cli_show_overview();
        return CLI_DONE;
    }
    verb = find_verb(argv[1]);
    return verb ? verb->run(argc - 1, argv + 1) : unknown_verb(argv[1]);
}

int main(int argc, char **argv) {
    int code;
    cli_messages_begin(argc, argv);
    code = dispatch(argc, argv);
    if (fflush(stdout) != 0 && code == CLI_DONE) {
        cli_wrong("standard output: %s", gb_error_system(errno));
        code = CLI_SYSTEM;
    }
    return code;
}
