/* Exact decimals: by hand, and at random against GMP's rationals. */
#include "unit.h"

#include <gmp.h>
#include <stdio.h>

#include "base/decimal.h"

static gb_arena arena;

static int empty_arena(void **state) {
    (void)state;
    gb_arena_free(&arena);
    return 0;
}

static gb_string norm(const char *text) {
    return gb_decimal_normalize(&arena, gb_string_of(text));
}

static gb_string compute(const char *a, char operation, const char *b) {
    gb_operation o = operation == '+' ? GB_ADD : operation == '-' ? GB_SUBTRACT : GB_MULTIPLY;
    return gb_decimal_compute(&arena, o, gb_string_of(a), gb_string_of(b));
}

static gb_string divide(const char *a, const char *b, int places, int expected_exact) {
    int exact = -1;
    gb_string result = gb_decimal_divide(&arena, gb_string_of(a), gb_string_of(b), places, &exact);
    assert_int_equal(exact, expected_exact);
    return result;
}

static gb_string shift(const char *a, int power) {
    return gb_decimal_shift(&arena, gb_string_of(a), power);
}

static void normal_form(void **state) {
    (void)state;
    assert_string(norm("+007.50"), "7.5");
    assert_string(norm("-0"), "0");
    assert_string(norm("-0.000"), "0");
    assert_string(norm("000"), "0");
    assert_string(norm("100"), "100");
    assert_string(norm("-0.10"), "-0.1");
    assert_string(norm("0.05"), "0.05");
    assert_int_equal(norm("7.0").data[1], '\0');
}

static void what_is_no_decimal(void **state) {
    static const char *const wrong[] = {"",   "-",  "+",   ".",   "5.",  ".5",   "1e5",   "--1", "1.2.3",
                                        " 1", "1 ", "0x1", "NaN", "inf", "１２", "1,000", "-.5", "5.-"};
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        gb_string text = gb_string_of(wrong[i]), one = GB_TEXT("1");
        assert_int_equal(gb_decimal_valid(text), 0);
        assert_null(gb_decimal_normalize(&arena, text).data);
        assert_null(gb_decimal_compute(&arena, GB_ADD, text, one).data);
        assert_null(gb_decimal_compute(&arena, GB_MULTIPLY, one, text).data);
        assert_null(gb_decimal_divide(&arena, text, one, 2, NULL).data);
        assert_null(gb_decimal_shift(&arena, text, 2).data);
        assert_int_equal(gb_decimal_compare(text, one), 0);
    }
    assert_int_equal(gb_decimal_valid((gb_string){NULL, 0}), 0);
    assert_null(gb_decimal_compute(&arena, (gb_operation)9, GB_TEXT("1"), GB_TEXT("1")).data);
}

static void by_hand(void **state) {
    (void)state;
    assert_string(compute("0.1", '+', "0.2"), "0.3");
    assert_string(compute("5.2", '-', "5"), "0.2");
    assert_string(compute("400", '*', "100000000"), "40000000000");
    assert_string(compute("126.0582", '*', "1000000000000"), "126058200000000");
    assert_string(compute("1", '-', "1.000"), "0");
    assert_string(compute("-2.5", '*', "4"), "-10");
    assert_string(compute("999999999999999999", '+', "0.000000000000000001"), "999999999999999999.000000000000000001");
    assert_string(compute("999999999999999999", '*', "999999999999999999"), "999999999999999998000000000000000001");
    assert_string(compute("9999999999999999999", '*', "9999999999999999999"), "99999999999999999980000000000000000001");
}

static void division_rounds_half_to_even(void **state) {
    (void)state;
    assert_string(divide("1", "3", 4, 0), "0.3333");
    assert_string(divide("2", "3", 4, 0), "0.6667");
    assert_string(divide("-2", "3", 4, 0), "-0.6667");
    assert_string(divide("1", "8", 3, 1), "0.125");
    assert_string(divide("1", "8", 2, 0), "0.12");
    assert_string(divide("3", "8", 2, 0), "0.38");
    assert_string(divide("0.5", "1", 0, 0), "0");
    assert_string(divide("1.5", "1", 0, 0), "2");
    assert_string(divide("2.5", "-1", 0, 0), "-2");
    assert_string(divide("-3.5", "1", 0, 0), "-4");
    assert_string(divide("0", "-7", 5, 1), "0");
    assert_string(divide("100000000", "0.0001", 0, 1), "1000000000000");
    assert_null(divide("1", "0.00", 2, 0).data);
    assert_null(divide("1", "2", -1, 0).data);
    assert_null(divide("1", "2", 1001, 0).data);
    assert_int_equal(divide("1", "3", 1000, 0).length, 1002);
}

static void shifting(void **state) {
    gb_string far;
    (void)state;
    assert_string(shift("400", 8), "40000000000");
    assert_string(shift("1.25", 1), "12.5");
    assert_string(shift("1.25", 2), "125");
    assert_string(shift("1.25", 4), "12500");
    assert_string(shift("-1.25", -4), "-0.000125");
    assert_string(shift("1200", -2), "12");
    assert_string(shift("0", 1000000), "0");
    far = shift("1", 1000000);
    assert_int_equal(far.length, 1000001);
    far = shift("1", -1000000);
    assert_int_equal(far.length, 1000002);
    assert_null(shift("1", 1000001).data);
    assert_null(shift("1", -1000001).data);
}

static void comparing(void **state) {
    static const char *const order[] = {"-100",  "-99.99", "-1.05", "-1",   "-0.5",
                                        "-0.05", "0",      "0.049", "0.05", "0.5",
                                        "1",     "1.0001", "9.9",   "10",   "99999999999999999999"};
    const size_t count = sizeof order / sizeof *order;
    (void)state;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; j < count; j++)
            assert_int_equal(gb_decimal_compare(gb_string_of(order[i]), gb_string_of(order[j])), (i > j) - (i < j));
    assert_int_equal(gb_decimal_compare(GB_TEXT("1.50"), GB_TEXT("01.5")), 0);
    assert_int_equal(gb_decimal_compare(GB_TEXT("-0"), GB_TEXT("0.0")), 0);
}

/* A random decimal of up to `digits` digits before and after the point. */
static void random_decimal(char *text, int digits) {
    int whole = 1 + rand() % digits, fraction = rand() % (digits + 1);
    if (rand() % 3 == 0) *text++ = rand() % 2 ? '-' : '+';
    while (whole-- > 0) *text++ = (char)('0' + (rand() % 4 ? rand() % 10 : 9 * (rand() % 2)));
    if (fraction > 0) *text++ = '.';
    while (fraction-- > 0) *text++ = (char)('0' + (rand() % 4 ? rand() % 10 : 0));
    *text = '\0';
}

/* The rational that a decimal is. */
static void parse(mpq_t value, const char *text, size_t length) {
    char *digits = malloc(length + 2), *out = digits;
    size_t places = 0;
    int after = 0;
    for (size_t i = 0; i < length; i++) {
        if (text[i] == '.') after = 1;
        if (text[i] == '.' || text[i] == '+') continue;
        *out++ = text[i];
        places += (size_t)after;
    }
    *out = '\0';
    assert_int_equal(mpz_set_str(mpq_numref(value), digits, 10), 0);
    mpz_ui_pow_ui(mpq_denref(value), 10, places);
    mpq_canonicalize(value);
    free(digits);
}

/* The result must be this rational, in normal form. */
static void expect_result(gb_string result, const mpq_t expected) {
    mpq_t value;
    assert_non_null(result.data);
    mpq_init(value);
    parse(value, result.data, result.length);
    assert_true(mpq_equal(value, expected));
    mpq_clear(value);
    assert_string(gb_decimal_normalize(&arena, result), result.data);
}

/* |result - a / b| must be at most half a unit of the last place, and the digit even when it is just that. */
static void expect_quotient(gb_string result, const mpq_t a, const mpq_t b, int places, int exact) {
    mpq_t quotient, value, error, half;
    int order;
    mpq_inits(quotient, value, error, half, NULL);
    mpq_div(quotient, a, b);
    parse(value, result.data, result.length);
    mpq_sub(error, value, quotient);
    assert_int_equal(exact, mpq_sgn(error) == 0);
    mpq_abs(error, error);
    mpz_set_ui(mpq_numref(half), 1);
    mpz_ui_pow_ui(mpq_denref(half), 10, (unsigned long)places);
    mpz_mul(mpq_numref(value), mpq_numref(value), mpq_denref(half));
    mpq_canonicalize(value);
    mpq_div_2exp(half, half, 1);
    order = mpq_cmp(error, half);
    assert_true(order <= 0);
    assert_int_equal(mpz_cmp_ui(mpq_denref(value), 1), 0);
    if (order == 0) assert_true(mpz_even_p(mpq_numref(value)));
    mpq_clears(quotient, value, error, half, NULL);
}

static void check_pair(const char *left, const char *right, int places) {
    gb_string a = gb_string_of(left), b = gb_string_of(right), quotient;
    mpq_t x, y, z;
    int exact, order;
    mpq_inits(x, y, z, NULL);
    parse(x, left, a.length);
    parse(y, right, b.length);
    mpq_add(z, x, y);
    expect_result(gb_decimal_compute(&arena, GB_ADD, a, b), z);
    mpq_sub(z, x, y);
    expect_result(gb_decimal_compute(&arena, GB_SUBTRACT, a, b), z);
    mpq_mul(z, x, y);
    expect_result(gb_decimal_compute(&arena, GB_MULTIPLY, a, b), z);
    order = mpq_cmp(x, y);
    assert_int_equal(gb_decimal_compare(a, b), (order > 0) - (order < 0));
    quotient = gb_decimal_divide(&arena, a, b, places, &exact);
    if (mpq_sgn(y) == 0)
        assert_null(quotient.data);
    else
        expect_quotient(quotient, x, y, places, exact);
    mpq_clears(x, y, z, NULL);
}

static void random_pairs(void **state) {
    static const int sizes[] = {2, 9, 10, 18, 19, 20, 38, 40, 250, 500};
    char left[1200], right[1200];
    (void)state;
    srand(7);
    for (int round = 0; round < 4000; round++) {
        random_decimal(left, sizes[rand() % 10]);
        random_decimal(right, sizes[rand() % 10]);
        check_pair(left, right, rand() % 60);
        gb_arena_free(&arena);
    }
}

static void around_the_limits_of_the_fast_path(void **state) {
    char nines[45], one[48];
    (void)state;
    for (size_t digits = 15; digits < 42; digits++) {
        memset(nines, '9', digits);
        nines[digits] = '\0';
        snprintf(one, sizeof one, "0.%0*d", (int)digits, 1);
        check_pair(nines, nines, 0);
        check_pair(nines, one, (int)digits);
        check_pair(one, nines, (int)digits * 2);
        check_pair(one, one, 3);
        gb_arena_free(&arena);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(normal_form, empty_arena),
        cmocka_unit_test_teardown(what_is_no_decimal, empty_arena),
        cmocka_unit_test_teardown(by_hand, empty_arena),
        cmocka_unit_test_teardown(division_rounds_half_to_even, empty_arena),
        cmocka_unit_test_teardown(shifting, empty_arena),
        cmocka_unit_test_teardown(comparing, empty_arena),
        cmocka_unit_test_teardown(random_pairs, empty_arena),
        cmocka_unit_test_teardown(around_the_limits_of_the_fast_path, empty_arena),
    };
    return cmocka_run_group_tests_name("decimal", tests, NULL, NULL);
}
