/* The verb check: the conformance battery for the plugins of a file. */
#include "battery.h"
#include "cli.h"

#include "base/suggest.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LOAD_SECONDS 10.0

typedef struct tally {
    unsigned passed, warned, failed;
    cJSON *json;      /* list of findings, NULL = readable lines */
    const char *only; /* the one rule to check, NULL = all */
} tally;

static const char *const VERDICTS[] = {"pass", "warn", "FAIL", "skip"};

static void tell(tally *t, const char *plugin, const char *rule, const finding *f) {
    if (f->verdict == VERDICT_PASS) t->passed++;
    if (f->verdict == VERDICT_WARN) t->warned++;
    if (f->verdict == VERDICT_FAIL) t->failed++;
    if (!t->json) {
        printf("  %s  %-14s %s\n", VERDICTS[f->verdict], rule, f->text);
        fflush(stdout);
        return;
    }
    cJSON *item = cJSON_CreateObject();
    cJSON_AddStringToObject(item, "plugin", plugin);
    cJSON_AddStringToObject(item, "rule", rule);
    cJSON_AddStringToObject(item, "verdict", f->verdict == VERDICT_FAIL ? "fail" : VERDICTS[f->verdict]);
    cJSON_AddStringToObject(item, "text", f->text);
    cJSON_AddItemToArray(t->json, item);
}

static const char *kind_name(gb_kind kind) {
    return kind == GB_READER ? "reader" : kind == GB_WRITER ? "writer" : "analyzer";
}

static void check_plugin(tally *t, const subject *s) {
    if (!t->json) printf("%s %s\n", kind_name(s->kind), s->id);
    const finding loaded = found(VERDICT_PASS, "loads, and declares what it should");
    tell(t, s->id, "load", &loaded);
    for (const battery_rule *r = battery_rules; r->name; r++) {
        if (!(r->kinds & (1u << s->kind)) || (t->only && strcmp(t->only, r->name) != 0)) continue;
        const finding f = battery_run(r, s);
        tell(t, s->id, r->name, &f);
    }
}

/* Why a file gives no plugin: the registry's reason. */
static void tell_refusal(tally *t, const gb_registry *registry, const char *file) {
    finding f = strcmp(file + strlen(file) - 3, ".so") == 0
                    ? found(VERDICT_PASS, "loads; it has no plugins, but adapters that make some")
                    : found(VERDICT_FAIL, "is no plugin: its name must end in .so or .gongbao.json");
    const char *name = strrchr(file, '/') ? strrchr(file, '/') + 1 : file;
    for (size_t i = 0; i < registry->refusal_count; i++)
        if (strcmp(registry->refusals[i].path, file) == 0) {
            f = found(VERDICT_FAIL, "%s", registry->refusals[i].reason);
            break;
        }
    if (!t->json) printf("%s\n", name);
    tell(t, name, "load", &f);
}

/* The directory of a file, to be freed. */
static char *directory_of(const char *file) {
    const char *slash = strrchr(file, '/');
    return strndup(file, slash > file ? (size_t)(slash - file) : 1);
}

/* The plugins are copied out of the registry first: each rule loads them anew in its own process. */
static int check_registry(tally *t, const gb_registry *registry, const char *file, const char *directory,
                          const char *options) {
    size_t checked = 0;
    for (size_t i = 0; i < registry->plugin_count; i++) {
        const gb_entry_plugin *entry = &registry->plugins[i];
        if (strcmp(entry->path, file) != 0) continue;
        const subject s = {file, directory, entry->plugin->id, entry->plugin->kind, options};
        check_plugin(t, &s);
        checked++;
    }
    if (checked == 0) tell_refusal(t, registry, file);
    return 0;
}

static int check_file(tally *t, const char *name, const char *options) {
    char file[PATH_MAX];
    gb_error error = {0};
    if (!realpath(name, file)) return cli_wrong("check: %s: %s", name, gb_error_system(errno));
    char *directory = directory_of(file);
    gb_paths *paths = directory ? gb_paths_new(directory, &error) : NULL;
    gb_registry *registry = paths ? gb_registry_load(gb_paths_plugin_directories(paths), LOAD_SECONDS, &error) : NULL;
    const int code = registry ? check_registry(t, registry, file, directory, options) : cli_failed(CLI_SYSTEM, &error);
    if (registry) gb_registry_free(registry);
    gb_paths_free(paths);
    free(directory);
    return code;
}

static int check_rule(const char *name) {
    const char *names[64] = {NULL}, *near;
    size_t count = 0;
    for (const battery_rule *r = battery_rules; r->name && count < 63; r++) names[count++] = r->name;
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0) return 0;
    near = gb_suggest(name, names);
    return cli_wrong("check: there is no rule '%s': did you mean %s?", name, near ? near : names[0]);
}

static int check_files(int count, char **names, const char *options, const char *only, int json) {
    tally t = {.json = json ? cJSON_CreateArray() : NULL, .only = only};
    int code = 0;
    for (int i = 0; i < count && code == 0; i++) code = check_file(&t, names[i], options);
    if (t.json) {
        char *text = cJSON_Print(t.json);
        if (text && code == 0) puts(text);
        free(text);
        cJSON_Delete(t.json);
    } else if (code == 0) {
        printf("%u passed, %u warned, %u failed\n", t.passed, t.warned, t.failed);
    }
    return code ? code : t.failed ? CLI_PARTLY : CLI_DONE;
}

static int run(int argc, char **argv) {
    cli_parser parser;
    const char *value, *options = "", *only = NULL;
    int operands = 0, json = 0, key;
    if (cli_begin(&parser, &cli_check, argc, argv) != 0) return CLI_SYSTEM;
    while ((key = cli_next(&parser, &value, &operands)) >= 0) {
        if (key == CLI_JSON) json = 1;
        if (key == CLI_OPTIONS) options = value;
        if (key == CLI_RULE) only = value;
    }
    cli_end(&parser);
    if (key != CLI_END) return cli_exit_code(key);
    if (operands >= argc) return cli_wrong("check: which plugin? For example gongbao check ./mywords.so");
    if (only && check_rule(only) != 0) return CLI_USAGE;
    return check_files(argc - operands, argv + operands, options, only, json);
}

static const cli_option OPTIONS[] = {
    {CLI_OPTIONS, "options", "SETTINGS", NULL, "options that the plugin needs, as in 'term=x width=60'"},
    {CLI_RULE, "rule", "RULE", NULL, "check this rule alone, for example under valgrind"},
    {CLI_JSON, "json", NULL, NULL, "print the findings as JSON"},
    {CLI_ERRORS, "errors", "FORM", "text|json", "form of messages on standard error; default text"},
    {CLI_HELP, "help", NULL, NULL, "show this help"},
    {0, NULL, NULL, NULL, NULL},
};

const cli_verb cli_check = {
    .name = "check",
    .synopsis = "[OPTION]... FILE...",
    .summary = "Check that a plugin behaves, whatever it is for",
    .text =
        "FILE is a plugin's .so or .gongbao.json. Each rule runs in a process of its own, on two sample reports and "
        "on\n"
        "texts that ask for trouble: the same rows on a second run, on a second instance and in another order; "
        "nothing\n"
        "printed, kept or left open; no crash; time that grows with the text and no faster. Each finding says what\n"
        "to change. Exit code 1 when a rule failed.",
    .examples = "gongbao check ./mywords.so\n"
                "gongbao check --json ./mymarks.gongbao.json",
    .options = OPTIONS,
    .run = run,
};
