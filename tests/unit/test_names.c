/* Numbers for strings, as the tables of slogans use them. */
#include "../../plugins/slogans/names.h"
#include "unit.h"

#include <stdio.h>

static void same_string_same_number(void **state) {
    names n = {0};
    (void)state;
    assert_int_equal(name_number(&n, GB_TEXT("甲")), 0);
    assert_int_equal(name_number(&n, GB_TEXT("乙")), 1);
    assert_int_equal(name_number(&n, GB_TEXT("甲")), 0);
    assert_int_equal(name_number(&n, GB_TEXT("")), 2);
    assert_int_equal(name_number(&n, (gb_string){NULL, 0}), 2);
    assert_true(gb_equal(name_text(&n, 1), GB_TEXT("乙")));
    assert_null(name_text(&n, 3).data);
    assert_null(name_text(&n, NO_NAME).data);
    names_free(&n);
    assert_int_equal(n.count, 0);
}

static void numbers_survive_growth(void **state) {
    enum { MANY = 20000 };
    names n = {0};
    char text[32];
    (void)state;
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < MANY; i++) {
            int length = snprintf(text, sizeof text, "%u号", i * 7919u);
            assert_int_equal(name_number(&n, (gb_string){text, (size_t)length}), i);
        }
    }
    assert_int_equal(n.count, MANY);
    assert_true(gb_equal(name_text(&n, 1), GB_TEXT("7919号")));
    names_free(&n);
}

static void long_strings(void **state) {
    enum { BYTES = 200000 };
    static char text[BYTES];
    names n = {0};
    (void)state;
    memset(text, 'x', sizeof text);
    assert_int_equal(name_number(&n, (gb_string){text, BYTES}), 0);
    assert_int_equal(name_number(&n, (gb_string){text, BYTES - 1}), 1);
    assert_int_equal(name_text(&n, 0).length, BYTES);
    assert_int_equal(name_number(&n, (gb_string){text, BYTES}), 0);
    names_free(&n);
}

static void order(void **state) {
    (void)state;
    assert_int_equal(compare_strings(GB_TEXT("a"), GB_TEXT("a")), 0);
    assert_int_equal(compare_strings(GB_TEXT("a"), GB_TEXT("ab")), -1);
    assert_int_equal(compare_strings(GB_TEXT("b"), GB_TEXT("ab")), 1);
    assert_int_equal(compare_strings((gb_string){NULL, 0}, GB_TEXT("")), 0);
    assert_int_equal(compare_strings((gb_string){NULL, 0}, GB_TEXT("a")), -1);
    assert_int_equal(compare_strings(GB_TEXT("\xE4"), GB_TEXT("z")), 1); /* bytes have no sign */
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(same_string_same_number),
        cmocka_unit_test(numbers_survive_growth),
        cmocka_unit_test(long_strings),
        cmocka_unit_test(order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
