/* The arena: alignment, zeros, growth, sizes that cannot be had. */
#include "unit.h"

#include "base/arena.h"

static void memory_is_zeroed_aligned_and_apart(void **state) {
    gb_arena arena = {0};
    unsigned char *blocks[300];
    (void)state;
    for (size_t i = 0; i < 300; i++) {
        blocks[i] = gb_arena_allocate(&arena, i);
        assert_non_null(blocks[i]);
        assert_int_equal((uintptr_t)blocks[i] % _Alignof(max_align_t), 0);
        for (size_t j = 0; j < i; j++) assert_int_equal(blocks[i][j], 0);
        memset(blocks[i], (int)(i & 0xFF), i);
    }
    for (size_t i = 0; i < 300; i++)
        for (size_t j = 0; j < i; j++) assert_int_equal(blocks[i][j], i & 0xFF);
    gb_arena_free(&arena);
    assert_null(arena.head);
    assert_int_equal(arena.used, 0);
}

static void big_and_small_requests_mix(void **state) {
    gb_arena arena = {0};
    const size_t big = (size_t)3 << 20;
    size_t used = 0;
    (void)state;
    for (int i = 0; i < 20; i++) {
        char *large = gb_arena_allocate(&arena, big), *small = gb_arena_allocate(&arena, 10);
        assert_non_null(large);
        assert_non_null(small);
        large[big - 1] = small[9] = 1;
        assert_true(arena.used >= used + big + 10);
        used = arena.used;
    }
    gb_arena_free(&arena);
}

static void impossible_sizes_give_null(void **state) {
    gb_arena arena = {0};
    (void)state;
    assert_null(gb_arena_allocate(&arena, SIZE_MAX));
    assert_null(gb_arena_allocate(&arena, SIZE_MAX - 8));
    assert_null(gb_arena_allocate(&arena, SIZE_MAX - 64));
    assert_null(gb_arena_copy(&arena, "x", SIZE_MAX));
    assert_non_null(gb_arena_allocate(&arena, 1));
    gb_arena_free(&arena);
}

static void copies_end_with_nul(void **state) {
    gb_arena arena = {0};
    (void)state;
    assert_string_equal(gb_arena_copy(&arena, "abcdef", 3), "abc");
    assert_string_equal(gb_arena_copy(&arena, NULL, 0), "");
    gb_arena_free(&arena);
    gb_arena_free(&arena);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_aligned_and_apart),
        cmocka_unit_test(big_and_small_requests_mix),
        cmocka_unit_test(impossible_sizes_give_null),
        cmocka_unit_test(copies_end_with_nul),
    };
    return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
