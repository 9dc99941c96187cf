/* Every allocation fails once, and from some one on all of them: an error or a right result, no crash, no leak. The
 * linker puts the functions here in the place of the C library's (--wrap). */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "base/datafile.h"
#include "base/decimal.h"
#include "base/lexicon.h"
#include "paths.h"
#include "plugin/describe.h"
#include "plugin/option.h"

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *text);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *text);

static long until_failure = -1; /* allocations that still succeed; -1 = all do */
static int for_ever;            /* whether all fail after that, or one */

static int fails(void) {
    if (until_failure < 0) return 0;
    if (until_failure > 0) {
        until_failure--;
        return 0;
    }
    if (!for_ever) until_failure = -1;
    return 1;
}

void *__wrap_malloc(size_t size) {
    return fails() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size) {
    return fails() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size) {
    return fails() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *text) {
    return fails() ? NULL : __real_strdup(text);
}

/* Does a thing from start to end and cleans up: 1 = it came out right, 0 = it said that it failed. Anything else is a
 * failure of the test. */
typedef int scenario(void);

/* Runs it with a failure at each allocation, until it needs fewer. */
static void try_all(scenario *run) {
    for (for_ever = 0; for_ever < 2; for_ever++) {
        long most = 0;
        int done = 0, failed = 0;
        for (; !done && most < 100000; most++) {
            int right;
            until_failure = most;
            right = run();
            /* It is done when the failure was not reached. */
            done = until_failure > 0 || (until_failure == 0 && right);
            until_failure = -1;
            failed += !right;
            if (done) assert_int_equal(right, 1);
        }
        assert_true(done);
        assert_true(failed > 0);
    }
}

static int use_lexicon(void) {
    gb_lexicon *lexicon = gb_lexicon_new();
    int right = 0, added = 0;
    char key[16];
    if (!lexicon) return 0;
    for (int i = 0; i < 300; i++) {
        int length = snprintf(key, sizeof key, "key%d", i * 7919 % 1000);
        added += gb_lexicon_add(lexicon, (gb_string){key, (size_t)length}, i) == GB_OK;
    }
    if (gb_lexicon_build(lexicon) == GB_OK) {
        right = 1;
        assert_int_equal(added, 300);
        assert_int_equal(gb_lexicon_value(lexicon, GB_TEXT("key919")), 1);
    } else {
        assert_int_equal(gb_lexicon_value(lexicon, GB_TEXT("key919")), -1);
        assert_int_equal(gb_lexicon_find(lexicon, GB_TEXT("a key919"), 0, NULL, NULL), GB_NO_POSITION);
    }
    gb_lexicon_free(lexicon);
    return right;
}

static int use_decimals(void) {
    static const char long_one[] = "123456789012345678901234567890.5";
    gb_arena arena = {0};
    gb_string a = gb_string_of(long_one), b = GB_TEXT("3"), results[6];
    int right = 1;
    results[0] = gb_decimal_normalize(&arena, GB_TEXT("+07.50"));
    results[1] = gb_decimal_compute(&arena, GB_MULTIPLY, a, a);
    results[2] = gb_decimal_compute(&arena, GB_ADD, b, b);
    results[3] = gb_decimal_divide(&arena, a, b, 700, NULL);
    results[4] = gb_decimal_shift(&arena, a, -6000);
    results[5] = gb_decimal_compute(&arena, GB_SUBTRACT, b, b);
    for (int i = 0; i < 6; i++) right &= results[i].data != NULL;
    if (results[0].data) assert_string(results[0], "7.5");
    if (results[2].data) assert_string(results[2], "6");
    if (results[5].data) assert_string(results[5], "0");
    gb_arena_free(&arena);
    return right;
}

static char table_path[] = "/tmp/gongbao-memory-XXXXXX";

static int use_data_table(void) {
    gb_error error;
    gb_data_table *table = gb_data_table_read(table_path, "one two?", &error);
    int right = table != NULL;
    if (table) {
        assert_int_equal(gb_data_table_rows(table), 200);
        assert_string(gb_data_table_cell(table, 199, 0), "199");
    } else {
        assert_int_equal(error.klass, GB_ERROR_SYSTEM);
    }
    gb_data_table_free(table);
    return right;
}

typedef struct config {
    const char *title, *least;
    int mode;
} config;

static int use_options(void) {
    static const gb_option options[] = {GB_OPTION(GB_STR, config, title, "title", "a", NULL, 0, 0, ""),
                                        GB_OPTION(GB_DEC, config, least, "least", "1.50", NULL, 0, 0, ""),
                                        GB_OPTION(GB_ENUM, config, mode, "mode", "b", "a|b|c", 0, 0, ""), GB_LIST_END};
    static const gb_plugin plugin = {
        .size = sizeof plugin, .id = "x", .options = options, .config_size = sizeof(config)};
    static const gb_setting settings[] = {{"mode", "c"}, {"title", "text"}};
    gb_arena arena = {0};
    gb_error error;
    void *filled = NULL;
    int right = gb_options_check(&plugin, &error) == 0;
    right &= gb_options_fill(&plugin, settings, 2, &arena, &filled, &error) == 0;
    if (right) assert_int_equal(((const config *)filled)->mode, 2);
    if (!right) assert_int_equal(error.klass, GB_ERROR_SYSTEM);
    gb_arena_free(&arena);
    return right;
}

static int use_paths(void) {
    gb_error error;
    gb_paths *paths = gb_paths_new("/a:/b:/c", &error);
    int right = paths != NULL;
    if (!right) assert_int_equal(error.klass, GB_ERROR_SYSTEM);
    gb_paths_free(paths);
    return right;
}

/* Refusals only: a module that was loaded would stay, and a child process for each round takes its time. */
static int use_registry(void) {
    static const char *const directories[] = {"/tmp", "/etc/passwd", "/nowhere", NULL};
    gb_error error;
    gb_buffer json = {0};
    gb_registry *registry = gb_registry_load(directories, 1, &error);
    int right = registry != NULL;
    if (registry) right = gb_describe_list(registry, &json) == 0;
    if (registry && right) assert_true(registry->refusal_count >= 1);
    gb_buffer_free(&json);
    gb_registry_free(registry);
    return right;
}

static void lexicons(void **state) {
    (void)state;
    try_all(use_lexicon);
}

static void decimals(void **state) {
    (void)state;
    try_all(use_decimals);
}

static void data_tables(void **state) {
    int fd = mkstemp(table_path);
    FILE *stream = fdopen(fd, "w");
    (void)state;
    assert_non_null(stream);
    fputs("one\tthree\n", stream);
    for (int i = 0; i < 200; i++) fprintf(stream, "%d\tx\n", i);
    fclose(stream);
    try_all(use_data_table);
    unlink(table_path);
}

static void options(void **state) {
    (void)state;
    try_all(use_options);
}

static void search_paths(void **state) {
    (void)state;
    try_all(use_paths);
}

static void registries(void **state) {
    (void)state;
    try_all(use_registry);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lexicons), cmocka_unit_test(decimals),     cmocka_unit_test(data_tables),
        cmocka_unit_test(options),  cmocka_unit_test(search_paths), cmocka_unit_test(registries),
    };
    return cmocka_run_group_tests_name("memory", tests, NULL, NULL);
}
