/* The verb dict: word lists compiled to a dictionary that the plugin segment maps, and what such a file holds. */
#include "cli.h"

#include "../plugins/segment/compiler.h"
#include "../plugins/segment/listtext.h"
#include "base/datafile.h"
#include "run/staged_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LIST_LIMIT 64

typedef struct dict_request {
    const char *output;
    seg_list lists[LIST_LIMIT];
    gb_string files[LIST_LIMIT]; /* mapped */
    char *converted[LIST_LIMIT];
    size_t count;
} dict_request;

static int add_list(dict_request *request, seg_list_kind kind, const char *name) {
    if (request->count == LIST_LIMIT) return cli_wrong("dict: more than %d lists", LIST_LIMIT);
    request->lists[request->count++] = (seg_list){kind, name, {NULL, 0}};
    return 0;
}

static int read_lists(dict_request *request) {
    for (size_t i = 0; i < request->count; i++) {
        gb_error error = {0};
        const char *problem;
        if (gb_file_map(request->lists[i].name, &request->files[i], &error) != 0)
            return cli_wrong("dict: %s", error.text);
        problem = seg_list_text(request->files[i], &request->lists[i].text, &request->converted[i]);
        if (problem) return cli_wrong("dict: %s: %s", request->lists[i].name, problem);
    }
    return 0;
}

static void free_lists(dict_request *request) {
    for (size_t i = 0; i < request->count; i++) {
        if (request->files[i].data) gb_file_unmap(request->files[i]);
        free(request->converted[i]);
    }
}

static int write_all(int descriptor, gb_string data, gb_error *error) {
    while (data.length > 0) {
        ssize_t written = write(descriptor, data.data, data.length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return gb_error_set(error, GB_ERROR_SYSTEM, "cannot be written: %s", gb_error_system(errno));
        data.data += written;
        data.length -= (size_t)written;
    }
    return 0;
}

static int write_image(const char *path, gb_string image) {
    gb_staged_file file;
    gb_error error = {0};
    int status = gb_staged_open(&file, path, &error);
    if (status != 0) return cli_wrong("dict: %s", error.text);
    status = write_all(file.descriptor, image, &error);
    if (status == 0) status = gb_staged_sync(&file, &error);
    if (status == 0) status = gb_staged_rename(&file, &error);
    gb_staged_close(&file);
    if (status == 0) return CLI_DONE;
    cli_wrong("dict: %s: %s", path, error.text);
    return CLI_SYSTEM;
}

static int compile(dict_request *request) {
    gb_string image;
    seg_statistics statistics;
    seg_problem problem = {0};
    if (seg_compile(request->lists, request->count, &image, &statistics, &problem) != 0) {
        if (!problem.name) return cli_wrong("dict: %s: give a list with lines like 高质量发展 100 n", problem.text);
        if (problem.line == 0) return cli_wrong("dict: %s: %s", problem.name, problem.text);
        return cli_wrong("dict: %s:%zu: %s: write word, frequency, part of speech, as in 高质量发展 100 n",
                         problem.name, problem.line, problem.text);
    }
    int code = write_image(request->output, image);
    free((void *)image.data);
    if (code != CLI_DONE) return code;
    cli_note("%s: %zu words, %zu terms, %zu taken apart", request->output, statistics.words, statistics.terms,
             statistics.divided);
    return CLI_DONE;
}

static int build(dict_request *request, int count, char **names) {
    int code = 0;
    if (!request->output) return cli_wrong("dict: where to? For example gongbao dict build -o my.image general.txt");
    for (int i = 0; i < count && code == 0; i++) code = add_list(request, SEG_LIST_WORDS, names[i]);
    if (code == 0 && request->count == 0)
        return cli_wrong("dict: which lists? For example gongbao dict build -o my.image general.txt");
    if (code == 0) code = read_lists(request);
    if (code == 0) code = compile(request);
    free_lists(request);
    return code;
}

static int show_image(const char *name) {
    gb_string image;
    gb_error error = {0};
    seg_dictionary dictionary;
    if (gb_file_map(name, &image, &error) != 0) return cli_wrong("dict: %s", error.text);
    const char *problem = seg_image_open(image, SEG_STRANGE, &dictionary);
    if (problem)
        cli_wrong("dict: %s: %s; make one with gongbao dict build -o IMAGE WORDS", name, problem);
    else
        printf("%s\n  words       %u\n  terms       %u\n  characters  %u\n  longest     %u characters\n  size        "
               "%zu bytes\n",
               name, dictionary.words, dictionary.terms, dictionary.alphabet.size - SEG_PLAIN, dictionary.trie.longest,
               image.length);
    gb_file_unmap(image);
    return problem ? CLI_USAGE : CLI_DONE;
}

static int show(int count, char **names) {
    int code = CLI_DONE;
    if (count == 0) return cli_wrong("dict: which dictionary? For example gongbao dict info my.image");
    for (int i = 0; i < count && code == CLI_DONE; i++) code = show_image(names[i]);
    return code;
}

static int read_options(dict_request *request, int argc, char **argv, int *operands) {
    cli_parser parser;
    const char *value;
    int key;
    if (cli_begin(&parser, &cli_dict, argc, argv) != 0) return CLI_WRONG;
    while ((key = cli_next(&parser, &value, operands)) >= 0) {
        int code = 0;
        if (key == 'o') request->output = value;
        if (key == 't') code = add_list(request, SEG_LIST_TERMS, value);
        if (key == 'd') code = add_list(request, SEG_LIST_DIVISIONS, value);
        if (code != 0) key = CLI_WRONG;
        if (key < 0) break;
    }
    cli_end(&parser);
    return key;
}

static int run(int argc, char **argv) {
    dict_request request = {0};
    int operands = 0, key = read_options(&request, argc, argv, &operands);
    if (key != CLI_END) return cli_exit_code(key);
    if (operands == argc)
        return cli_wrong("dict: build or info? For example gongbao dict build -o my.image general.txt");
    const char *what = argv[operands++];
    if (strcmp(what, "build") == 0) return build(&request, argc - operands, argv + operands);
    if (strcmp(what, "info") == 0) return show(argc - operands, argv + operands);
    return cli_wrong("dict: there is no '%s': write gongbao dict build or gongbao dict info", what);
}

static const cli_option OPTIONS[] = {
    {'o', "output", "IMAGE", NULL, "build: the file to make"},
    {'t', "terms", "FILE", NULL, "build: terms that stay whole, one a line; several times for several files"},
    {'d', "divisions", "FILE", NULL, "build: which words of the lists are taken apart (see plugins/segment/README.md)"},
    {CLI_ERRORS, "errors", "FORM", "text|json", "form of messages on standard error; default text"},
    {'q', "quiet", NULL, NULL, "say nothing but errors"},
    {CLI_HELP, "help", NULL, NULL, "show this help"},
    {0, NULL, NULL, NULL, NULL},
};

const cli_verb cli_dict = {
    .name = "dict",
    .synopsis = "build -o IMAGE [OPTION]... WORDS... | info IMAGE...",
    .summary = "Compile word lists to a dictionary for the plugin segment",
    .text =
        "WORDS are lists as jieba has them, UTF-8 or GB18030: a word, its frequency and, if you like, its part of\n"
        "speech a line. Of a word given twice the later line counts. The dictionary takes the place of the one that\n"
        "comes with the plugin: segment dictionary=IMAGE. For words that are only to be added no dictionary is\n"
        "needed: segment dict=FILE.",
    .examples = "gongbao dict build -o my.image general.txt\n"
                "gongbao dict build -o my.image --terms terms.txt general.txt more.txt\n"
                "gongbao dict info my.image\n"
                "gongbao run -c 'segment dictionary=my.image' report.txt",
    .options = OPTIONS,
    .run = run,
};
