/* Documents: text, positions, rows sorted and frozen, refs renumbered, mistakes. */
#include "unit.h"

#include "model/document.h"

static const gb_column item_columns[] = {
    GB_COLUMN(GB_STR, "name", NULL, ""),       GB_COLUMN(GB_DEC, "value", NULL, ""),
    GB_COLUMN(GB_ENUM, "kind", "one|two", ""), GB_COLUMN(GB_INT, "count", NULL, ""),
    GB_COLUMN(GB_NUM, "share", NULL, ""),      GB_COLUMN(GB_BOOL, "known", NULL, ""),
    GB_COLUMN(GB_REF, "parent", "item", ""),   GB_LIST_END};
static const gb_column member_columns[] = {GB_COLUMN(GB_REF, "item", "item", ""), GB_LIST_END};
static const gb_layer_declaration item_layer = GB_LAYER("item", item_columns, "");
static const gb_layer_declaration member_layer = GB_LAYER("member", member_columns, "");

enum { NAME, VALUE, KIND, COUNT, SHARE, KNOWN, PARENT };

typedef struct fixture {
    gb_schema schema;
    gb_document *document;
} fixture;

static int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    assert_int_equal(gb_schema_add(&f->schema, &item_layer, 0), 0);
    assert_int_equal(gb_schema_add(&f->schema, &member_layer, 0), 1);
    gb_schema_link(&f->schema);
    f->document = gb_document_new(&f->schema);
    assert_non_null(f->document);
    assert_int_equal(gb_document_set_text(f->document, GB_TEXT("增长5.4%，𠮷城"), NULL), 0);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    gb_document_free(f->document);
    gb_schema_free(&f->schema);
    free(f);
    return 0;
}

static void rows_are_sorted_and_refs_follow(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    gb_error error = {0};
    gb_document_open_stage(d, 0);
    int64_t late = gb_document_add(d, 0, (gb_span){6, 10});
    int64_t early_short = gb_document_add(d, 0, (gb_span){0, 3});
    int64_t early_long = gb_document_add(d, 0, (gb_span){0, 6});
    int64_t nowhere = gb_document_add(d, 0, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    gb_document_set_str(d, 0, late, NAME, GB_TEXT("late"));
    gb_document_set_str(d, 0, early_long, NAME, GB_TEXT("long"));
    gb_document_set_int(d, 0, early_short, PARENT, late);
    gb_document_set_int(d, 0, nowhere, COUNT, -7);
    int64_t member = gb_document_add(d, 1, (gb_span){0, 3});
    gb_document_set_int(d, 1, member, 0, early_short);
    assert_int_equal(gb_document_close_stage(d, &error), 0);

    assert_int_equal(gb_document_rows(d, 0), 4);
    const gb_span *spans = gb_document_spans(d, 0);
    assert_int_equal(spans[0].end, 6);
    assert_int_equal(spans[1].end, 3);
    assert_int_equal(spans[2].start, 6);
    assert_int_equal(spans[3].start, GB_NO_POSITION);
    assert_string(gb_document_get_str(d, 0, 0, NAME), "long");
    assert_string(gb_document_get_str(d, 0, 2, NAME), "late");
    assert_int_equal(gb_document_get_int(d, 0, 1, PARENT), 2);
    assert_int_equal(gb_document_get_int(d, 0, 3, COUNT), -7);
    assert_int_equal(gb_document_get_int(d, 1, 0, 0), 1);
    assert_true(gb_document_is_null(d, 0, 0, PARENT));
    assert_int_equal(gb_document_get_int(d, 0, 0, PARENT), -1);
}

static void values_of_every_type_come_back(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    gb_document_open_stage(d, 0);
    int64_t row = gb_document_add(d, 0, (gb_span){0, 3});
    gb_document_set_str(d, 0, row, VALUE, GB_TEXT("+007.50"));
    gb_document_set_int(d, 0, row, KIND, 1);
    gb_document_set_num(d, 0, row, SHARE, 0.25);
    gb_document_set_int(d, 0, row, KNOWN, 5);
    assert_int_equal(gb_document_close_stage(d, NULL), 0);
    assert_string(gb_document_get_str(d, 0, 0, VALUE), "7.5");
    assert_string(gb_document_get_str(d, 0, 0, KIND), "two");
    assert_int_equal(gb_document_get_int(d, 0, 0, KIND), 1);
    assert_true(gb_document_get_num(d, 0, 0, SHARE) == 0.25);
    assert_int_equal(gb_document_get_int(d, 0, 0, KNOWN), 1);
    assert_null(gb_document_get_str(d, 0, 0, NAME).data);
    assert_true(gb_document_is_null(d, 0, 0, COUNT));
}

/* Makes one wrong call and expects the stage to fail with `part` of a message, its layers emptied. */
static void expect_mistake(gb_document *d, const char *part) {
    gb_error error = {0};
    assert_int_equal(gb_document_close_stage(d, &error), -1);
    assert_non_null(strstr(error.text, part));
    assert_int_equal(gb_document_rows(d, 0), 0);
    gb_document_reset(d);
    assert_int_equal(gb_document_set_text(d, GB_TEXT("增长5.4%，𠮷城"), NULL), 0);
    gb_document_open_stage(d, 0);
}

static void mistakes_fail_the_stage(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    gb_document_open_stage(d, 0);
    assert_int_equal(gb_document_add(d, 0, (gb_span){3, 3}), -1);
    expect_mistake(d, "empty or outside");
    gb_document_add(d, 0, (gb_span){0, 4000});
    expect_mistake(d, "empty or outside");
    gb_document_add(d, 0, (gb_span){1, 3});
    expect_mistake(d, "cuts a character");
    gb_document_add(d, 7, (gb_span){0, 3});
    expect_mistake(d, "no layer 7");
    gb_document_set_int(d, 0, gb_document_add(d, 0, (gb_span){0, 3}), NAME, 1);
    expect_mistake(d, "another type");
    gb_document_set_int(d, 0, gb_document_add(d, 0, (gb_span){0, 3}), KIND, 2);
    expect_mistake(d, "no value");
    gb_document_set_str(d, 0, gb_document_add(d, 0, (gb_span){0, 3}), VALUE, GB_TEXT("1e5"));
    expect_mistake(d, "no decimal");
    gb_document_set_str(d, 0, gb_document_add(d, 0, (gb_span){0, 3}), NAME, GB_TEXT("\xff"));
    expect_mistake(d, "not UTF-8");
    gb_document_set_int(d, 0, gb_document_add(d, 0, (gb_span){0, 3}), PARENT, 9);
    expect_mistake(d, "refers to row 9");
    gb_document_set_int(d, 0, 5, COUNT, 9);
    expect_mistake(d, "no row 5");
    assert_int_equal(gb_document_close_stage(d, NULL), 0);
    gb_document_open_stage(d, 1);
    gb_document_add(d, 0, (gb_span){0, 3});
    gb_error error = {0};
    assert_int_equal(gb_document_close_stage(d, &error), -1);
    assert_non_null(strstr(error.text, "not this plugin's"));
}

static void many_rows_at_once(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    const gb_span spans[] = {{0, 3}, {3, 6}, {6, 10}};
    const uint8_t kinds[] = {1, GB_NO_CHOICE, 0}, known[] = {1, 0, GB_NO_CHOICE};
    gb_document_open_stage(d, 0);
    assert_null(gb_document_choices(d, 0, KIND));
    assert_int_equal(gb_document_add_rows(d, 0, spans, 3), 0);
    assert_int_equal(gb_document_add_rows(d, 0, spans, 1), 3);
    gb_document_set_choices(d, 0, 0, KIND, kinds, 3);
    gb_document_set_choices(d, 0, 0, KNOWN, known, 3);
    assert_int_equal(gb_document_close_stage(d, NULL), 0);
    assert_int_equal(gb_document_rows(d, 0), 4);
    /* The second row of the span {0, 3} is sorted behind the first. */
    assert_int_equal(gb_document_get_int(d, 0, 0, KIND), 1);
    assert_true(gb_document_is_null(d, 0, 1, KIND));
    assert_true(gb_document_is_null(d, 0, 2, KIND));
    assert_int_equal(gb_document_get_int(d, 0, 3, KIND), 0);
    assert_int_equal(gb_document_get_int(d, 0, 0, KNOWN), 1);
    assert_non_null(gb_document_choices(d, 0, KIND));
    assert_int_equal(gb_document_choices(d, 0, KIND)[3], 0);
    assert_int_equal(gb_document_choices(d, 0, KIND)[1], GB_NO_CHOICE);
    assert_null(gb_document_choices(d, 0, COUNT));
}

static void many_rows_are_checked(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    const gb_span good = {0, 3}, cut = {1, 3}, outside = {0, 4000};
    const uint8_t wrong = 2, right = 0;
    gb_document_open_stage(d, 0);
    assert_int_equal(gb_document_add_rows(d, 0, &cut, 1), -1);
    expect_mistake(d, "cuts a character");
    gb_document_open_stage(d, 0);
    assert_int_equal(gb_document_add_rows(d, 0, &outside, 1), -1);
    expect_mistake(d, "outside the text");
    gb_document_reset(d);
    assert_int_equal(gb_document_set_text(d, GB_TEXT("增长"), NULL), 0);
    gb_document_open_stage(d, 0);
    gb_document_add_rows(d, 0, &good, 1);
    gb_document_set_choices(d, 0, 0, KIND, &wrong, 1);
    expect_mistake(d, "no value of column");
    gb_document_reset(d);
    assert_int_equal(gb_document_set_text(d, GB_TEXT("增长"), NULL), 0);
    gb_document_open_stage(d, 0);
    gb_document_add_rows(d, 0, &good, 1);
    gb_document_set_choices(d, 0, 0, KIND, &right, 2);
    expect_mistake(d, "has no row");
}

static void positions_count_code_points(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    uint32_t end = (uint32_t)gb_document_text(d).length;
    assert_int_equal(gb_document_codepoint(d, 0), 0);
    assert_int_equal(gb_document_codepoint(d, 6), 2);
    assert_int_equal(gb_document_codepoint(d, end), 9);
    assert_int_equal(gb_document_position(d, end), 9);
    gb_document_set_unit(d, GB_UTF16);
    assert_int_equal(gb_document_position(d, end), 10);
    gb_document_set_unit(d, GB_BYTE);
    assert_int_equal(gb_document_position(d, end), end);
}

static void positions_agree_with_counting_on_long_text(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    char text[3000];
    size_t length = 0;
    uint32_t points = 0;
    static const char *const parts[] = {"a", "é", "中", "𠮷"};
    for (size_t i = 0; length + 4 < sizeof text; i = i * 5 + 3) {
        const char *part = parts[i % 4];
        memcpy(text + length, part, strlen(part));
        length += strlen(part);
    }
    assert_int_equal(gb_document_set_text(d, (gb_string){text, length}, NULL), 0);
    for (size_t at = 0; at < length; points++) {
        assert_int_equal(gb_document_codepoint(d, (uint32_t)at), points);
        gb_next((gb_string){text, length}, &at);
    }
}

static void within_and_covering(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    size_t first = 99;
    gb_document_open_stage(d, 0);
    gb_document_add(d, 0, (gb_span){0, 3});
    gb_document_add(d, 0, (gb_span){6, 7});
    gb_document_add(d, 0, (gb_span){8, 9});
    assert_int_equal(gb_document_close_stage(d, NULL), 0);
    assert_int_equal(gb_document_within(d, 0, (gb_span){3, 9}, &first), 2);
    assert_int_equal(first, 1);
    assert_int_equal(gb_document_within(d, 0, (gb_span){9, 12}, &first), 0);
    assert_int_equal(gb_document_covering(d, 0, 2), 0);
    assert_int_equal(gb_document_covering(d, 0, 3), -1);
    assert_int_equal(gb_document_covering(d, 0, 6), 1);
    assert_int_equal(gb_document_covering(d, 0, 4000), -1);
}

/* Text that is refused, and a part of what is said about it. */
static void texts_that_are_refused(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    gb_error error = {0};
    assert_int_equal(gb_document_set_text(d, GB_TEXT("a\0b"), &error), -1);
    assert_non_null(strstr(error.text, "NUL character at byte 1"));
    assert_int_equal(gb_document_set_text(d, GB_TEXT("ab\xe4\xb8"), &error), -1);
    assert_non_null(strstr(error.text, "ends inside the character at byte 2"));
    assert_int_equal(gb_document_set_text(d, GB_TEXT("\xd4\xf6\xb3\xa4 12"), &error), -1);
    assert_non_null(strstr(error.text, "iconv -f GB18030"));
    assert_int_equal(gb_document_set_text(d, GB_TEXT("\xff\xfe\x41\x00"), &error), -1);
    assert_non_null(strstr(error.text, "UTF-16"));
    assert_int_equal(gb_document_set_text(d, GB_TEXT("\xEF\xBB\xBF中"), &error), 0);
    assert_int_equal(gb_document_text(d).length, 3);
    assert_int_equal(gb_document_set_text(d, GB_TEXT(""), &error), 0);
    assert_int_equal(gb_document_text(d).length, 0);
}

static void metadata_keeps_its_order_and_the_last_value(void **state) {
    gb_document *d = ((fixture *)*state)->document;
    gb_string key, value;
    assert_int_equal(gb_document_set_meta(d, "id", GB_TEXT("a")), 0);
    assert_int_equal(gb_document_set_meta(d, "year", GB_TEXT("2023")), 0);
    assert_int_equal(gb_document_set_meta(d, "id", GB_TEXT("b")), 0);
    assert_string(gb_document_meta(d, "id"), "b");
    assert_int_equal(gb_document_meta_at(d, 1, &key, &value), GB_OK);
    assert_string(key, "year");
    assert_int_equal(gb_document_meta_at(d, 2, &key, &value), GB_END);
    assert_null(gb_document_meta(d, "place").data);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_are_sorted_and_refs_follow, set_up, tear_down),
        cmocka_unit_test_setup_teardown(values_of_every_type_come_back, set_up, tear_down),
        cmocka_unit_test_setup_teardown(mistakes_fail_the_stage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_rows_at_once, set_up, tear_down),
        cmocka_unit_test_setup_teardown(many_rows_are_checked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(positions_count_code_points, set_up, tear_down),
        cmocka_unit_test_setup_teardown(positions_agree_with_counting_on_long_text, set_up, tear_down),
        cmocka_unit_test_setup_teardown(within_and_covering, set_up, tear_down),
        cmocka_unit_test_setup_teardown(texts_that_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(metadata_keeps_its_order_and_the_last_value, set_up, tear_down),
    };
    return cmocka_run_group_tests_name("document", tests, NULL, NULL);
}
