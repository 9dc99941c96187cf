/* The nearest right name. */
#include "unit.h"

#include "base/suggest.h"

static const char *const names[] = {"numbers", "slogans", "segment", "structure", "targets", "就业人数", "all", NULL};

static void expect(const char *name, const char *nearest) {
    const char *found = gb_suggest(name, names);
    if (nearest)
        assert_string_equal(found, nearest);
    else
        assert_null(found);
}

static void mistypings_are_found(void **state) {
    (void)state;
    expect("number", "numbers");
    expect("numbres", "numbers"); /* neighbours swapped: one step */
    expect("nubmers", "numbers");
    expect("slogan", "slogans");
    expect("tagrets", "targets");
    expect("al", "all");
    expect("lal", "all");
    expect("就业人", "就业人数");
    expect("numbers", "numbers");
}

static void strangers_are_not(void **state) {
    static const char *const nothing[] = {NULL};
    (void)state;
    expect("xyzzy", NULL);
    expect("", NULL);
    expect("q", NULL);
    expect("就业岗位", NULL);
    assert_null(gb_suggest("numbers", nothing));
}

static void ties_go_to_the_first(void **state) {
    static const char *const twins[] = {"cat", "bat", NULL};
    (void)state;
    assert_string_equal(gb_suggest("at", twins), "cat");
    assert_string_equal(gb_suggest("rat", twins), "cat");
}

static void long_names_and_bytes_that_are_no_text(void **state) {
    char name[10001];
    const char *const list[] = {name, "numbers", NULL};
    (void)state;
    memset(name, 'n', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    assert_string_equal(gb_suggest("number", list), "numbers");
    assert_null(gb_suggest(name, names));
    expect("\xFFnumbers", "numbers");
    expect("numbers\xE4", "numbers");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mistypings_are_found),
        cmocka_unit_test(strangers_are_not),
        cmocka_unit_test(ties_go_to_the_first),
        cmocka_unit_test(long_names_and_bytes_that_are_no_text),
    };
    return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
