/* The registry: a directory with good and bad files, read without the program. Modules are those of tests/broken/load.
 */
#include "unit.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "plugin/describe.h"
#include "plugin/registry.h"

static char directory[] = "/tmp/gongbao-registry-XXXXXX";
static char second[64];

/* Copies a built module into a directory under a name. */
static void copy(const char *module, const char *to, const char *name) {
    char command[1024];
    const char *built = getenv("builddir");
    snprintf(command, sizeof command, "cp '%s/tests/broken/load/.libs/%s.so' '%s/%s.so'", built ? built : ".", module,
             to, name);
    assert_int_equal(system(command), 0);
}

static int make_directories(void **state) {
    (void)state;
    umask(022);
    if (!mkdtemp(directory)) return -1;
    snprintf(second, sizeof second, "%s/second", directory);
    if (mkdir(second, 0755) != 0) return -1;
    copy("well", directory, "well");
    copy("older_struct", directory, "older_struct");
    copy("crash_load", directory, "crash_load");
    copy("exit_load", directory, "exit_load");
    copy("future_major", directory, "future_major");
    copy("hang_load", directory, "hang_load");
    copy("undefined_symbol", directory, "undefined_symbol");
    copy("well", directory, "renamed");
    copy("twin", second, "twin");
    return 0;
}

static int remove_directories(void **state) {
    char command[128];
    (void)state;
    snprintf(command, sizeof command, "rm -r '%s'", directory);
    return system(command);
}

/* The reason why directory/name.so was refused, or NULL. */
static const char *reason_of(const gb_registry *registry, const char *where, const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s.so", where, name);
    for (size_t i = 0; i < registry->refusal_count; i++)
        if (strcmp(registry->refusals[i].path, path) == 0) return registry->refusals[i].reason;
    return NULL;
}

static void expect_reason(const gb_registry *registry, const char *where, const char *name, const char *words) {
    const char *reason = reason_of(registry, where, name);
    if (!reason || !strstr(reason, words)) fail_msg("%s: %s", name, reason ? reason : "not refused");
}

static gb_registry *load(void) {
    const char *const directories[] = {directory, second, directory, "/nowhere/at/all", NULL};
    gb_error error;
    gb_registry *registry = gb_registry_load(directories, 1, &error);
    if (!registry) fail_msg("%s", error.text);
    return registry;
}

static void good_ones_are_there_and_bad_ones_explained(void **state) {
    gb_registry *registry = load();
    (void)state;
    assert_int_equal(registry->plugin_count, 3);
    assert_string_equal(registry->plugins[0].plugin->id, "older_struct");
    assert_string_equal(registry->plugins[1].plugin->id, "twin");
    assert_string_equal(registry->plugins[2].plugin->id, "well");
    assert_string_equal(registry->plugins[2].module, "well");
    assert_null(registry->plugins[0].plugin->collect);
    assert_int_equal(registry->refusal_count, 7);
    expect_reason(registry, directory, "crash_load", "crashes while it is loaded");
    expect_reason(registry, directory, "exit_load", "exit status 0");
    expect_reason(registry, directory, "future_major", "built for ABI 2.0, this host has 1.1: rebuild the plugin");
    expect_reason(registry, directory, "hang_load", "hangs while it is loaded (not done after 1 s)");
    expect_reason(registry, directory, "undefined_symbol", "function_that_nobody_wrote");
    expect_reason(registry, directory, "renamed", "renamed_LTX_gongbao_entry");
    expect_reason(registry, second, "twin", "analyzer well is already there from");
    gb_registry_free(registry);
}

static void finding_and_suggesting(void **state) {
    gb_registry *registry = load();
    (void)state;
    assert_non_null(gb_registry_find(registry, GB_ANALYZER, "well"));
    assert_null(gb_registry_find(registry, GB_WRITER, "well"));
    assert_null(gb_registry_find(registry, GB_ANALYZER, "wel"));
    assert_string_equal(gb_registry_suggest(registry, GB_ANALYZER, "wel"), "well");
    assert_null(gb_registry_suggest(registry, GB_WRITER, "wel"));
    gb_registry_free(registry);
}

static void descriptions(void **state) {
    gb_registry *registry = load();
    gb_buffer json = {0};
    gb_error error;
    (void)state;
    assert_int_equal(gb_describe_list(registry, &json), 0);
    gb_buffer_terminate(&json);
    assert_ptr_equal(strstr(json.data, "{\"plugins\":[{\"kind\":\"analyzer\",\"id\":\"older_struct\","), json.data);
    assert_non_null(strstr(json.data, "\"refused\":[{\"path\":\""));
    json.length = 0;
    assert_int_equal(gb_describe_info(registry, "well", &json, &error), 0);
    gb_buffer_terminate(&json);
    assert_non_null(strstr(json.data, "\"id\":\"well\",\"version\":\"1.0.0\""));
    assert_non_null(strstr(json.data, "\"options\":[],\"needs\":[],\"gives\":[],\"tables\":[]}]}"));
    assert_int_equal(gb_describe_info(registry, "wll", &json, &error), -1);
    assert_non_null(strstr(error.text, "did you mean \"well\"?"));
    assert_int_equal(gb_describe_info(registry, "future_major", &json, &error), -1);
    assert_non_null(strstr(error.text, "built for ABI 2.0"));
    assert_int_equal(gb_describe_info(registry, "elephant", &json, &error), -1);
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    gb_buffer_free(&json);
    gb_registry_free(registry);
}

static void nothing_at_all(void **state) {
    const char *const directories[] = {NULL};
    gb_registry *registry = gb_registry_load(directories, 1, NULL);
    (void)state;
    assert_non_null(registry);
    assert_int_equal(registry->plugin_count + registry->refusal_count, 0);
    assert_null(gb_registry_find(registry, GB_ANALYZER, "well"));
    gb_registry_free(registry);
    gb_registry_free(NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(good_ones_are_there_and_bad_ones_explained),
        cmocka_unit_test(finding_and_suggesting),
        cmocka_unit_test(descriptions),
        cmocka_unit_test(nothing_at_all),
    };
    return cmocka_run_group_tests_name("registry", tests, make_directories, remove_directories);
}
