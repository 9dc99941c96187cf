/* The verb info: what a plugin does, its options, layers and columns, an example. */
#include "describe.h"
#include "example.h"
#include "rules.h"

#include <stdio.h>
#include <string.h>

#define TYPE_COLUMNS 16u /* types longer than that push their help to the right */

static void print_lines(const char *text) {
    while (*text) {
        size_t length = strcspn(text, "\n");
        printf("%s%.*s\n", length ? "  " : "", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* Appends the strings of an array, separated by `separator`. */
static void join(gb_buffer *out, const cJSON *array, const char *separator) {
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        if (!cJSON_IsString(item)) continue;
        if (item != array->child) gb_buffer_text(out, separator);
        gb_buffer_text(out, item->valuestring);
    }
}

static void print_joined(const char *before, const cJSON *array, const char *separator, const char *after) {
    gb_buffer text = {0};
    join(&text, array, separator);
    if (text.length) printf("%s%.*s%s", before, (int)text.length, text.data, after);
    gb_buffer_free(&text);
}

/* The type with its choices, target or unit: enum(a, b), ref(quantity), dec(元). */
static void type_text(const cJSON *item, gb_buffer *text) {
    const cJSON *choices = cJSON_GetObjectItemCaseSensitive(item, "choices");
    const char *detail = cli_member(item, "detail");
    int some = cJSON_GetArraySize(choices) > 0;
    text->length = 0;
    gb_buffer_format(text, "%s%s", cli_member(item, "type"), some || *detail ? "(" : "");
    if (some)
        join(text, choices, ", ");
    else
        gb_buffer_text(text, detail);
    gb_buffer_text(text, some || *detail ? ")" : "");
    gb_buffer_terminate(text);
}

/* Lines "name  type  help" of columns or options, after `before`; `after` (may be NULL) adds to the help. */
static void print_named(const cJSON *list, const char *before, void (*after)(const cJSON *item)) {
    size_t names = 0, types = 0;
    gb_buffer type = {0};
    const cJSON *item;
    cJSON_ArrayForEach(item, list) {
        names = cli_wider(names, cli_member(item, "name"));
        type_text(item, &type);
        if (!type.failed && cli_wider(0, type.data) <= TYPE_COLUMNS) types = cli_wider(types, type.data);
    }
    cJSON_ArrayForEach(item, list) {
        type_text(item, &type);
        fputs(before, stdout);
        cli_pad(cli_member(item, "name"), names + 2);
        cli_pad(type.failed ? "" : type.data, types);
        printf("  %s", cli_member(item, "help"));
        if (after) after(item);
        putchar('\n');
    }
    gb_buffer_free(&type);
}

static void print_layers(const cJSON *plugin, const char *member, const char *title) {
    const cJSON *layers = cJSON_GetObjectItemCaseSensitive(plugin, member), *layer;
    if (cJSON_GetArraySize(layers) == 0) return;
    printf("\n%s:\n", title);
    cJSON_ArrayForEach(layer, layers) {
        printf("  %s: %s\n", cli_member(layer, "name"), cli_member(layer, "help"));
        print_named(cJSON_GetObjectItemCaseSensitive(layer, "columns"), "      ", NULL);
    }
}

static void print_needs(const cJSON *plugin) {
    const cJSON *needs = cJSON_GetObjectItemCaseSensitive(plugin, "needs"), *need;
    if (cJSON_GetArraySize(needs) == 0) return;
    puts("\nNeeds the layers:");
    cJSON_ArrayForEach(need, needs) {
        printf("  %s", cli_member(need, "layer"));
        print_joined(" (", cJSON_GetObjectItemCaseSensitive(need, "columns"), ", ", ")");
        puts(cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(need, "optional")) ? ", when it is there" : "");
    }
}

/* The range and the default of an option. */
static void print_limits(const cJSON *option) {
    const cJSON *least = cJSON_GetObjectItemCaseSensitive(option, "minimum");
    const cJSON *most = cJSON_GetObjectItemCaseSensitive(option, "maximum");
    const char *initial = cli_member(option, "default");
    if (cJSON_IsNumber(least) && cJSON_IsNumber(most)) printf(" (%g to %g)", least->valuedouble, most->valuedouble);
    if (*initial) printf("; default %s", initial);
}

static void print_options(const cJSON *plugin) {
    const cJSON *options = cJSON_GetObjectItemCaseSensitive(plugin, "options");
    if (cJSON_GetArraySize(options) == 0) return;
    puts("\nOptions (NAME=VALUE behind the plugin's name):");
    print_named(options, "  ", print_limits);
}

static void print_plugin(const cJSON *plugin) {
    const char *help = cli_member(plugin, "help"), *example = cli_member(plugin, "example");
    printf("%s %s (%s): %s\n", cli_member(plugin, "id"), cli_member(plugin, "version"), cli_member(plugin, "kind"),
           cli_member(plugin, "summary"));
    if (*help) {
        putchar('\n');
        print_lines(help);
    }
    print_joined("\nReads files that end in: ", cJSON_GetObjectItemCaseSensitive(plugin, "extensions"), " ", "\n");
    print_options(plugin);
    print_needs(plugin);
    print_layers(plugin, "gives", "Gives the layers");
    print_layers(plugin, "tables", "Gives the tables");
    if (*example) {
        puts("\nExample:");
        print_lines(example);
    }
    cli_example_print(plugin);
    printf("\nLicense %s, file %s\n", cli_member(plugin, "license"), cli_member(plugin, "path"));
}

static const char *plugin_path; /* --plugin-path of this run, or NULL */

static void print(const cJSON *answer) {
    const cJSON *plugins = cJSON_GetObjectItemCaseSensitive(answer, "plugins"), *plugin;
    cJSON_ArrayForEach(plugin, plugins) {
        if (plugin != plugins->child) puts("\n----\n");
        print_plugin(plugin);
        cli_print_rules(plugin_path, cli_member(plugin, "path"));
    }
}

static int ask(const cli_request *request, int count, char **operands, int json) {
    if (count != 1) return cli_wrong("info: give the name of one plugin: gongbao list shows all");
    plugin_path = request->run.plugin_path;
    return cli_describe(&request->run, "info", operands[0], json, cli_example_add, print);
}

static int run(int argc, char **argv) {
    return cli_describe_verb(&cli_info, argc, argv, ask);
}

static const cli_option OPTIONS[] = {
    {CLI_JSON, "json", NULL, NULL, "print the description as JSON"},
    CLI_OPTIONS_COMMON,
};

const cli_verb cli_info = {
    .name = "info",
    .synopsis = "[--json] PLUGIN",
    .summary = "Show what a plugin does, its options, layers, columns and rules, an example",
    .examples = "gongbao info numbers\n"
                "gongbao info jsonl          a reader and a writer have that name: both are shown",
    .options = OPTIONS,
    .run = run,
};
