/* The planner, on plugins that exist only here. */
#include "unit.h"

#include "chain/plan.h"

static const gb_column columns[] = {GB_COLUMN(GB_STR, "name", NULL, ""), GB_LIST_END};
static const gb_layer_declaration give_a[] = {GB_LAYER("a", columns, ""), GB_LIST_END};
static const gb_layer_declaration give_b[] = {GB_LAYER("b", columns, ""), GB_LIST_END};
static const gb_layer_declaration give_c[] = {GB_LAYER("c", columns, ""), GB_LIST_END};
static const gb_layer_declaration give_x[] = {GB_LAYER("x", columns, ""), GB_LIST_END};
static const gb_layer_declaration give_y[] = {GB_LAYER("y", columns, ""), GB_LIST_END};
static const gb_layer_declaration table_t[] = {GB_LAYER("t", columns, ""), GB_LIST_END};
static const gb_need need_a[] = {GB_NEED("a", "name"), GB_LIST_END};
static const gb_need need_a_value[] = {GB_NEED("a", "name value"), GB_LIST_END};
static const gb_need need_b[] = {GB_NEED("b", NULL), GB_LIST_END};
static const gb_need need_x[] = {GB_NEED("x", NULL), GB_LIST_END};
static const gb_need need_y[] = {GB_NEED("y", NULL), GB_LIST_END};
static const gb_need need_z[] = {GB_NEED("z", NULL), GB_LIST_END};
static const gb_need may_c[] = {GB_MAY_USE("c", NULL), GB_LIST_END};
static const gb_need need_d[] = {GB_NEED("d", NULL), GB_LIST_END};
static const gb_layer_declaration give_d[] = {GB_LAYER("d", columns, ""), GB_LIST_END};

#define PLUGIN(which, name, wants, gets, sums) \
    { \
        .size = sizeof(gb_plugin), .kind = which, .id = name, .version = "1.0.0", .needs = wants, .gives = gets, \
        .tables = sums \
    }

static const gb_plugin plugins[] = {
    PLUGIN(GB_READER, "text", NULL, NULL, NULL),         PLUGIN(GB_ANALYZER, "alpha", NULL, give_a, NULL),
    PLUGIN(GB_ANALYZER, "beta", need_a, give_b, NULL),   PLUGIN(GB_ANALYZER, "gamma", need_b, give_c, table_t),
    PLUGIN(GB_ANALYZER, "later", may_c, NULL, NULL),     PLUGIN(GB_ANALYZER, "other_t", NULL, NULL, table_t),
    PLUGIN(GB_ANALYZER, "other_a", NULL, give_a, NULL),  PLUGIN(GB_ANALYZER, "picky", need_a_value, NULL, NULL),
    PLUGIN(GB_ANALYZER, "ring_x", need_y, give_x, NULL), PLUGIN(GB_ANALYZER, "ring_y", need_x, give_y, NULL),
    PLUGIN(GB_ANALYZER, "orphan", need_z, NULL, NULL),   PLUGIN(GB_ANALYZER, "self", need_d, give_d, NULL),
    PLUGIN(GB_WRITER, "json", NULL, NULL, NULL),
};
#define COUNT (sizeof plugins / sizeof *plugins)

static gb_entry_plugin entries[COUNT];
static gb_registry registry = {.plugins = entries, .plugin_count = COUNT};

/* The plan of a chain; -1 with the error. */
static int make(const char *chain, gb_plan *plan, gb_error *error) {
    gb_expression steps, writer;
    for (size_t i = 0; i < COUNT; i++) entries[i] = (gb_entry_plugin){&plugins[i], plugins[i].id, "/nowhere.so"};
    assert_int_equal(gb_expression_parse(chain, &steps, error), 0);
    assert_int_equal(gb_expression_parse("json", &writer, error), 0);
    gb_plan_request request = {&steps, NULL, &writer};
    int result = gb_plan_make(&registry, &request, plan, error);
    gb_expression_free(&steps);
    gb_expression_free(&writer);
    return result;
}

/* The chain that is run must be `expected`, "alpha beta". */
static void expect_order(const char *chain, const char *expected) {
    gb_plan plan;
    gb_error error = {0};
    char order[200] = "";
    if (make(chain, &plan, &error) != 0) fail_msg("%s: %s", chain, error.text);
    for (size_t s = 0; s < plan.count; s++) {
        if (s) strcat(order, " ");
        strcat(order, plan.stages[s].entry->plugin->id);
    }
    assert_string_equal(order, expected);
    gb_plan_free(&plan);
}

static void refuse(const char *chain, const char *part) {
    gb_plan plan;
    gb_error error = {0};
    assert_int_equal(make(chain, &plan, &error), -1);
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    if (!strstr(error.text, part)) fail_msg("'%s' does not say '%s'", error.text, part);
}

static void the_order_that_was_asked_for_stays(void **state) {
    (void)state;
    expect_order("alpha | later | beta", "alpha later beta");
}

static void givers_come_before_users(void **state) {
    (void)state;
    expect_order("beta | alpha", "alpha beta");
    expect_order("later | gamma | beta | alpha", "alpha beta gamma later");
}

static void missing_givers_are_added_and_noted(void **state) {
    gb_plan plan;
    (void)state;
    assert_int_equal(make("gamma | alpha", &plan, NULL), 0);
    assert_int_equal(plan.count, 3);
    assert_string_equal(plan.stages[1].entry->plugin->id, "beta");
    assert_true(plan.stages[1].added);
    assert_true(plan.stages[0].moved);
    assert_non_null(strstr(plan.notes[0], "added beta: it gives the layer b that gamma needs"));
    assert_true(plan.stages[2].needs[1]);
    assert_false(plan.stages[2].needs[0]);
    gb_plan_free(&plan);
}

static void an_optional_layer_adds_nobody(void **state) {
    (void)state;
    expect_order("later", "later");
}

static void what_cannot_be_planned(void **state) {
    (void)state;
    refuse("alhpa", "did you mean alpha?");
    refuse("zzzzzzzz", "gongbao list shows all");
    refuse("json", "json is no analyzer but a writer");
    refuse("alpha | alpha", "stands twice");
    refuse("alpha | other_a", "both alpha and other_a give the layer a");
    refuse("beta", "needs the layer a, which both alpha and other_a give");
    refuse("orphan", "no installed plugin gives");
    refuse("ring_x", "cycle: ring_x needs ring_y needs ring_x");
    refuse("alpha | picky", "column value of the layer a");
    refuse("alpha | gamma | other_t", "give the table t");
    refuse("alpha colour=red", "alpha");
}

static void schemas_hold_layers_and_tables(void **state) {
    gb_plan plan;
    (void)state;
    assert_int_equal(make("alpha | gamma", &plan, NULL), 0);
    assert_int_equal(plan.schema.layer_count, 3);
    assert_int_equal(gb_schema_layer_index(&plan.schema, "c"), 2);
    assert_int_equal(plan.schema.layers[2].giver, 2);
    assert_int_equal(plan.tables.layer_count, 2);
    assert_string_equal(plan.tables.layers[0].name, "t");
    assert_string_equal(plan.tables.layers[1].name, "error");
    gb_plan_free(&plan);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_order_that_was_asked_for_stays),
        cmocka_unit_test(givers_come_before_users),
        cmocka_unit_test(missing_givers_are_added_and_noted),
        cmocka_unit_test(an_optional_layer_adds_nobody),
        cmocka_unit_test(what_cannot_be_planned),
        cmocka_unit_test(schemas_hold_layers_and_tables),
    };
    return cmocka_run_group_tests_name("plan", tests, NULL, NULL);
}
