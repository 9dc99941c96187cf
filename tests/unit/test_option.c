/* Options: every type, every mistake of a user, every mistake of a plugin's author. */
#include "unit.h"

#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "plugin/option.h"

typedef struct config {
    int all;
    int64_t width;
    double share;
    const char *least;
    const char *title;
    int mode;
    const char *words;
    int64_t any;
} config;

static const gb_option options[] = {GB_OPTION(GB_BOOL, config, all, "all", "false", NULL, 0, 0, "everything"),
                                    GB_OPTION(GB_INT, config, width, "width", "5", NULL, 1, 10, "how wide"),
                                    GB_OPTION(GB_NUM, config, share, "share", "0.5", NULL, 0, 1, "what part"),
                                    GB_OPTION(GB_DEC, config, least, "least", "+01.50", NULL, 0, 0, "the least value"),
                                    GB_OPTION(GB_STR, config, title, "title", NULL, NULL, 0, 0, "a title"),
                                    GB_OPTION(GB_ENUM, config, mode, "mode", "fast", "slow|fast|exact", 0, 0, "how"),
                                    GB_OPTION(GB_PATH, config, words, "words", NULL, NULL, 0, 0, "a word list"),
                                    GB_OPTION(GB_INT, config, any, "any", NULL, NULL, 0, 0, "any number"),
                                    GB_LIST_END};

static const gb_plugin plugin = {
    .size = sizeof plugin, .id = "sample", .options = options, .config_size = sizeof(config)};
static const gb_plugin bare = {.size = sizeof bare, .id = "bare"};

static gb_arena arena;

static int empty_arena(void **state) {
    (void)state;
    gb_arena_free(&arena);
    return 0;
}

static const config *fill(const char *name, const char *value) {
    gb_setting setting = {name, value};
    void *filled = NULL;
    gb_error error = {GB_ERROR_NONE, ""};
    if (gb_options_fill(&plugin, &setting, name ? 1 : 0, &arena, &filled, &error) != 0) fail_msg("%s", error.text);
    return filled;
}

static void refuse(const char *name, const char *value, const char *words) {
    gb_setting setting = {name, value};
    void *filled = NULL;
    gb_error error;
    assert_int_equal(gb_options_fill(&plugin, &setting, 1, &arena, &filled, &error), -1);
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    if (!strstr(error.text, words) || !strstr(error.text, "sample")) fail_msg("%s", error.text);
}

static void defaults(void **state) {
    const config *c = fill(NULL, NULL);
    (void)state;
    assert_int_equal(c->all, 0);
    assert_int_equal(c->width, 5);
    assert_true(fabs(c->share - 0.5) < 1e-12);
    assert_string_equal(c->least, "1.5");
    assert_null(c->title);
    assert_int_equal(c->mode, 1);
    assert_null(c->words);
    assert_int_equal(c->any, 0);
}

static void values(void **state) {
    static const char *const yes[] = {"true", "yes", "on", "1"}, *const no[] = {"false", "no", "off", "0"};
    (void)state;
    for (int i = 0; i < 4; i++) {
        assert_int_equal(fill("all", yes[i])->all, 1);
        assert_int_equal(fill("all", no[i])->all, 0);
    }
    assert_int_equal(fill("width", "+10")->width, 10);
    assert_int_equal(fill("any", "-9223372036854775808")->any, INT64_MIN);
    assert_true(fabs(fill("share", "2.5e-1")->share - 0.25) < 1e-12);
    assert_string_equal(fill("least", "-12345678901234567890123.10")->least, "-12345678901234567890123.1");
    assert_string_equal(fill("title", "政府工作报告 = x")->title, "政府工作报告 = x");
    assert_string_equal(fill("title", "")->title, "");
    assert_int_equal(fill("mode", "slow")->mode, 0);
    assert_int_equal(fill("mode", "exact")->mode, 2);
}

static void the_last_setting_wins(void **state) {
    const gb_setting settings[] = {{"width", "2"}, {"all", "yes"}, {"width", "3"}};
    void *filled;
    (void)state;
    assert_int_equal(gb_options_fill(&plugin, settings, 3, &arena, &filled, NULL), 0);
    assert_int_equal(((const config *)filled)->width, 3);
    assert_int_equal(((const config *)filled)->all, 1);
}

static void paths_become_absolute(void **state) {
    char name[] = "option-test-XXXXXX";
    int fd;
    (void)state;
    assert_int_equal(chdir("/tmp"), 0);
    fd = mkstemp(name);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(fill("words", name)->words[0], '/');
    assert_non_null(strstr(fill("words", name)->words, name));
    unlink(name);
    refuse("words", name, "words=");
    refuse("words", "/tmp", "not a regular file");
    refuse("words", "", "words=");
}

static void users_mistakes(void **state) {
    (void)state;
    refuse("al", "true", "did you mean \"all\"?");
    refuse("elephant", "1", "it has all, width, share");
    refuse("all", "maybe", "write true or false");
    refuse("all", "", "write true or false");
    refuse("width", "0", "must be from 1 to 10");
    refuse("width", "11", "must be from 1 to 10");
    refuse("width", "5x", "whole number");
    refuse("width", " 5", "whole number");
    refuse("width", "", "whole number");
    refuse("width", "-", "whole number");
    refuse("width", "5.0", "whole number");
    refuse("any", "9223372036854775808", "too large");
    refuse("share", "1.01", "must be from 0 to 1");
    refuse("share", "nan", "write a number");
    refuse("share", "1e999", "write a number");
    refuse("share", "0x1", "write a number");
    refuse("share", "", "write a number");
    refuse("least", "1e5", "decimal");
    refuse("title", "\xFF", "UTF-8");
    refuse("mode", "fst", "did you mean \"fast\"?");
    refuse("mode", "FAST", "slow|fast|exact");
}

static void a_plugin_without_options(void **state) {
    gb_setting setting = {"all", "1"};
    void *filled = NULL;
    gb_error error;
    (void)state;
    assert_int_equal(gb_options_fill(&bare, NULL, 0, &arena, &filled, &error), 0);
    assert_non_null(filled);
    assert_int_equal(gb_options_fill(&bare, &setting, 1, &arena, &filled, &error), -1);
    assert_non_null(strstr(error.text, "has no options"));
    assert_int_equal(gb_options_check(&bare, &error), 0);
}

/* A plugin whose first option is `option` and whose second one is "all". */
static void reject(gb_option option, size_t config_size, const char *words) {
    const gb_option table[] = {GB_OPTION(GB_BOOL, config, all, "all", NULL, NULL, 0, 0, "everything"), option,
                               GB_LIST_END};
    const gb_plugin wrong = {.size = sizeof wrong, .id = "wrong", .options = table, .config_size = config_size};
    gb_error error;
    assert_int_equal(gb_options_check(&wrong, &error), -1);
    if (!strstr(error.text, words) || !strstr(error.text, "wrong")) fail_msg("%s", error.text);
}

#define OPTION(...) ((gb_option)GB_OPTION(__VA_ARGS__))

static void authors_mistakes(void **state) {
    gb_error error;
    const size_t size = sizeof(config);
    gb_option past_end = OPTION(GB_STR, config, any, "x", NULL, NULL, 0, 0, "");
    (void)state;
    assert_int_equal(gb_options_check(&plugin, &error), 0);
    reject(OPTION(GB_INT, config, width, "Width", NULL, NULL, 0, 0, ""), size, "names are made of");
    reject(OPTION(GB_INT, config, width, "", NULL, NULL, 0, 0, ""), size, "names are made of");
    reject(OPTION(GB_INT, config, width, NULL, NULL, NULL, 0, 0, ""), size, "has no name");
    reject(OPTION(GB_INT, config, width, "all", NULL, NULL, 0, 0, ""), size, "declared twice");
    reject(OPTION(GB_REF, config, width, "x", NULL, NULL, 0, 0, ""), size, "cannot have this type");
    reject(OPTION((gb_type)99, config, width, "x", NULL, NULL, 0, 0, ""), size, "cannot have this type");
    reject(OPTION(GB_INT, config, width, "x", NULL, NULL, 0, 0, ""), 8, "outside the configuration struct");
    past_end.offset = SIZE_MAX - 3;
    reject(past_end, size, "outside the configuration struct");
    past_end.offset = offsetof(config, any) + 1;
    reject(past_end, size + 8, "not aligned");
    reject(OPTION(GB_INT, config, all, "x", NULL, NULL, 0, 0, ""), size, "shares its place");
    reject(OPTION(GB_INT, config, width, "x", "11", NULL, 1, 10, ""), size, "must be from 1 to 10");
    reject(OPTION(GB_INT, config, width, "x", "eleven", NULL, 0, 0, ""), size, "whole number");
    reject(OPTION(GB_INT, config, width, "x", NULL, NULL, 1, 10, ""), size, "0 is outside its range");
    reject(OPTION(GB_INT, config, width, "x", NULL, NULL, 10, 1, ""), size, "minimum is above");
    reject(OPTION(GB_NUM, config, share, "x", NULL, NULL, 0, (double)NAN, ""), size, "not finite");
    reject(OPTION(GB_INT, config, width, "x", NULL, "a|b", 0, 0, ""), size, "only GB_ENUM");
    reject(OPTION(GB_ENUM, config, mode, "x", NULL, NULL, 0, 0, ""), size, "needs choices");
    reject(OPTION(GB_ENUM, config, mode, "x", NULL, "", 0, 0, ""), size, "empty or there twice");
    reject(OPTION(GB_ENUM, config, mode, "x", NULL, "a||b", 0, 0, ""), size, "empty or there twice");
    reject(OPTION(GB_ENUM, config, mode, "x", NULL, "a|b|a", 0, 0, ""), size, "empty or there twice");
    reject(OPTION(GB_ENUM, config, mode, "x", "c", "a|b", 0, 0, ""), size, "must be one of");
    reject(OPTION(GB_PATH, config, words, "x", "/etc/hosts", NULL, 0, 0, ""), size, "has no default");
    reject(OPTION(GB_INT, config, width, "x", NULL, NULL, 0, 0, ""), (size_t)1 << 30, "config_size");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(defaults, empty_arena),
        cmocka_unit_test_teardown(values, empty_arena),
        cmocka_unit_test_teardown(the_last_setting_wins, empty_arena),
        cmocka_unit_test_teardown(paths_become_absolute, empty_arena),
        cmocka_unit_test_teardown(users_mistakes, empty_arena),
        cmocka_unit_test_teardown(a_plugin_without_options, empty_arena),
        cmocka_unit_test_teardown(authors_mistakes, empty_arena),
    };
    return cmocka_run_group_tests_name("option", tests, NULL, NULL);
}
