/* The lexicon: small cases by hand, many keys at random against a slow search, and sizes that must not hurt. */
#include "unit.h"

#include <stdio.h>
#include <time.h>

#include "base/lexicon.h"

static gb_lexicon *lexicon_of(const char *const *keys) {
    gb_lexicon *lexicon = gb_lexicon_new();
    assert_non_null(lexicon);
    for (int32_t i = 0; keys[i]; i++) assert_int_equal(gb_lexicon_add(lexicon, gb_string_of(keys[i]), i), GB_OK);
    assert_int_equal(gb_lexicon_build(lexicon), GB_OK);
    return lexicon;
}

static void longest_and_all(void **state) {
    static const char *const keys[] = {"高质量", "高质量发展", "发展", "高", NULL};
    gb_lexicon *lexicon = lexicon_of(keys);
    gb_string text = gb_string_of("推动高质量发展");
    uint32_t end = 77, ends[8];
    int32_t values[8];
    (void)state;
    assert_int_equal(gb_lexicon_longest(lexicon, text, 6, &end), 1);
    assert_int_equal(end, 21);
    assert_int_equal(gb_lexicon_longest(lexicon, text, 6, NULL), 1);
    assert_int_equal(gb_lexicon_longest(lexicon, text, 0, &end), -1);
    assert_int_equal(gb_lexicon_longest(lexicon, text, 15, &end), 2);
    assert_int_equal(gb_lexicon_longest(lexicon, text, 21, &end), -1);
    assert_int_equal(gb_lexicon_longest(lexicon, text, 4000000000u, &end), -1);
    assert_int_equal(gb_lexicon_all(lexicon, text, 6, ends, values, 8), 3);
    assert_int_equal(values[0], 3);
    assert_int_equal(ends[0], 9);
    assert_int_equal(values[1], 0);
    assert_int_equal(ends[1], 15);
    assert_int_equal(values[2], 1);
    assert_int_equal(ends[2], 21);
    assert_int_equal(gb_lexicon_all(lexicon, text, 6, ends, values, 2), 2);
    assert_int_equal(gb_lexicon_all(lexicon, text, 6, ends, values, 0), 0);
    assert_int_equal(gb_lexicon_value(lexicon, gb_string_of("高质量")), 0);
    assert_int_equal(gb_lexicon_value(lexicon, gb_string_of("高质")), -1);
    assert_int_equal(gb_lexicon_value(lexicon, gb_string_of("高质量发展了")), -1);
    assert_int_equal(gb_lexicon_value(lexicon, gb_string_of("")), -1);
    gb_lexicon_free(lexicon);
}

static void finding(void **state) {
    static const char *const keys[] = {"a", "GDP", "万", "亿元", "亿", "二十大", "𠮷", NULL};
    gb_lexicon *lexicon = lexicon_of(keys);
    gb_string text = gb_string_of("é GDP达400亿元、5万、二十大报告𠮷a");
    static const int32_t found[] = {1, 3, 2, 5, 6, 0};
    uint32_t at = 0, end = 0;
    int32_t value;
    (void)state;
    for (size_t i = 0; i < 6; i++) {
        at = gb_lexicon_find(lexicon, text, end, &end, &value);
        assert_int_not_equal(at, GB_NO_POSITION);
        assert_int_equal(value, found[i]);
        assert_memory_equal(text.data + at, keys[value], strlen(keys[value]));
        assert_int_equal(end - at, strlen(keys[value]));
    }
    assert_int_equal(gb_lexicon_find(lexicon, text, end, &end, &value), GB_NO_POSITION);
    assert_int_equal(gb_lexicon_find(lexicon, text, 4000000000u, NULL, NULL), GB_NO_POSITION);
    assert_int_not_equal(gb_lexicon_find(lexicon, text, 0, NULL, NULL), GB_NO_POSITION);
    gb_lexicon_free(lexicon);
}

static void keys_that_cannot_be(void **state) {
    gb_lexicon *lexicon = gb_lexicon_new();
    char *long_key = calloc(1, 65537);
    (void)state;
    memset(long_key, 'k', 65537);
    assert_int_equal(gb_lexicon_add(lexicon, GB_TEXT(""), 1), GB_FATAL);
    assert_int_equal(gb_lexicon_add(lexicon, (gb_string){NULL, 0}, 1), GB_FATAL);
    assert_int_equal(gb_lexicon_add(lexicon, GB_TEXT("a"), -1), GB_FATAL);
    assert_int_equal(gb_lexicon_add(lexicon, GB_TEXT("\xE4\xBA"), 1), GB_FATAL);
    assert_int_equal(gb_lexicon_add(lexicon, (gb_string){long_key, 65537}, 1), GB_FATAL);
    assert_int_equal(gb_lexicon_add(lexicon, (gb_string){long_key, 65536}, 5), GB_OK);
    assert_int_equal(gb_lexicon_longest(lexicon, (gb_string){long_key, 65536}, 0, NULL), -1);
    assert_int_equal(gb_lexicon_build(lexicon), GB_OK);
    assert_int_equal(gb_lexicon_build(lexicon), GB_FATAL);
    assert_int_equal(gb_lexicon_add(lexicon, GB_TEXT("a"), 1), GB_FATAL);
    assert_int_equal(gb_lexicon_value(lexicon, (gb_string){long_key, 65536}), 5);
    gb_lexicon_free(lexicon);
    gb_lexicon_free(NULL);
    free(long_key);
}

static void an_empty_lexicon_finds_nothing(void **state) {
    static const char *const keys[] = {NULL};
    gb_lexicon *lexicon = lexicon_of(keys);
    uint32_t end;
    int32_t value;
    (void)state;
    assert_int_equal(gb_lexicon_find(lexicon, gb_string_of("报告报告报告"), 0, &end, &value), GB_NO_POSITION);
    assert_int_equal(gb_lexicon_value(lexicon, gb_string_of("报")), -1);
    gb_lexicon_free(lexicon);
}

static void the_last_value_counts(void **state) {
    gb_lexicon *lexicon = gb_lexicon_new();
    (void)state;
    gb_lexicon_add(lexicon, GB_TEXT("key"), 1);
    gb_lexicon_add(lexicon, GB_TEXT("other"), 2);
    gb_lexicon_add(lexicon, GB_TEXT("key"), INT32_MAX);
    assert_int_equal(gb_lexicon_build(lexicon), GB_OK);
    assert_int_equal(gb_lexicon_value(lexicon, GB_TEXT("key")), INT32_MAX);
    gb_lexicon_free(lexicon);
}

/* A random text over a few characters of 1 to 4 bytes, so that keys overlap a lot. */
static size_t random_text(char *out, size_t characters) {
    static const char *const letters[] = {"一", "二", "三", "a", "b", "é", "𠮷", "丁"};
    size_t length = 0;
    while (characters-- > 0) {
        const char *letter = letters[rand() % 8];
        memcpy(out + length, letter, strlen(letter));
        length += strlen(letter);
    }
    return length;
}

/* What a slow search finds at `at`: the longest key, -1 = none. */
static int32_t slow_longest(char keys[][64], const size_t *lengths, int count, gb_string text, size_t at) {
    int32_t best = -1;
    for (int i = 0; i < count; i++)
        if (gb_stands_at(text, at, (gb_string){keys[i], lengths[i]}) && (best < 0 || lengths[i] >= lengths[best]))
            best = i;
    return best;
}

static void check_text(const gb_lexicon *lexicon, char keys[][64], const size_t *lengths, int count, gb_string text) {
    uint32_t next_hit = gb_lexicon_find(lexicon, text, 0, NULL, NULL);
    for (uint32_t at = 0; at < text.length; at++) {
        uint32_t end = 0;
        int32_t expected, found;
        if (((unsigned char)text.data[at] & 0xC0) == 0x80) continue;
        expected = slow_longest(keys, lengths, count, text, at);
        found = gb_lexicon_longest(lexicon, text, at, &end);
        assert_int_equal(found, expected);
        if (found >= 0) assert_int_equal(end - at, lengths[found]);
        if (found < 0) continue;
        assert_int_equal(next_hit, at);
        next_hit = gb_lexicon_find(lexicon, text, at + 1, NULL, NULL);
    }
    assert_int_equal(next_hit, GB_NO_POSITION);
}

static void random_keys(void **state) {
    static char keys[200][64];
    size_t lengths[200];
    (void)state;
    srand(3);
    for (int round = 0; round < 120; round++) {
        int count = 1 + rand() % 200;
        char text[4 * 300];
        gb_lexicon *lexicon = gb_lexicon_new();
        for (int i = 0; i < count; i++) {
            lengths[i] = random_text(keys[i], 1 + (size_t)rand() % (round % 3 ? 4 : 8));
            gb_lexicon_add(lexicon, (gb_string){keys[i], lengths[i]}, i);
        }
        assert_int_equal(gb_lexicon_build(lexicon), GB_OK);
        for (size_t size = 1; size <= 300; size = size * 5 / 2 + 1) {
            gb_string part = {text, random_text(text, size)};
            check_text(lexicon, keys, lengths, count, part);
        }
        gb_lexicon_free(lexicon);
    }
}

static double seconds(void) {
    return (double)clock() / CLOCKS_PER_SEC;
}

/* All byte values as first and following bytes: dense blocks of the double array. */
static void every_character(void **state) {
    gb_lexicon *lexicon = gb_lexicon_new();
    int32_t count = 0;
    char key[8];
    (void)state;
    for (int pass = 0; pass < 2; pass++) {
        count = 0;
        for (unsigned c = 0x20; c < 0x10000; c += 3) {
            size_t length = 0;
            if (c >= 0xD800 && c < 0xE000) continue;
            if (c < 0x80) {
                key[length++] = (char)c;
            } else if (c < 0x800) {
                key[length++] = (char)(0xC0 | c >> 6);
                key[length++] = (char)(0x80 | (c & 0x3F));
            } else {
                key[length++] = (char)(0xE0 | c >> 12);
                key[length++] = (char)(0x80 | (c >> 6 & 0x3F));
                key[length++] = (char)(0x80 | (c & 0x3F));
            }
            if (pass == 0)
                assert_int_equal(gb_lexicon_add(lexicon, (gb_string){key, length}, count), GB_OK);
            else
                assert_int_equal(gb_lexicon_value(lexicon, (gb_string){key, length}), count);
            count++;
        }
        if (pass == 0) assert_int_equal(gb_lexicon_build(lexicon), GB_OK);
    }
    gb_lexicon_free(lexicon);
}

/* 100,000 keys, each a prefix of the next one of its chain, on a text made of them: time must stay linear. */
#define CHAINS 20
#define LONGEST 5000

static void prefixes_of_one_another(void **state) {
    gb_lexicon *lexicon = gb_lexicon_new();
    size_t size = (size_t)1 << 20;
    char *key = malloc(LONGEST), *text = malloc(size);
    uint32_t end;
    int32_t value;
    double begin = seconds();
    (void)state;
    for (int chain = 0; chain < CHAINS; chain++) {
        memset(key, 'a' + chain, LONGEST);
        for (size_t length = 1; length <= LONGEST; length++)
            assert_int_equal(gb_lexicon_add(lexicon, (gb_string){key, length}, (int32_t)length), GB_OK);
    }
    assert_int_equal(gb_lexicon_build(lexicon), GB_OK);
    memset(text, 'a', size);
    for (uint32_t at = 0; (at = gb_lexicon_find(lexicon, (gb_string){text, size}, at, &end, &value)) != GB_NO_POSITION;
         at = end)
        assert_int_equal(value, end - at);
    assert_int_equal(gb_lexicon_value(lexicon, (gb_string){key, LONGEST}), LONGEST);
    assert_true(seconds() - begin < 60);
    gb_lexicon_free(lexicon);
    free(key);
    free(text);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longest_and_all),       cmocka_unit_test(finding),
        cmocka_unit_test(keys_that_cannot_be),   cmocka_unit_test(an_empty_lexicon_finds_nothing),
        cmocka_unit_test(the_last_value_counts), cmocka_unit_test(random_keys),
        cmocka_unit_test(every_character),       cmocka_unit_test(prefixes_of_one_another),
    };
    return cmocka_run_group_tests_name("lexicon", tests, NULL, NULL);
}
