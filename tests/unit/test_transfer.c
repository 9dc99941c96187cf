/* Packing and unpacking documents: nothing is lost, and nothing damaged is accepted. */
#include "unit.h"

#include "model/document.h"
#include "model/transfer.h"

static const gb_column item_columns[] = {
    GB_COLUMN(GB_STR, "name", NULL, ""),       GB_COLUMN(GB_DEC, "value", NULL, ""),
    GB_COLUMN(GB_ENUM, "kind", "one|two", ""), GB_COLUMN(GB_INT, "count", NULL, ""),
    GB_COLUMN(GB_NUM, "share", NULL, ""),      GB_COLUMN(GB_BOOL, "known", NULL, ""),
    GB_COLUMN(GB_REF, "parent", "item", ""),   GB_LIST_END};
static const gb_column member_columns[] = {GB_COLUMN(GB_REF, "item", "item", ""), GB_LIST_END};
static const gb_layer_declaration item_layer = GB_LAYER("item", item_columns, "");
static const gb_layer_declaration member_layer = GB_LAYER("member", member_columns, "");

enum { NAME, VALUE, KIND, COUNT, SHARE, KNOWN, PARENT, COLUMNS };
enum { ITEM, MEMBER };

typedef struct fixture {
    gb_schema schema;
    gb_document *from;
    gb_document *to;
    gb_buffer bytes;
} fixture;

static void fill(gb_document *d) {
    gb_error error = {0};
    assert_int_equal(gb_document_set_text(d, GB_TEXT("\xEF\xBB\xBF\xEF\xBB\xBF增长5.4%，𠮷城"), &error), 0);
    assert_int_equal(gb_document_set_meta(d, "id", GB_TEXT("云溪市-2023")), 0);
    assert_int_equal(gb_document_set_meta(d, "note", GB_TEXT("")), 0);
    gb_document_open_stage(d, 0);
    int64_t a = gb_document_add(d, ITEM, (gb_span){3, 9}), b = gb_document_add(d, ITEM, (gb_span){9, 12});
    int64_t none = gb_document_add(d, ITEM, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    gb_document_set_str(d, ITEM, a, NAME, GB_TEXT("增长"));
    gb_document_set_str(d, ITEM, b, NAME, GB_TEXT(""));
    gb_document_set_str(d, ITEM, b, VALUE, GB_TEXT("-5.4"));
    gb_document_set_int(d, ITEM, a, KIND, 1);
    gb_document_set_int(d, ITEM, none, COUNT, INT64_MAX);
    gb_document_set_num(d, ITEM, a, SHARE, 0.25);
    gb_document_set_int(d, ITEM, b, PARENT, a);
    gb_document_set_int(d, MEMBER, gb_document_add(d, MEMBER, (gb_span){3, 6}), 0, b);
    assert_int_equal(gb_document_close_stage(d, &error), 0);
}

static int set_up(void **state) {
    fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    assert_int_equal(gb_schema_add(&f->schema, &item_layer, 0), ITEM);
    assert_int_equal(gb_schema_add(&f->schema, &member_layer, 0), MEMBER);
    gb_schema_link(&f->schema);
    f->from = gb_document_new(&f->schema);
    f->to = gb_document_new(&f->schema);
    assert_non_null(f->from);
    assert_non_null(f->to);
    fill(f->from);
    assert_int_equal(gb_pack(f->from, GB_PACK_TEXT | GB_PACK_LAYERS, &f->bytes), 0);
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    fixture *f = *state;
    gb_document_free(f->from);
    gb_document_free(f->to);
    gb_buffer_free(&f->bytes);
    gb_schema_free(&f->schema);
    free(f);
    return 0;
}

static gb_string packed(const fixture *f) {
    return (gb_string){f->bytes.data, f->bytes.length};
}

static void assert_same_cells(const fixture *f, int layer, size_t row) {
    for (int c = 0; c < f->schema.layers[layer].column_count; c++) {
        gb_string a = gb_document_get_str(f->from, layer, row, c), b = gb_document_get_str(f->to, layer, row, c);
        assert_int_equal(gb_document_is_null(f->from, layer, row, c), gb_document_is_null(f->to, layer, row, c));
        assert_true(gb_document_get_int(f->from, layer, row, c) == gb_document_get_int(f->to, layer, row, c));
        assert_true(gb_document_get_num(f->from, layer, row, c) == gb_document_get_num(f->to, layer, row, c));
        assert_true(gb_equal(a, b) && !a.data == !b.data);
    }
}

static void assert_same(const fixture *f) {
    gb_string key, value, other_key, other_value;
    assert_true(gb_equal(gb_document_text(f->from), gb_document_text(f->to)));
    for (size_t i = 0; gb_document_meta_at(f->from, i, &key, &value) == GB_OK; i++) {
        assert_int_equal(gb_document_meta_at(f->to, i, &other_key, &other_value), GB_OK);
        assert_true(gb_equal(key, other_key) && gb_equal(value, other_value));
    }
    for (int l = 0; l < f->schema.layer_count; l++) {
        size_t rows = gb_document_rows(f->from, l);
        assert_int_equal(gb_document_rows(f->to, l), rows);
        assert_memory_equal(gb_document_spans(f->from, l), gb_document_spans(f->to, l), rows * sizeof(gb_span));
        for (size_t r = 0; r < rows; r++) assert_same_cells(f, l, r);
    }
}

static void nothing_is_lost(void **state) {
    const fixture *f = *state;
    gb_error error = {0};
    assert_int_equal(gb_unpack(f->to, packed(f), &error), 0);
    assert_same(f);
}

static void a_document_can_be_used_again(void **state) {
    const fixture *f = *state;
    for (int i = 0; i < 3; i++) {
        gb_document_reset(f->to);
        assert_int_equal(gb_unpack(f->to, packed(f), NULL), 0);
        assert_same(f);
    }
}

static void layers_can_be_unpacked_when_asked_for(void **state) {
    const fixture *f = *state;
    gb_error error = {0};
    assert_int_equal(gb_unpack_lazily(f->to, packed(f), &error), 0);
    assert_int_equal(gb_document_get_int(f->to, MEMBER, 0, 0), 1);
    assert_same(f);
    assert_int_equal(gb_unpacked_damage(f->to, &error), 0);
}

static void a_mark_inside_the_text_stays(void **state) {
    const fixture *f = *state;
    assert_int_equal(gb_unpack(f->to, packed(f), NULL), 0);
    assert_memory_equal(gb_document_text(f->to).data, "\xEF\xBB\xBF", 3);
}

static void text_alone_leaves_the_layers_open(void **state) {
    fixture *f = *state;
    f->bytes.length = 0;
    assert_int_equal(gb_pack(f->from, GB_PACK_TEXT, &f->bytes), 0);
    assert_int_equal(gb_unpack(f->to, packed(f), NULL), 0);
    gb_document_open_stage(f->to, 0);
    assert_true(gb_document_add(f->to, ITEM, (gb_span){3, 6}) == 0);
    assert_int_equal(gb_document_close_stage(f->to, NULL), 0);
}

static void every_cut_is_noticed(void **state) {
    const fixture *f = *state;
    for (size_t length = 0; length < f->bytes.length; length++) {
        gb_error error = {0};
        char *cut = malloc(length + 1); /* of exactly that length, so that a tool sees any byte read behind it */
        assert_non_null(cut);
        memcpy(cut, f->bytes.data, length);
        char *exact = realloc(cut, length ? length : 1);
        gb_document_reset(f->to);
        assert_int_equal(gb_unpack(f->to, (gb_string){exact, length}, &error), -1);
        assert_int_not_equal(error.klass, GB_ERROR_NONE);
        gb_document_reset(f->to);
        free(exact);
    }
}

static void more_bytes_are_noticed(void **state) {
    fixture *f = *state;
    gb_buffer_append(&f->bytes, "", 1);
    assert_int_equal(gb_unpack(f->to, packed(f), NULL), -1);
}

/* Looks at all that a plugin could look at. The sum keeps the compiler from leaving it out. */
static unsigned long look(const gb_document *d) {
    unsigned long sum = 0;
    gb_string text = gb_document_text(d);
    for (int l = 0; l < 2; l++)
        for (size_t r = 0; r < gb_document_rows(d, l); r++) {
            gb_span span = gb_document_spans(d, l)[r];
            if (span.start != GB_NO_POSITION)
                for (size_t at = span.start; at < span.end;) sum += gb_next(text, &at);
            for (int c = 0; c < (l == ITEM ? COLUMNS : 1); c++) {
                gb_string value = gb_document_get_str(d, l, r, c);
                for (size_t i = 0; i < value.length; i++) sum += (unsigned char)value.data[i];
                if (c == PARENT && gb_document_get_int(d, l, r, c) >= 0)
                    sum += gb_document_spans(d, ITEM)[gb_document_get_int(d, l, r, c)].start;
            }
        }
    return sum;
}

/* Whatever byte is changed to whatever: either it is refused, or what it gives can be looked at. */
static void every_change_is_refused_or_harmless(void **state) {
    fixture *f = *state;
    static const unsigned char values[] = {0, 1, 2, 0x7F, 0x80, 0xC0, 0xE0, 0xFE, 0xFF};
    volatile unsigned long sum = 0;
    for (size_t i = 0; i < f->bytes.length; i++) {
        char old = f->bytes.data[i];
        for (size_t v = 0; v < sizeof values; v++) {
            f->bytes.data[i] = (char)values[v];
            gb_document_reset(f->to);
            if (gb_unpack(f->to, packed(f), NULL) == 0) sum += look(f->to);
            gb_document_reset(f->to);
            if (gb_unpack_lazily(f->to, packed(f), NULL) == 0) sum += look(f->to);
        }
        f->bytes.data[i] = old;
    }
    assert_true(sum > 0);
}

static void damage_shows_when_the_layer_is_asked_for(void **state) {
    fixture *f = *state;
    gb_error error = {0};
    memset(f->bytes.data + f->bytes.length - 4, 0x55, 4); /* the last layer's one ref */
    assert_int_equal(gb_unpack_lazily(f->to, packed(f), &error), 0);
    assert_int_equal(gb_document_rows(f->to, ITEM), 3);
    assert_int_equal(gb_unpacked_damage(f->to, &error), 0);
    assert_int_equal(gb_document_rows(f->to, MEMBER), 0);
    assert_int_equal(gb_unpacked_damage(f->to, &error), 1);
}

static void tables_go_where_they_are_wanted(void **state) {
    fixture *f = *state;
    static const unsigned char wanted[] = {0, 1};
    gb_error error = {0};
    gb_document *corpus = f->to;
    gb_document_reset(f->from);
    gb_document_open_stage(f->from, 0);
    gb_document_add(f->from, ITEM, (gb_span){GB_NO_POSITION, GB_NO_POSITION});
    gb_document_set_int(f->from, MEMBER, gb_document_add(f->from, MEMBER, (gb_span){GB_NO_POSITION, GB_NO_POSITION}), 0,
                        0);
    assert_int_equal(gb_document_close_stage(f->from, &error), 0);
    f->bytes.length = 0;
    assert_int_equal(gb_pack(f->from, GB_PACK_LAYERS, &f->bytes), 0);
    assert_int_equal(gb_unpack_tables(corpus, packed(f), wanted, &error), 0);
    assert_int_equal(gb_document_rows(corpus, ITEM), 0);
    assert_int_equal(gb_document_rows(corpus, MEMBER), 1);
    assert_int_equal(gb_unpack_tables(corpus, packed(f), wanted, &error), -1); /* twice */
}

static void test_wanted(void **state) {
    fixture *f = *state;
    gb_error error = {0};
    unsigned char layers[2] = {0, 0};
    const gb_wanted nothing = {0, layers}, text = {1, layers};
    f->bytes.length = 0;
    assert_int_equal(gb_pack_wanted(f->from, &nothing, &f->bytes), 0);
    assert_int_equal(gb_unpack(f->to, packed(f), &error), 0);
    assert_int_equal(gb_document_text(f->to).length, 0);
    assert_true(gb_equal(gb_document_meta(f->to, "id"), GB_TEXT("云溪市-2023")));
    assert_int_equal(gb_document_rows(f->to, ITEM), 0);
    gb_document_reset(f->to);
    f->bytes.length = 0;
    assert_int_equal(gb_pack_wanted(f->from, &text, &f->bytes), 0);
    assert_int_equal(gb_unpack(f->to, packed(f), &error), 0);
    assert_true(gb_equal(gb_document_text(f->to), gb_document_text(f->from)));
    assert_int_equal(gb_document_rows(f->to, ITEM), 0);
    gb_document_reset(f->to);
    f->bytes.length = 0;
    layers[ITEM] = 1; /* its rows stand in the text */
    assert_int_equal(gb_pack_wanted(f->from, &nothing, &f->bytes), 0);
    assert_int_equal(gb_unpack(f->to, packed(f), &error), 0);
    assert_true(gb_equal(gb_document_text(f->to), gb_document_text(f->from)));
    assert_int_equal(gb_document_rows(f->to, ITEM), gb_document_rows(f->from, ITEM));
    assert_int_equal(gb_document_rows(f->to, MEMBER), 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nothing_is_lost, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_document_can_be_used_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(layers_can_be_unpacked_when_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_mark_inside_the_text_stays, set_up, tear_down),
        cmocka_unit_test_setup_teardown(text_alone_leaves_the_layers_open, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_cut_is_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(more_bytes_are_noticed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_change_is_refused_or_harmless, set_up, tear_down),
        cmocka_unit_test_setup_teardown(damage_shows_when_the_layer_is_asked_for, set_up, tear_down),
        cmocka_unit_test_setup_teardown(tables_go_where_they_are_wanted, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
