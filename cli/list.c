/* The verb list: which plugins there are, which files were refused and why. */
#include "describe.h"

#include <stdio.h>
#include <string.h>

static void print_kind(const cJSON *plugins, const char *kind, const char *title, size_t width) {
    const cJSON *plugin;
    int any = 0;
    cJSON_ArrayForEach(plugin, plugins) {
        if (strcmp(cli_member(plugin, "kind"), kind) != 0) continue;
        if (!any++) puts(title);
        printf("  ");
        cli_pad(cli_member(plugin, "id"), width + 2);
        cli_pad(cli_member(plugin, "version"), 8);
        printf(" %s\n", cli_member(plugin, "summary"));
    }
    if (any) putchar('\n');
}

static void print(const cJSON *answer) {
    const cJSON *plugins = cJSON_GetObjectItemCaseSensitive(answer, "plugins"), *item;
    const cJSON *refused = cJSON_GetObjectItemCaseSensitive(answer, "refused");
    size_t width = 0;
    cJSON_ArrayForEach(item, plugins) width = cli_wider(width, cli_member(item, "id"));
    print_kind(plugins, "reader", "Readers (--reader)", width);
    print_kind(plugins, "analyzer", "Analyzers (-c)", width);
    print_kind(plugins, "writer", "Writers (-f)", width);
    if (cJSON_GetArraySize(plugins) == 0) puts("There is no plugin.\n");
    if (cJSON_GetArraySize(refused) > 0) {
        puts("Refused");
        cJSON_ArrayForEach(item, refused)
            printf("  %s\n      %s\n", cli_member(item, "path"), cli_member(item, "reason"));
        putchar('\n');
    }
    puts("gongbao info PLUGIN tells what one does, its options and its results.");
}

static int ask(const cli_request *request, int count, char **operands, int json) {
    if (count > 0)
        return cli_wrong("list: '%s' is one word too many: for one plugin write gongbao info %s", operands[0],
                         operands[0]);
    return cli_describe(&request->run, "list", NULL, json, NULL, print);
}

static int run(int argc, char **argv) {
    return cli_describe_verb(&cli_list, argc, argv, ask);
}

static const cli_option OPTIONS[] = {
    {CLI_JSON, "json", NULL, NULL, "print the list as JSON"},
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_list = {
    .name = "list",
    .synopsis = "[--json]",
    .summary = "Show the plugins there are, and why a file was refused",
    .text = "Plugins are looked for in --plugin-path, then in GONGBAO_PLUGIN_PATH, in the user's directory\n"
            "($XDG_DATA_HOME/gongbao/plugins) and where Gongbao is installed. The first one of a name is taken.",
    .examples = "gongbao list\n"
                "gongbao list --json | jq -r '.plugins[].id'",
    .options = OPTIONS,
    .run = run,
};
