/* Exact decimals as text: -?digits[.digits], any length; no exponent, no needless zeros, no "-0". Arithmetic in 64 and
 * 128 bits where that is enough, by GMP beyond. */
#ifndef GB_BASE_DECIMAL_H
#define GB_BASE_DECIMAL_H

#include "base/arena.h"
#include "gongbao/plugin.h"

/* 1 when `text` is a decimal: an optional sign + or -, digits, optionally a point and digits. */
int gb_decimal_valid(gb_string text);
/* Normalized copy in the arena: "+007.50" -> "7.5". NULL string when invalid or out of memory. */
gb_string gb_decimal_normalize(gb_arena *arena, gb_string text);
gb_string gb_decimal_compute(gb_arena *arena, gb_operation operation, gb_string a, gb_string b);
/* Rounded half to even to `places` (0..1000) digits after the point; *exact (may be NULL) = 1 when nothing was rounded.
 * NULL string when b is zero or an operand is no decimal. */
gb_string gb_decimal_divide(gb_arena *arena, gb_string a, gb_string b, int places, int *exact);
/* a x 10^power, |power| <= 1,000,000; otherwise a NULL string. */
gb_string gb_decimal_shift(gb_arena *arena, gb_string a, int power);
/* -1, 0 or 1; 0 too when an operand is no decimal. */
int gb_decimal_compare(gb_string a, gb_string b);

#endif
