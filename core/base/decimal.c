#include "base/decimal.h"

#include <gmp.h>
#include <stdlib.h>
#include <string.h>

/* Digits that the fast path takes: two such numbers multiply, align and add within 128 bits. */
#define FAST_DIGITS 18
/* Digits that always fit 128 bits with a factor of ten to spare. */
#define WIDE_DIGITS 37
#define PLACES_LIMIT 1000
#define POWER_LIMIT 1000000

__extension__ typedef __int128 wide;
__extension__ typedef unsigned __int128 unsigned_wide;

/* A decimal in pieces, which point into its text: needless zeros are left out. */
typedef struct pieces {
    int negative; /* 0 for zero */
    const char *whole;
    size_t whole_count;
    const char *fraction;
    size_t fraction_count;
} pieces;

static const gb_string no_string = {NULL, 0};

static size_t digits_at(const char *text, size_t length) {
    size_t count = 0;
    while (count < length && text[count] >= '0' && text[count] <= '9') count++;
    return count;
}

static int split(gb_string text, pieces *p) {
    const char *s = text.data;
    size_t left = text.length;
    memset(p, 0, sizeof *p);
    if (!s || left == 0) return -1;
    if (*s == '-' || *s == '+') {
        p->negative = *s == '-';
        s++;
        left--;
    }
    p->whole = s;
    p->whole_count = digits_at(s, left);
    if (p->whole_count == 0) return -1;
    s += p->whole_count;
    left -= p->whole_count;
    p->fraction = s;
    if (left > 0) {
        if (*s != '.') return -1;
        p->fraction = s + 1;
        p->fraction_count = digits_at(s + 1, left - 1);
        if (p->fraction_count == 0 || p->fraction_count != left - 1) return -1;
    }
    while (p->whole_count > 0 && *p->whole == '0') {
        p->whole++;
        p->whole_count--;
    }
    while (p->fraction_count > 0 && p->fraction[p->fraction_count - 1] == '0') p->fraction_count--;
    if (p->whole_count + p->fraction_count == 0) p->negative = 0;
    return 0;
}

int gb_decimal_valid(gb_string text) {
    pieces p;
    return split(text, &p) == 0;
}

/* Text of `digits` (with leading zeros or not) x 10^-scale; a NULL string when memory runs out. */
static gb_string emit(gb_arena *arena, int negative, const char *digits, size_t count, size_t scale) {
    size_t whole, length, zeros = 0, sign;
    char *text, *out;
    while (count > 0 && *digits == '0') {
        digits++;
        count--;
    }
    while (count > 0 && scale > 0 && digits[count - 1] == '0') {
        count--;
        scale--;
    }
    if (count == 0) {
        text = gb_arena_copy(arena, "0", 1);
        return text ? (gb_string){text, 1} : no_string;
    }
    sign = negative ? 1 : 0;
    whole = count > scale ? count - scale : 0;
    if (scale > count) zeros = scale - count;
    length = sign + (whole ? whole : 1) + (scale ? 1 + scale : 0);
    text = out = gb_arena_allocate(arena, length + 1);
    if (!text) return no_string;
    if (negative) *out++ = '-';
    if (whole > 0) {
        memcpy(out, digits, whole);
        out += whole;
    } else {
        *out++ = '0';
    }
    if (scale > 0) {
        *out++ = '.';
        memset(out, '0', zeros);
        memcpy(out + zeros, digits + whole, count - whole);
    }
    return (gb_string){text, length};
}

static gb_string emit_wide(gb_arena *arena, wide value, size_t scale) {
    char digits[40];
    size_t at = sizeof digits;
    unsigned_wide left = value < 0 ? -(unsigned_wide)value : (unsigned_wide)value;
    do {
        digits[--at] = (char)('0' + (int)(left % 10));
        left /= 10;
    } while (left > 0);
    return emit(arena, value < 0, digits + at, sizeof digits - at, scale);
}

static wide power_of_ten(size_t power) {
    wide value = 1;
    while (power-- > 0) value *= 10;
    return value;
}

static size_t digit_count(const pieces *p) {
    return p->whole_count + p->fraction_count;
}

/* The digits as one number, for up to WIDE_DIGITS of them. */
static wide unscaled(const pieces *p) {
    wide value = 0;
    for (size_t i = 0; i < p->whole_count; i++) value = value * 10 + (p->whole[i] - '0');
    for (size_t i = 0; i < p->fraction_count; i++) value = value * 10 + (p->fraction[i] - '0');
    return p->negative ? -value : value;
}

/* The same for any number of digits. -1 = out of memory. */
static int unscaled_big(const pieces *p, mpz_t value) {
    size_t count = digit_count(p);
    char *digits = malloc(count + 2);
    if (!digits) return -1;
    digits[0] = '0';
    memcpy(digits + 1, p->whole, p->whole_count);
    memcpy(digits + 1 + p->whole_count, p->fraction, p->fraction_count);
    digits[count + 1] = '\0';
    mpz_set_str(value, digits, 10);
    if (p->negative) mpz_neg(value, value);
    free(digits);
    return 0;
}

static gb_string emit_big(gb_arena *arena, const mpz_t value, size_t scale) {
    char *digits = malloc(mpz_sizeinbase(value, 10) + 2);
    gb_string text = no_string;
    if (!digits) return text;
    mpz_get_str(digits, 10, value);
    if (digits[0] == '-')
        text = emit(arena, 1, digits + 1, strlen(digits + 1), scale);
    else
        text = emit(arena, 0, digits, strlen(digits), scale);
    free(digits);
    return text;
}

/* value x 10^power */
static void scale_big(mpz_t value, size_t power) {
    mpz_t factor;
    if (power == 0) return;
    mpz_init(factor);
    mpz_ui_pow_ui(factor, 10, power);
    mpz_mul(value, value, factor);
    mpz_clear(factor);
}

gb_string gb_decimal_normalize(gb_arena *arena, gb_string text) {
    pieces p;
    size_t sign, length;
    char *copy;
    if (split(text, &p) != 0) return no_string;
    if (digit_count(&p) == 0) return emit(arena, 0, "", 0, 0);
    sign = p.negative ? 1 : 0;
    length = sign + (p.whole_count ? p.whole_count : 1) + (p.fraction_count ? 1 + p.fraction_count : 0);
    copy = gb_arena_allocate(arena, length + 1);
    if (!copy) return no_string;
    text.data = copy;
    text.length = length;
    if (sign) *copy++ = '-';
    if (p.whole_count == 0) *copy++ = '0';
    memcpy(copy, p.whole, p.whole_count);
    copy += p.whole_count;
    if (p.fraction_count > 0) {
        *copy++ = '.';
        memcpy(copy, p.fraction, p.fraction_count);
    }
    return text;
}

static gb_string compute_fast(gb_arena *arena, gb_operation operation, const pieces *a, const pieces *b) {
    wide left = unscaled(a), right = unscaled(b);
    size_t scale = a->fraction_count > b->fraction_count ? a->fraction_count : b->fraction_count;
    if (operation == GB_MULTIPLY) return emit_wide(arena, left * right, a->fraction_count + b->fraction_count);
    left *= power_of_ten(scale - a->fraction_count);
    right *= power_of_ten(scale - b->fraction_count);
    return emit_wide(arena, operation == GB_ADD ? left + right : left - right, scale);
}

static gb_string compute_big(gb_arena *arena, gb_operation operation, const pieces *a, const pieces *b) {
    size_t scale = a->fraction_count > b->fraction_count ? a->fraction_count : b->fraction_count;
    gb_string result = no_string;
    mpz_t left, right;
    mpz_inits(left, right, NULL);
    if (unscaled_big(a, left) == 0 && unscaled_big(b, right) == 0) {
        if (operation == GB_MULTIPLY) {
            scale = a->fraction_count + b->fraction_count;
            mpz_mul(left, left, right);
        } else {
            scale_big(left, scale - a->fraction_count);
            scale_big(right, scale - b->fraction_count);
            if (operation == GB_ADD)
                mpz_add(left, left, right);
            else
                mpz_sub(left, left, right);
        }
        result = emit_big(arena, left, scale);
    }
    mpz_clears(left, right, NULL);
    return result;
}

gb_string gb_decimal_compute(gb_arena *arena, gb_operation operation, gb_string a, gb_string b) {
    pieces left, right;
    if (operation != GB_ADD && operation != GB_SUBTRACT && operation != GB_MULTIPLY) return no_string;
    if (split(a, &left) != 0 || split(b, &right) != 0) return no_string;
    if (digit_count(&left) <= FAST_DIGITS && digit_count(&right) <= FAST_DIGITS)
        return compute_fast(arena, operation, &left, &right);
    return compute_big(arena, operation, &left, &right);
}

static gb_string divide_fast(gb_arena *arena, wide a, wide b, int places, int *exact) {
    wide quotient = a / b, rest = a % b;
    int negative = (a < 0) != (b < 0);
    if (rest < 0) rest = -rest;
    if (b < 0) b = -b;
    *exact = rest == 0;
    if (2 * rest > b || (2 * rest == b && quotient % 2 != 0)) quotient += negative ? -1 : 1;
    return emit_wide(arena, quotient, (size_t)places);
}

static gb_string divide_big(gb_arena *arena, mpz_t a, mpz_t b, int places, int *exact) {
    gb_string result;
    mpz_t quotient, rest;
    int negative = mpz_sgn(a) * mpz_sgn(b) < 0, order;
    mpz_inits(quotient, rest, NULL);
    mpz_tdiv_qr(quotient, rest, a, b);
    *exact = mpz_sgn(rest) == 0;
    mpz_mul_2exp(rest, rest, 1);
    order = mpz_cmpabs(rest, b);
    if (order > 0 || (order == 0 && mpz_odd_p(quotient))) {
        if (negative)
            mpz_sub_ui(quotient, quotient, 1);
        else
            mpz_add_ui(quotient, quotient, 1);
    }
    result = emit_big(arena, quotient, (size_t)places);
    mpz_clears(quotient, rest, NULL);
    return result;
}

gb_string gb_decimal_divide(gb_arena *arena, gb_string a, gb_string b, int places, int *exact) {
    pieces left, right;
    size_t up, down;
    int ignored;
    gb_string result = no_string;
    mpz_t dividend, divisor;
    if (!exact) exact = &ignored;
    *exact = 0;
    if (places < 0 || places > PLACES_LIMIT || split(a, &left) != 0 || split(b, &right) != 0) return result;
    if (digit_count(&right) == 0) return result;
    /* a / b x 10^places = left x 10^up / (right x 10^down) */
    up = right.fraction_count + (size_t)places;
    down = left.fraction_count;
    if (up >= down) {
        up -= down;
        down = 0;
    } else {
        down -= up;
        up = 0;
    }
    if (digit_count(&left) + up <= WIDE_DIGITS && digit_count(&right) + down <= WIDE_DIGITS)
        return divide_fast(arena, unscaled(&left) * power_of_ten(up), unscaled(&right) * power_of_ten(down), places,
                           exact);
    mpz_inits(dividend, divisor, NULL);
    if (unscaled_big(&left, dividend) == 0 && unscaled_big(&right, divisor) == 0) {
        scale_big(dividend, up);
        scale_big(divisor, down);
        result = divide_big(arena, dividend, divisor, places, exact);
    }
    mpz_clears(dividend, divisor, NULL);
    return result;
}

gb_string gb_decimal_shift(gb_arena *arena, gb_string a, int power) {
    pieces p;
    gb_string result;
    size_t count, up = 0, scale;
    char *digits;
    if (power < -POWER_LIMIT || power > POWER_LIMIT || split(a, &p) != 0) return no_string;
    count = digit_count(&p);
    if (count == 0) power = 0;
    scale = p.fraction_count;
    if (power < 0) {
        scale += (size_t)-power;
    } else if ((size_t)power <= scale) {
        scale -= (size_t)power;
    } else {
        up = (size_t)power - scale;
        scale = 0;
    }
    digits = malloc(count + up + 1);
    if (!digits) return no_string;
    memcpy(digits, p.whole, p.whole_count);
    memcpy(digits + p.whole_count, p.fraction, p.fraction_count);
    memset(digits + count, '0', up);
    result = emit(arena, p.negative, digits, count + up, scale);
    free(digits);
    return result;
}

/* Like strcmp for digit strings of a fraction: the shorter one is as if it ended in zeros. */
static int compare_fractions(const pieces *a, const pieces *b) {
    size_t common = a->fraction_count < b->fraction_count ? a->fraction_count : b->fraction_count;
    int order = common ? memcmp(a->fraction, b->fraction, common) : 0;
    if (order != 0) return order;
    return (a->fraction_count > b->fraction_count) - (a->fraction_count < b->fraction_count);
}

int gb_decimal_compare(gb_string a, gb_string b) {
    pieces left, right;
    int order;
    if (split(a, &left) != 0 || split(b, &right) != 0) return 0;
    if (left.negative != right.negative) return left.negative ? -1 : 1;
    if (left.whole_count != right.whole_count) {
        order = left.whole_count > right.whole_count ? 1 : -1;
    } else {
        order = left.whole_count ? memcmp(left.whole, right.whole, left.whole_count) : 0;
        if (order == 0) order = compare_fractions(&left, &right);
        order = (order > 0) - (order < 0);
    }
    return left.negative ? -order : order;
}
