/* What counting shares: patterns, the sparse matrix and the sequences when they are full. */
#include "../../plugins/common/glob.h"
#include "../../plugins/common/likelihood.h"
#include "../../plugins/common/matrix.h"
#include "../../plugins/ngrams/grams.h"
#include "unit.h"
#include <math.h>

static int fits(const char *pattern, const char *text) {
    return glob_matches(gb_string_of(pattern), gb_string_of(text));
}

static void patterns(void **state) {
    (void)state;
    assert_true(fits("创新*", "创新"));
    assert_true(fits("*创?", "自主创新"));
    assert_true(fits("*新*", "创新能力"));
    assert_true(fits("**", ""));
    assert_false(fits("创?", "创"));
    assert_false(fits("创新", "创新能力"));
    assert_false(fits("?", ""));
    assert_true(glob_any(GB_TEXT(" 201? ,2020|北京"), GB_TEXT("2019")));
    assert_true(glob_any(GB_TEXT(" 201? ,2020|北京"), GB_TEXT("北京")));
    assert_false(glob_any(GB_TEXT(",,"), GB_TEXT("")));
}

/* A pattern of many stars does not take exponential time. */
static void stars(void **state) {
    char text[2001], pattern[101];
    (void)state;
    memset(text, 'a', 2000);
    text[2000] = 0;
    for (int i = 0; i < 100; i++) pattern[i] = i % 2 ? 'a' : '*';
    pattern[99] = 'b';
    pattern[100] = 0;
    assert_false(fits(pattern, text));
}

static void cells(void **state) {
    matrix m = {0};
    (void)state;
    assert_int_equal(matrix_add(&m, 2, 1, 3), 0);
    assert_int_equal(matrix_add(&m, 1, 0, 1), 0);
    assert_int_equal(matrix_add(&m, 2, 1, 4), 0);
    assert_int_equal(matrix_sort(&m), 0);
    assert_int_equal(m.count, 2);
    assert_int_equal(m.cells[1].count, 7);
    assert_int_equal(m.cells[1].documents, 2);
    assert_int_equal(matrix_end(&m, 0), 1);
    matrix_free(&m);
}

/* Full: the rare terms go, for good, and what stays is exact. */
static void full_matrix(void **state) {
    matrix m = {.limit = 1024};
    uint64_t frequent = 0;
    (void)state;
    for (uint32_t part = 0; part < 400; part++) {
        assert_int_equal(matrix_add(&m, 0, part, 5), 0);
        for (uint32_t rare = 0; rare < 10; rare++) assert_int_equal(matrix_add(&m, 1 + part * 10 + rare, part, 1), 0);
    }
    assert_int_equal(matrix_add(&m, 1, 0, 1), 0);
    assert_int_equal(matrix_sort(&m), 0);
    assert_true(m.lost >= 1);
    assert_true(m.count <= 1024);
    for (size_t i = 0; i < m.count && m.cells[i].term == 0; i++) frequent += m.cells[i].count;
    assert_int_equal(frequent, 2000);
    for (size_t i = 0; i < m.count; i++) assert_int_not_equal(m.cells[i].term, 1);
    matrix_free(&m);
}

/* Full: what came first and often is exact, what came later may miss as many as it says. */
static void full_sequences(void **state) {
    grams g = {.limit = 1000};
    uint32_t words[GRAM_WORDS];
    (void)state;
    for (uint32_t i = 0; i < 5000; i++) {
        const uint32_t often[2] = {1, 2}, rare[2] = {3, 100 + i};
        assert_int_equal(grams_count(&g, often, 2, 1 + i / 10), 0);
        assert_int_equal(grams_count(&g, rare, 2, 1 + i / 10), 0);
    }
    assert_true(g.forgotten > 0);
    assert_true(g.sequences.count <= 1000);
    for (uint32_t i = 0; i < g.sequences.count; i++) {
        assert_int_equal(grams_words(&g, i, words), 2);
        if (words[0] == 1) {
            assert_int_equal(g.tallies[i].count, 5000);
            assert_int_equal(g.tallies[i].documents, 500);
            assert_int_equal(g.tallies[i].missed, 0);
        } else
            assert_true(g.tallies[i].missed <= g.forgotten);
    }
    grams_free(&g);
}

/* G2 at its edges, and the table of chi-squared. */
static void ratios(void **state) {
    (void)state;
    assert_true(fabs(likelihood_ratio(0, 0, 1, 10) - 0) <= 0);
    assert_true(fabs(likelihood_ratio(5, 100, 50, 1000) - 0) <= 1e-12);
    assert_true(likelihood_ratio(1, 100, 50, 1000) < 0);
    assert_true(fabs(likelihood_chance(3.841458820694124) - 0.05) <= 1e-12);
    assert_true(fabs(likelihood_chance(-6.634896601021213) - 0.01) <= 1e-12);
    assert_true(fabs(likelihood_significant(0.123456789012345) - 0.1234567890) <= 1e-15);
    assert_true(likelihood_significant(0) == 0);
    assert_true(likelihood_significant(1e-300) > 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns),    cmocka_unit_test(stars),          cmocka_unit_test(cells),
        cmocka_unit_test(full_matrix), cmocka_unit_test(full_sequences), cmocka_unit_test(ratios),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
