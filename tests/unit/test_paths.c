/* Where things are looked for: installed, and in a build tree, which a copy of this program plays. */
#include "unit.h"

#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "paths.h"

static char root[] = "/tmp/gongbao-paths-XXXXXX";

/* Runs a shell command made with `root` as its first argument. */
static int shell(const char *script) {
    char command[1024];
    snprintf(command, sizeof command, "set -e; r='%s'; %s", root, script);
    return system(command);
}

static int make_tree(void **state) {
    (void)state;
    unsetenv("GONGBAO_PLUGIN_PATH");
    setenv("XDG_DATA_HOME", "/users/data", 1);
    if (!mkdtemp(root)) return -1;
    return shell("mkdir -p $r/source/examples/chains $r/source/plugins/one/data $r/build/plugins/one/.libs"
                 "  $r/build/plugins/one/data $r/build/plugins/two/.libs $r/build/plugins/none $r/build/.libs"
                 "  $r/user/three.data;"
                 "echo x >$r/source/examples/chains/default.json; echo x >$r/source/plugins/one/data/words.tsv;"
                 "echo x >$r/source/plugins/one/data/made.tsv; echo x >$r/build/plugins/one/data/made.tsv;"
                 "echo x >$r/user/three.data/words.tsv;"
                 "printf '# a comment\\nsource=%s\\nbuild=%s\\n' $r/source $r/build >$r/build/gongbao-uninstalled.conf;"
                 "cp /proc/$PPID/exe $r/build/.libs/copy");
}

static int remove_tree(void **state) {
    (void)state;
    return shell("rm -r $r");
}

static void installed(void **state) {
    gb_error error;
    gb_paths *paths;
    const char *const *directories;
    char buffer[PATH_MAX];
    (void)state;
    setenv("GONGBAO_PLUGIN_PATH", ":/from/environment::", 1);
    assert_int_equal(chdir("/usr"), 0);
    paths = gb_paths_new("/first:lib/./missing::lib", &error);
    unsetenv("GONGBAO_PLUGIN_PATH");
    assert_non_null(paths);
    directories = gb_paths_plugin_directories(paths);
    assert_string_equal(directories[0], "/first");
    assert_string_equal(directories[1], "/usr/lib/./missing");
    assert_string_equal(directories[2], "/usr/lib");
    assert_string_equal(directories[3], "/from/environment");
    assert_string_equal(directories[4], "/users/data/gongbao/plugins");
    assert_non_null(strstr(directories[5], "/plugins"));
    assert_null(directories[6]);
    assert_non_null(strstr(gb_paths_engine(paths), "/gongbao-engine"));
    assert_null(gb_paths_core_data(paths, "../secret", buffer, sizeof buffer));
    assert_null(gb_paths_core_data(paths, "/etc/passwd", buffer, sizeof buffer));
    assert_null(gb_paths_core_data(paths, "", buffer, sizeof buffer));
    gb_paths_free(paths);
    gb_paths_free(NULL);
}

static void data_beside_a_module(void **state) {
    gb_paths *paths = gb_paths_new(NULL, NULL);
    char module[128], buffer[PATH_MAX], expected[PATH_MAX];
    (void)state;
    snprintf(module, sizeof module, "%s/user/three.so", root);
    snprintf(expected, sizeof expected, "%s/user/three.data/words.tsv", root);
    assert_string_equal(gb_paths_module_data(paths, module, "words.tsv", buffer, sizeof buffer), expected);
    assert_null(gb_paths_module_data(paths, module, "words.tsv", buffer, 8));
    assert_null(gb_paths_module_data(paths, module, "absent.tsv", buffer, sizeof buffer));
    assert_null(gb_paths_module_data(paths, module, "../three.data/words.tsv", buffer, sizeof buffer));
    assert_null(gb_paths_module_data(paths, module, "x/..", buffer, sizeof buffer));
    gb_paths_free(paths);
}

/* What the copy of this program in the build tree prints. */
static int print_paths(const char *directory) {
    gb_paths *paths = gb_paths_new(NULL, NULL);
    char module[PATH_MAX], buffer[PATH_MAX];
    const char *const *directories = gb_paths_plugin_directories(paths);
    const char *file;
    for (; *directories; directories++) puts(*directories);
    puts(gb_paths_engine(paths));
    file = gb_paths_core_data(paths, "chains/default.json", buffer, sizeof buffer);
    puts(file ? file : "none");
    snprintf(module, sizeof module, "%s/build/plugins/one/.libs/one.so", directory);
    file = gb_paths_module_data(paths, module, "words.tsv", buffer, sizeof buffer);
    puts(file ? file : "none");
    file = gb_paths_module_data(paths, module, "made.tsv", buffer, sizeof buffer);
    puts(file ? file : "none");
    gb_paths_free(paths);
    return 0;
}

static void in_the_build_tree(void **state) {
    static const char *const expected[] = {"/build/plugins/one/.libs",
                                           "/build/plugins/two/.libs",
                                           "/build/gongbao-engine",
                                           "/source/examples/chains/default.json",
                                           "/source/plugins/one/data/words.tsv",
                                           "/build/plugins/one/data/made.tsv"};
    char command[256], line[PATH_MAX], wanted[PATH_MAX];
    FILE *stream;
    (void)state;
    snprintf(command, sizeof command, "cd / && %s/build/.libs/copy print %s", root, root);
    stream = popen(command, "r");
    assert_non_null(stream);
    assert_non_null(fgets(line, sizeof line, stream));
    assert_string_equal(line, "/users/data/gongbao/plugins\n");
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        snprintf(wanted, sizeof wanted, "%s%s\n", root, expected[i]);
        assert_non_null(fgets(line, sizeof line, stream));
        assert_string_equal(line, wanted);
    }
    assert_null(fgets(line, sizeof line, stream));
    assert_int_equal(pclose(stream), 0);
}

int main(int argc, char **argv) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(installed),
        cmocka_unit_test(data_beside_a_module),
        cmocka_unit_test(in_the_build_tree),
    };
    if (argc == 3 && strcmp(argv[1], "print") == 0) return print_paths(argv[2]);
    return cmocka_run_group_tests_name("paths", tests, make_tree, remove_tree);
}
