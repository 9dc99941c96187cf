/* Chain expressions: what is understood, what is refused and where. */
#include "unit.h"

#include <stdio.h>
#include <unistd.h>

#include "chain/expression.h"

static void plugins_and_options(void **state) {
    gb_expression e;
    gb_error error = {0};
    (void)state;
    assert_int_equal(gb_expression_parse(" numbers all=true  top=5 |slogans|targets words='a b|c' ", &e, &error), 0);
    assert_int_equal(e.count, 3);
    assert_string_equal(e.steps[0].id, "numbers");
    assert_int_equal(e.steps[0].setting_count, 2);
    assert_string_equal(e.steps[0].settings[1].name, "top");
    assert_string_equal(e.steps[0].settings[1].value, "5");
    assert_string_equal(e.steps[2].settings[0].value, "a b|c");
    assert_int_equal(gb_expression_set(&e, 1, "lexicon", "x.tsv", &error), 0);
    assert_string_equal(e.steps[1].settings[0].value, "x.tsv");
    gb_expression_free(&e);
}

static void the_last_value_of_an_option_counts(void **state) {
    gb_expression e;
    (void)state;
    assert_int_equal(gb_expression_parse("a x=1 x=", &e, NULL), 0);
    assert_int_equal(e.steps[0].setting_count, 1);
    assert_string_equal(e.steps[0].settings[0].value, "");
    gb_expression_free(&e);
}

static void refuse(const char *text, const char *part) {
    gb_expression e;
    gb_error error = {0};
    assert_int_equal(gb_expression_parse(text, &e, &error), -1);
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    if (!strstr(error.text, part)) fail_msg("'%s' does not say '%s'", error.text, part);
}

static void mistakes_name_the_place(void **state) {
    (void)state;
    refuse("", "character 1 ");
    refuse("a |", "character 4 ");
    refuse("a || b", "character 4 ");
    refuse("a b", "character 3, 'b' is no option");
    refuse("a =b", "'=b' is no option");
    refuse("a x='y", "character 5, the quotation mark");
    refuse("a x='y''", "character 5, the quotation mark");
}

static void two_marks_are_one(void **state) {
    gb_expression e;
    gb_error error = {0};
    (void)state;
    assert_int_equal(gb_expression_parse("a x='it''s \"y\"' y=\"\"\"\" z=''''''", &e, &error), 0);
    assert_int_equal(e.steps[0].setting_count, 3);
    assert_string_equal(e.steps[0].settings[0].value, "it's \"y\"");
    assert_string_equal(e.steps[0].settings[1].value, "\"");
    assert_string_equal(e.steps[0].settings[2].value, "''");
    gb_expression_free(&e);
}

static void too_many_plugins(void **state) {
    char text[1200];
    size_t used = 0;
    (void)state;
    for (int i = 0; i < 257; i++) used += (size_t)snprintf(text + used, sizeof text - used, "%sa", i ? "|" : "");
    refuse(text, "more than 256");
}

/* Writes a file, reads it as a chain; the result and the error. */
static int read_chain(const char *content, gb_expression *e, gb_error *error) {
    char path[] = "/tmp/gongbao-chain-XXXXXX";
    int descriptor = mkstemp(path);
    assert_true(descriptor >= 0);
    assert_int_equal(write(descriptor, content, strlen(content)), (ssize_t)strlen(content));
    close(descriptor);
    int result = gb_expression_read(path, e, error);
    unlink(path);
    return result;
}

static void json_chains(void **state) {
    gb_expression e;
    gb_error error = {0};
    (void)state;
    const char *good =
        "{\"chain\":[\"structure\",{\"plugin\":\"numbers\",\"options\":{\"all\":true,\"n\":3,\"s\":\"x y\"}}]}";
    assert_int_equal(read_chain(good, &e, &error), 0);
    assert_int_equal(e.count, 2);
    assert_string_equal(e.steps[1].settings[0].value, "true");
    assert_string_equal(e.steps[1].settings[1].value, "3");
    assert_string_equal(e.steps[1].settings[2].value, "x y");
    gb_expression_free(&e);

    assert_int_equal(read_chain("{\"chain\":[\n\n\"a\",,]}", &e, &error), -1);
    assert_non_null(strstr(error.text, ":3: not valid JSON"));
    assert_int_equal(read_chain("{\"chains\":[]}", &e, &error), -1);
    assert_non_null(strstr(error.text, "no list \"chain\""));
    assert_int_equal(read_chain("{\"chain\":[{\"plugin\":\"a\",\"options\":{\"b\":[1]}}]}", &e, &error), -1);
    assert_non_null(strstr(error.text, "option b of a"));
    assert_int_equal(gb_expression_read("/nowhere/chain.json", &e, &error), -1);
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    assert_non_null(strstr(error.text, "/nowhere/chain.json"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(plugins_and_options),     cmocka_unit_test(the_last_value_of_an_option_counts),
        cmocka_unit_test(mistakes_name_the_place), cmocka_unit_test(two_marks_are_one),
        cmocka_unit_test(too_many_plugins),        cmocka_unit_test(json_chains),
    };
    return cmocka_run_group_tests_name("expression", tests, NULL, NULL);
}
