/* The growing buffer, and text as JSON. */
#include "unit.h"

#include "base/buffer.h"

static void it_grows(void **state) {
    gb_buffer buffer = {0};
    (void)state;
    for (int i = 0; i < 100000; i++) assert_int_equal(gb_buffer_append(&buffer, "abc", 3), 0);
    assert_int_equal(buffer.length, 300000);
    assert_memory_equal(buffer.data + 299997, "abc", 3);
    gb_buffer_free(&buffer);
    assert_null(buffer.data);
    gb_buffer_free(&buffer);
}

static void formats_of_any_length(void **state) {
    gb_buffer buffer = {0};
    char text[5000];
    (void)state;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    for (size_t length = 0; length < 200; length++)
        assert_int_equal(gb_buffer_format(&buffer, "%.*s", (int)length, text), 0);
    assert_int_equal(buffer.length, 199 * 200 / 2);
    assert_int_equal(gb_buffer_format(&buffer, "<%s>", text), 0);
    assert_int_equal(gb_buffer_terminate(&buffer), 0);
    assert_int_equal(strlen(buffer.data), buffer.length);
    gb_buffer_free(&buffer);
}

static void failure_stays(void **state) {
    gb_buffer buffer = {0};
    (void)state;
    gb_buffer_text(&buffer, "kept");
    assert_int_equal(gb_buffer_reserve(&buffer, SIZE_MAX), -1);
    assert_int_equal(buffer.failed, 1);
    assert_int_equal(gb_buffer_text(&buffer, "more"), -1);
    assert_int_equal(gb_buffer_format(&buffer, "%d", 1), -1);
    assert_int_equal(gb_buffer_terminate(&buffer), -1);
    assert_int_equal(gb_buffer_json(&buffer, "x", 1), -1);
    assert_int_equal(buffer.length, 4);
    gb_buffer_free(&buffer);
}

static void json_of(const char *text, size_t length, const char *expected) {
    gb_buffer buffer = {0};
    assert_int_equal(gb_buffer_json(&buffer, text, length), 0);
    gb_buffer_terminate(&buffer);
    assert_string_equal(buffer.data, expected);
    gb_buffer_free(&buffer);
}

static void json_is_escaped(void **state) {
    (void)state;
    json_of("", 0, "\"\"");
    json_of(NULL, 0, "\"\"");
    json_of("增长5.4%", strlen("增长5.4%"), "\"增长5.4%\"");
    json_of("a\"b\\c\n\r\t\b\f", 10, "\"a\\\"b\\\\c\\n\\r\\t\\b\\f\"");
    json_of("\0\x01\x1f\x7f", 4, "\"\\u0000\\u0001\\u001f\\u007f\"");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_grows),
        cmocka_unit_test(formats_of_any_length),
        cmocka_unit_test(failure_stays),
        cmocka_unit_test(json_is_escaped),
    };
    return cmocka_run_group_tests_name("buffer", tests, NULL, NULL);
}
