/* What every unit test includes. */
#ifndef GB_TESTS_UNIT_H
#define GB_TESTS_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "gongbao/plugin.h"

/* A gb_string must hold exactly this text. */
#define assert_string(string, expected) \
    do { \
        gb_string assert_string_value = (string); \
        assert_non_null(assert_string_value.data); \
        assert_int_equal(assert_string_value.length, strlen(expected)); \
        assert_memory_equal(assert_string_value.data, expected, strlen(expected)); \
    } while (0)

#endif
