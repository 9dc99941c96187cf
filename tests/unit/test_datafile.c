/* Data tables: the format, and what each mistake in a file is called. */
#include "unit.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/datafile.h"

static char path[] = "/tmp/gongbao-datafile-XXXXXX";

static int make_file(void **state) {
    int fd = mkstemp(path);
    (void)state;
    if (fd < 0) return -1;
    close(fd);
    return 0;
}

static int remove_file(void **state) {
    (void)state;
    return unlink(path);
}

static gb_data_table *read_bytes(const char *content, size_t length, const char *columns, gb_error *error) {
    FILE *stream = fopen(path, "wb");
    assert_non_null(stream);
    assert_int_equal(fwrite(content, 1, length, stream), length);
    assert_int_equal(fclose(stream), 0);
    return gb_data_table_read(path, columns, error);
}

static gb_data_table *read_text(const char *content, const char *columns, gb_error *error) {
    return read_bytes(content, strlen(content), columns, error);
}

/* Reading must fail with a message that begins with the file, its line when there is one, and holds `words`. */
static void refuse_bytes(const char *content, size_t length, const char *columns, int line, const char *words) {
    gb_error error;
    char place[64];
    assert_null(read_bytes(content, length, columns, &error));
    assert_int_equal(error.klass, GB_ERROR_USAGE);
    snprintf(place, sizeof place, line ? "%s:%d: " : "%s: ", path, line);
    if (strncmp(error.text, place, strlen(place)) != 0 || !strstr(error.text, words)) fail_msg("%s", error.text);
}

static void refuse(const char *content, const char *columns, int line, const char *words) {
    refuse_bytes(content, strlen(content), columns, line, words);
}

static void a_table(void **state) {
    gb_error error;
    gb_data_table *table = read_text("# words and what they mean\n"
                                     "\n"
                                     "word\tfactor\tnote\n"
                                     "万\t4\tten thousand\n"
                                     "# a comment between\n"
                                     "亿\t8\n"
                                     "\t\t \n"
                                     "兆",
                                     "factor word other? note", &error);
    (void)state;
    assert_non_null(table);
    assert_int_equal(gb_data_table_rows(table), 4);
    assert_string(gb_data_table_cell(table, 0, 0), "4");
    assert_string(gb_data_table_cell(table, 0, 1), "万");
    assert_string(gb_data_table_cell(table, 0, 2), "");
    assert_string(gb_data_table_cell(table, 0, 3), "ten thousand");
    assert_string(gb_data_table_cell(table, 1, 1), "亿");
    assert_string(gb_data_table_cell(table, 1, 3), "");
    assert_string(gb_data_table_cell(table, 2, 1), "");
    assert_string(gb_data_table_cell(table, 2, 3), " ");
    assert_string(gb_data_table_cell(table, 3, 1), "兆");
    assert_int_equal(gb_data_table_line(table, 0), 4);
    assert_int_equal(gb_data_table_line(table, 3), 8);
    assert_string(gb_data_table_cell(table, 4, 0), "");
    assert_string(gb_data_table_cell(table, 0, 4), "");
    assert_string(gb_data_table_cell(table, 0, -1), "");
    assert_int_equal(gb_data_table_line(table, 4), 0);
    gb_data_table_free(table);
}

static void other_ends_of_line_and_a_mark(void **state) {
    gb_error error;
    gb_data_table *table = read_text("\xEF\xBB\xBFword\tnote\r\n\r\n万\tx\r\n", "word note", &error);
    (void)state;
    assert_non_null(table);
    assert_int_equal(gb_data_table_rows(table), 1);
    assert_string(gb_data_table_cell(table, 0, 1), "x");
    assert_int_equal(gb_data_table_line(table, 0), 3);
    gb_data_table_free(table);
}

static void a_header_alone(void **state) {
    gb_error error;
    gb_data_table *table = read_text("word", "word", &error);
    (void)state;
    assert_non_null(table);
    assert_int_equal(gb_data_table_rows(table), 0);
    gb_data_table_free(table);
    gb_data_table_free(NULL);
}

static void mistakes(void **state) {
    char wide[2000] = "c0";
    (void)state;
    refuse("", "word", 0, "empty");
    refuse("# only\n# comments\n", "word", 0, "empty");
    refuse("word\n", "wort", 1, "\"word\"");
    refuse("#\nword\n", "unit factor", 2, "no column \"unit\"");
    refuse("word\tword\n", "word", 1, "two columns");
    refuse("word\n万\tsurplus\n", "word", 2, "2 fields");
    refuse("word\n万\n\xFF\n", "word", 3, "UTF-8");
    refuse_bytes("word\n\0\n", 7, "word", 2, "UTF-8");
    for (int i = 1; i < 300; i++) snprintf(wide + strlen(wide), sizeof wide - strlen(wide), "\tc%d", i);
    refuse(wide, "c0", 1, "more than 256 columns");
}

static void files_that_are_none(void **state) {
    gb_error error;
    gb_string content;
    (void)state;
    assert_null(gb_data_table_read("/nowhere/at/all", "word", &error));
    assert_non_null(strstr(error.text, "/nowhere/at/all"));
    assert_int_equal(gb_file_map("/tmp", &content, &error), -1);
    assert_non_null(strstr(error.text, "not a regular file"));
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0);
    assert_int_equal(gb_file_map(path, &content, &error), -1);
    assert_non_null(strstr(error.text, "not a regular file"));
    unlink(path);
}

static void an_empty_file_is_mapped_as_an_empty_string(void **state) {
    gb_error error;
    gb_string content;
    (void)state;
    assert_null(read_text("", "word", &error));
    assert_int_equal(gb_file_map(path, &content, &error), 0);
    assert_non_null(content.data);
    assert_int_equal(content.length, 0);
    gb_file_unmap(content);
}

static void many_rows(void **state) {
    gb_error error;
    size_t size = (size_t)100000 * 20, length = 0;
    char *content = malloc(size);
    gb_data_table *table;
    (void)state;
    length += (size_t)snprintf(content, size, "number\tsquare\n");
    for (int i = 0; i < 100000; i++) length += (size_t)snprintf(content + length, size - length, "%d\t%d\n", i, i % 7);
    table = read_bytes(content, length, "square number", &error);
    assert_non_null(table);
    assert_int_equal(gb_data_table_rows(table), 100000);
    assert_string(gb_data_table_cell(table, 99999, 1), "99999");
    assert_string(gb_data_table_cell(table, 99999, 0), "4");
    gb_data_table_free(table);
    free(content);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_table),
        cmocka_unit_test(other_ends_of_line_and_a_mark),
        cmocka_unit_test(a_header_alone),
        cmocka_unit_test(mistakes),
        cmocka_unit_test(files_that_are_none),
        cmocka_unit_test(an_empty_file_is_mapped_as_an_empty_string),
        cmocka_unit_test(many_rows),
    };
    return cmocka_run_group_tests_name("datafile", tests, make_file, remove_file);
}
