/* Errors: one line, cut at a code point, safe to set from themselves. */
#include "unit.h"

#include <errno.h>
#include <stdio.h>

#include "base/error.h"
#include "base/utf8.h"

static void text_and_class_are_kept(void **state) {
    gb_error error;
    (void)state;
    assert_int_equal(gb_error_set(&error, GB_ERROR_USAGE, "%s:%d: wrong", "file", 7), -1);
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    assert_string_equal(error.text, "file:7: wrong");
}

static void line_breaks_become_spaces(void **state) {
    gb_error error;
    (void)state;
    gb_error_set(&error, GB_ERROR_INPUT, "one\ntwo\r\nthree\tfour\x1b[31m");
    assert_string_equal(error.text, "one two  three four [31m");
}

static void long_messages_end_at_a_code_point(void **state) {
    char text[4096];
    (void)state;
    for (size_t shift = 0; shift < 4; shift++) {
        gb_error error;
        size_t length = shift;
        memset(text, 'x', shift);
        for (; length + 3 < sizeof text; length += 3) memcpy(text + length, "\xE4\xBA\xBF", 3);
        text[length] = '\0';
        gb_error_set(&error, GB_ERROR_INPUT, "%s", text);
        length = strlen(error.text);
        assert_true(length < sizeof error.text && length > sizeof error.text - 8);
        assert_string_equal(error.text + length - 3, "...");
        assert_int_equal(gb_utf8_invalid(error.text, length), length);
    }
}

static void the_longest_message_that_fits_is_whole(void **state) {
    gb_error error;
    char text[sizeof error.text];
    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    gb_error_set(&error, GB_ERROR_INPUT, "%s", text);
    assert_string_equal(error.text, text);
}

static void an_error_can_quote_itself(void **state) {
    gb_error error;
    (void)state;
    gb_error_set(&error, GB_ERROR_INPUT, "inner");
    gb_error_set(&error, GB_ERROR_SYSTEM, "outer: %s", error.text);
    assert_string_equal(error.text, "outer: inner");
}

static void null_is_allowed_and_errno_stays(void **state) {
    gb_error error;
    (void)state;
    assert_int_equal(gb_error_set(NULL, GB_ERROR_INPUT, "nobody listens"), -1);
    errno = ENOENT;
    gb_error_set(&error, GB_ERROR_INPUT, "%s", gb_error_system(EACCES));
    assert_int_equal(errno, ENOENT);
    assert_non_null(gb_error_system(-1));
    assert_non_null(gb_error_system(99999));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_and_class_are_kept),           cmocka_unit_test(line_breaks_become_spaces),
        cmocka_unit_test(long_messages_end_at_a_code_point), cmocka_unit_test(the_longest_message_that_fits_is_whole),
        cmocka_unit_test(an_error_can_quote_itself),         cmocka_unit_test(null_is_allowed_and_errno_stays),
    };
    return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
