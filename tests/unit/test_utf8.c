/* UTF-8: against a slow decoder written from the definition, at every alignment. */
#include "unit.h"

#include "base/utf8.h"

/* Bytes of the valid sequence at `s`, 0 = none: by the table of the Unicode standard. */
static size_t slow_sequence(const unsigned char *s, size_t left) {
    static const struct {
        unsigned char first_low, first_high, second_low, second_high;
        size_t length;
    } rows[] = {{0x00, 0x7F, 0, 0, 1},       {0xC2, 0xDF, 0x80, 0xBF, 2}, {0xE0, 0xE0, 0xA0, 0xBF, 3},
                {0xE1, 0xEC, 0x80, 0xBF, 3}, {0xED, 0xED, 0x80, 0x9F, 3}, {0xEE, 0xEF, 0x80, 0xBF, 3},
                {0xF0, 0xF0, 0x90, 0xBF, 4}, {0xF1, 0xF3, 0x80, 0xBF, 4}, {0xF4, 0xF4, 0x80, 0x8F, 4}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (s[0] < rows[i].first_low || s[0] > rows[i].first_high) continue;
        if (rows[i].length > left) return 0;
        if (rows[i].length > 1 && (s[1] < rows[i].second_low || s[1] > rows[i].second_high)) return 0;
        for (size_t j = 2; j < rows[i].length; j++)
            if (s[j] < 0x80 || s[j] > 0xBF) return 0;
        return rows[i].length;
    }
    return 0;
}

static size_t slow_invalid(const char *text, size_t length) {
    size_t at = 0;
    while (at < length) {
        size_t step = slow_sequence((const unsigned char *)text + at, length - at);
        if (step == 0) return at;
        at += step;
    }
    return length;
}

static size_t encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

static void every_code_point(void **state) {
    (void)state;
    for (uint32_t c = 0; c < 0x120000; c++) {
        char text[4];
        size_t length = encode(c, text);
        int valid = c < 0x110000 && !(c >= 0xD800 && c < 0xE000);
        assert_int_equal(gb_utf8_invalid(text, length), valid ? length : 0);
        if (valid) assert_int_equal(gb_utf8_count(text, length), 1);
    }
}

static void every_three_bytes_behind_chinese(void **state) {
    char text[32];
    (void)state;
    for (size_t i = 0; i < 12; i += 3) memcpy(text + i, "\xE4\xBA\xBF", 3);
    for (unsigned first = 0x70; first < 0x100; first++)
        for (unsigned second = 0x70; second < 0x100; second++)
            for (unsigned third = 0x70; third < 0x100; third += 5)
                for (size_t tail = 0; tail < 4; tail += 3) {
                    text[12] = (char)first;
                    text[13] = (char)second;
                    text[14] = (char)third;
                    memset(text + 15, 0x80, tail);
                    if (gb_utf8_invalid(text, 15 + tail) != slow_invalid(text, 15 + tail))
                        fail_msg("%02x %02x %02x +%zu", first, second, third, tail);
                }
}

static void random_texts_with_one_byte_spoilt(void **state) {
    char text[256];
    (void)state;
    srand(1);
    for (int round = 0; round < 20000; round++) {
        size_t length = 0, count = 0;
        while (length + 4 < sizeof text - 8) {
            static const uint32_t starts[] = {0x20, 0x20, 0x80, 0x4E00, 0x4E00, 0x4E00, 0x3000, 0xE000, 0x20000};
            length += encode(starts[rand() % 9] + (uint32_t)rand() % 0x5E, text + length);
            count++;
            if (rand() % 60 == 0) break;
        }
        assert_int_equal(gb_utf8_invalid(text, length), length);
        assert_int_equal(gb_utf8_count(text, length), count);
        text[(size_t)rand() % length] = (char)(rand() & 0xFF);
        assert_int_equal(gb_utf8_invalid(text, length), slow_invalid(text, length));
    }
}

static void width_on_a_terminal(void **state) {
    const char *mixed = "GDP增长5.4%";
    (void)state;
    assert_int_equal(gb_utf8_width("", 0), 0);
    assert_int_equal(gb_utf8_width("abc", 3), 3);
    assert_int_equal(gb_utf8_width(mixed, strlen(mixed)), 11);
    assert_int_equal(gb_utf8_width("e\xCC\x81", 3), 1); /* e and a combining accent */
    assert_int_equal(gb_utf8_width("５％", 6), 4);      /* full width */
    assert_int_equal(gb_utf8_width("\xFF\xFF", 2), 2);  /* not UTF-8: a column a byte */
}

static void what_fits(void **state) {
    const char *mixed = "GDP增长5.4%";
    (void)state;
    assert_int_equal(gb_utf8_fit(mixed, strlen(mixed), 0), 0);
    assert_int_equal(gb_utf8_fit(mixed, strlen(mixed), 3), 3);
    assert_int_equal(gb_utf8_fit(mixed, strlen(mixed), 4), 3);
    assert_int_equal(gb_utf8_fit(mixed, strlen(mixed), 5), 6);
    assert_int_equal(gb_utf8_fit(mixed, strlen(mixed), 100), strlen(mixed));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point),
        cmocka_unit_test(every_three_bytes_behind_chinese),
        cmocka_unit_test(random_texts_with_one_byte_spoilt),
        cmocka_unit_test(width_on_a_terminal),
        cmocka_unit_test(what_fits),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
