/* What a plugin declares: each mistake is told apart; structs of older plugins are completed. */
#include "unit.h"

#include <stdio.h>

#include "plugin/complete.h"
#include "plugin/declaration.h"

static gb_status do_process(void *self, gb_document *document) {
    (void)self;
    (void)document;
    return GB_OK;
}

static gb_status do_collect(void *self, const gb_document *document) {
    (void)self;
    (void)document;
    return GB_OK;
}

static const gb_column columns[] = {GB_COLUMN(GB_STR, "name", NULL, "a name"),
                                    GB_COLUMN(GB_ENUM, "kind", "a|b", "a kind"),
                                    GB_COLUMN(GB_REF, "item", "item", "an item"), GB_LIST_END};
static const gb_layer_declaration layers[] = {GB_LAYER("item", columns, "an item"),
                                              GB_LAYER("bare", NULL, "no columns"), GB_LIST_END};
static const gb_layer_declaration tables[] = {GB_LAYER("count", columns, "a count"), GB_LIST_END};
static const gb_need needs[] = {GB_NEED("sentence", NULL), GB_MAY_USE("section", "zone  level"), GB_LIST_END};

static const gb_plugin sound = {.size = sizeof sound,
                                .kind = GB_ANALYZER,
                                .id = "sound",
                                .version = "1.0.0",
                                .summary = "Nothing wrong",
                                .license = "Apache-2.0",
                                .help = "Several\nlines.",
                                .gives = layers,
                                .tables = tables,
                                .needs = needs,
                                .process = do_process,
                                .collect = do_collect,
                                .finish = do_process};

static void refuse(const gb_plugin *plugin, const char *words) {
    gb_error error = {GB_ERROR_NONE, "accepted"};
    if (gb_declaration_check(plugin, &error) != -1 || !strstr(error.text, words)) fail_msg("%s: %s", words, error.text);
}

/* A sound plugin with one member changed. */
#define REFUSE(member, value, words) \
    do { \
        gb_plugin wrong = sound; \
        wrong.member = value; \
        refuse(&wrong, words); \
    } while (0)

static void a_sound_plugin(void **state) {
    gb_error error;
    (void)state;
    assert_int_equal(gb_declaration_check(&sound, &error), 0);
}

static void identity(void **state) {
    char long_id[100];
    (void)state;
    memset(long_id, 'a', sizeof long_id - 1);
    long_id[sizeof long_id - 1] = '\0';
    REFUSE(id, NULL, "(NULL)");
    REFUSE(id, "", "made of a-z");
    REFUSE(id, "Sound", "made of a-z");
    REFUSE(id, "2sound", "made of a-z");
    REFUSE(id, "so-und", "made of a-z");
    REFUSE(id, "数", "made of a-z");
    REFUSE(id, long_id, "at most 63");
    REFUSE(version, NULL, "its version is missing");
    REFUSE(summary, "", "its summary is missing");
    REFUSE(summary, "two\nlines", "one line");
    REFUSE(license, NULL, "its license is missing");
    REFUSE(help, "\xFF", "its help is not UTF-8");
}

static void kinds_and_hooks(void **state) {
    gb_plugin reader = sound, writer = sound;
    gb_error error;
    (void)state;
    REFUSE(kind, (gb_kind)0, "kind 0 is none");
    REFUSE(kind, GB_READER, "a reader gives documents");
    REFUSE(kind, GB_WRITER, "a writer gives no layers");
    REFUSE(process, NULL, "has no process hook");
    REFUSE(finish, NULL, "has no finish hook");
    REFUSE(extensions, "txt", "only a reader");
    REFUSE(flags, GB_MANY_DOCUMENTS, "unknown flags");
    writer.kind = GB_WRITER;
    writer.gives = writer.tables = NULL;
    assert_int_equal(gb_declaration_check(&writer, &error), 0);
    writer.process = writer.finish = NULL;
    writer.collect = NULL;
    assert_int_equal(gb_declaration_check(&writer, &error), 0);
    writer.kind = GB_ANALYZER;
    refuse(&writer, "has no hooks");
    reader.kind = GB_READER;
    reader.gives = reader.tables = NULL;
    reader.needs = NULL;
    reader.collect = NULL;
    reader.finish = NULL;
    reader.flags = GB_MANY_DOCUMENTS;
    reader.extensions = "txt text";
    assert_int_equal(gb_declaration_check(&reader, &error), 0);
    reader.flags = 64;
    refuse(&reader, "unknown flags 0x40");
    reader.process = NULL;
    refuse(&reader, "needs a process hook");
}

/* A layer of one column must be refused. */
static void refuse_column(gb_column column, const char *words) {
    const gb_column list[] = {GB_COLUMN(GB_INT, "first", NULL, ""), column, GB_LIST_END};
    const gb_layer_declaration gives[] = {GB_LAYER("thing", list, ""), GB_LIST_END};
    gb_plugin wrong = sound;
    wrong.gives = gives;
    refuse(&wrong, words);
}

static void columns_of_layers(void **state) {
    static const char *const taken[] = {"id", "start", "end", "text"};
    (void)state;
    for (size_t i = 0; i < 4; i++)
        refuse_column((gb_column)GB_COLUMN(GB_INT, taken[i], NULL, ""), "every row has that");
    refuse_column((gb_column)GB_COLUMN(GB_INT, "first", NULL, ""), "two columns");
    refuse_column((gb_column)GB_COLUMN(GB_INT, "Second", NULL, ""), "made of a-z");
    refuse_column((gb_column)GB_COLUMN(GB_INT, NULL, NULL, ""), "(NULL)");
    refuse_column((gb_column)GB_COLUMN(GB_PATH, "second", NULL, ""), "type 8");
    refuse_column((gb_column)GB_COLUMN((gb_type)0, "second", NULL, ""), "type 0");
    refuse_column((gb_column)GB_COLUMN(GB_ENUM, "second", NULL, ""), "needs its choices");
    refuse_column((gb_column)GB_COLUMN(GB_ENUM, "second", "", ""), "needs its choices");
    refuse_column((gb_column)GB_COLUMN(GB_ENUM, "second", "a|a", ""), "each once");
    refuse_column((gb_column)GB_COLUMN(GB_ENUM, "second", "ab|a|", ""), "each once");
    refuse_column((gb_column)GB_COLUMN(GB_REF, "second", NULL, ""), "needs the layer");
    refuse_column((gb_column)GB_COLUMN(GB_STR, "second", "\xFF", ""), "UTF-8");
    refuse_column((gb_column)GB_COLUMN(GB_STR, "second", NULL, "two\nlines"), "one line");
}

static void layers_tables_needs(void **state) {
    static const gb_layer_declaration twice[] = {GB_LAYER("item", columns, ""), GB_LAYER("item", columns, ""),
                                                 GB_LIST_END},
                                      hosts[] = {GB_LAYER("error", columns, ""), GB_LIST_END},
                                      badly_named[] = {GB_LAYER("my layer", columns, ""), GB_LIST_END};
    static const gb_need own[] = {GB_NEED("item", NULL), GB_LIST_END},
                         double_need[] = {GB_NEED("a", NULL), GB_MAY_USE("a", NULL), GB_LIST_END},
                         no_names[] = {GB_NEED("a", "one,two"), GB_LIST_END},
                         no_layer[] = {GB_NEED(NULL, NULL), GB_LIST_END};
    (void)state;
    REFUSE(gives, twice, "declared twice");
    REFUSE(tables, layers, "a layer and a table");
    REFUSE(tables, hosts, "belongs to the host");
    REFUSE(gives, badly_named, "\"my layer\"");
    REFUSE(needs, own, "gives this layer itself");
    REFUSE(needs, double_need, "declared twice");
    REFUSE(needs, no_names, "separated by spaces");
    REFUSE(needs, no_layer, "(NULL)");
}

/* ---- Sizes ---- */

static gb_arena arena;

static int empty_arena(void **state) {
    (void)state;
    gb_arena_free(&arena);
    return 0;
}

static void a_plugin_of_this_version_is_taken_as_it_is(void **state) {
    gb_error error;
    (void)state;
    assert_ptr_equal(gb_plugin_complete(&sound, &arena, &error), &sound);
}

static void a_shorter_plugin_is_completed(void **state) {
    gb_plugin older = sound;
    const gb_plugin *whole;
    gb_error error;
    (void)state;
    older.size = offsetof(gb_plugin, finish);
    whole = gb_plugin_complete(&older, &arena, &error);
    assert_non_null(whole);
    assert_int_equal(whole->size, sizeof *whole);
    assert_string_equal(whole->id, "sound");
    assert_true(whole->collect == do_collect);
    assert_true(whole->finish == NULL);
    assert_true(whole->close == NULL);
}

/* Columns as a plugin would have that was built when columns had no help, and with a member that this host does not
 * know. */
typedef struct short_column {
    uint32_t size;
    gb_type type;
    const char *name, *detail;
} short_column;

typedef struct long_need {
    gb_need need;
    const char *later;
} long_need;

static void lists_with_other_sizes_are_completed(void **state) {
    static const short_column old[] = {{sizeof(short_column), GB_INT, "one", NULL},
                                       {sizeof(short_column), GB_STR, "two", NULL},
                                       {0, (gb_type)0, NULL, NULL}};
    static const long_need later[] = {
        {{sizeof(long_need), 1, "a", NULL}, "x"}, {{sizeof(long_need), 0, "b", NULL}, "y"}, {{0, 0, NULL, NULL}, NULL}};
    gb_layer_declaration gives[] = {GB_LAYER("item", columns, "an item"), GB_LAYER("old", NULL, "old columns"),
                                    GB_LIST_END};
    gb_plugin older = sound;
    const gb_plugin *whole;
    gb_error error;
    (void)state;
    gives[1].columns = (const gb_column *)(const void *)old;
    older.gives = gives;
    older.needs = &later[0].need;
    whole = gb_plugin_complete(&older, &arena, &error);
    assert_non_null(whole);
    assert_ptr_equal(whole->gives[0].columns, columns);
    assert_string_equal(whole->gives[1].columns[1].name, "two");
    assert_null(whole->gives[1].columns[1].help);
    assert_int_equal(whole->gives[1].columns[2].size, 0);
    assert_int_equal(whole->gives[2].size, 0);
    assert_string_equal(whole->needs[1].layer, "b");
    assert_int_equal(whole->needs[1].size, sizeof(gb_need));
    assert_int_equal(whole->needs[2].size, 0);
    assert_int_equal(gb_declaration_check(whole, &error), 0);
}

static void sizes_that_make_no_sense(void **state) {
    gb_plugin wrong = sound;
    gb_need mixed[] = {GB_NEED("a", NULL), GB_NEED("b", NULL), GB_LIST_END};
    gb_option endless[] = {{.size = 12}};
    gb_error error;
    (void)state;
    wrong.size = 16;
    assert_null(gb_plugin_complete(&wrong, &arena, &error));
    assert_non_null(strstr(error.text, "gb_plugin in it has size 16"));
    wrong.size = 1u << 20;
    assert_null(gb_plugin_complete(&wrong, &arena, &error));
    wrong = sound;
    mixed[1].size += 8;
    wrong.needs = mixed;
    assert_null(gb_plugin_complete(&wrong, &arena, &error));
    assert_non_null(strstr(error.text, "GB_LIST_END"));
    wrong = sound;
    wrong.options = endless;
    assert_null(gb_plugin_complete(&wrong, &arena, &error));
    assert_non_null(strstr(error.text, "gb_option in it has size 12"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_plugin),
        cmocka_unit_test(identity),
        cmocka_unit_test(kinds_and_hooks),
        cmocka_unit_test(columns_of_layers),
        cmocka_unit_test(layers_tables_needs),
        cmocka_unit_test_teardown(a_plugin_of_this_version_is_taken_as_it_is, empty_arena),
        cmocka_unit_test_teardown(a_shorter_plugin_is_completed, empty_arena),
        cmocka_unit_test_teardown(lists_with_other_sizes_are_completed, empty_arena),
        cmocka_unit_test_teardown(sizes_that_make_no_sense, empty_arena),
    };
    return cmocka_run_group_tests_name("declaration", tests, NULL, NULL);
}
