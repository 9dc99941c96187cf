/* The compiler of dictionaries for the build itself; users have `gongbao dict build`.
 *
 *     compile [-t TERMS] [-d DIVISIONS] -o IMAGE WORDS...
 */
#include "compiler.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define LIST_LIMIT 16

static int complain(const char *name, const char *problem) {
    fprintf(stderr, "compile: %s: %s\n", name, problem);
    return 1;
}

static int read_file(const char *path, gb_string *content) {
    FILE *file = fopen(path, "rb");
    if (!file) return complain(path, strerror(errno));
    char *data = NULL;
    size_t length = 0, capacity = 0, got;
    do {
        if (length == capacity) {
            capacity = capacity ? capacity * 2 : 1 << 20;
            char *more = realloc(data, capacity);
            if (!more) break;
            data = more;
        }
        got = fread(data + length, 1, capacity - length, file);
        length += got;
    } while (got > 0);
    int failed = ferror(file) || length == capacity;
    fclose(file);
    *content = (gb_string){data, length};
    return failed ? complain(path, "cannot be read") : 0;
}

static int write_file(const char *path, gb_string content) {
    FILE *file = fopen(path, "wb");
    if (!file) return complain(path, strerror(errno));
    int failed = fwrite(content.data, content.length, 1, file) != 1;
    failed |= fclose(file) != 0;
    if (!failed) return 0;
    remove(path);
    return complain(path, "cannot be written");
}

static int compile(const seg_list *lists, size_t count, const char *output) {
    gb_string image;
    seg_statistics statistics;
    seg_problem problem;
    if (seg_compile(lists, count, &image, &statistics, &problem) != 0) {
        fprintf(stderr, "compile: %s:%zu: %s\n", problem.name ? problem.name : "lists", problem.line, problem.text);
        return 1;
    }
    int status = write_file(output, image);
    free((void *)image.data);
    return status;
}

int main(int argc, char **argv) {
    static seg_list lists[LIST_LIMIT];
    const char *output = NULL;
    size_t count = 0;
    int option, status = 0;
    while ((option = getopt(argc, argv, "t:d:o:")) != -1 && count < LIST_LIMIT) {
        if (option == 'o')
            output = optarg;
        else if (option == 't' || option == 'd')
            lists[count++] =
                (seg_list){option == 't' ? SEG_LIST_TERMS : SEG_LIST_DIVISIONS, optarg, (gb_string){NULL, 0}};
        else
            return 2;
    }
    for (; optind < argc && count < LIST_LIMIT; optind++)
        lists[count++] = (seg_list){SEG_LIST_WORDS, argv[optind], (gb_string){NULL, 0}};
    if (!output || count == 0) return complain("usage", "compile [-t TERMS] [-d DIVISIONS] -o IMAGE WORDS...");
    for (size_t i = 0; i < count && status == 0; i++) status = read_file(lists[i].name, &lists[i].text);
    if (status == 0) status = compile(lists, count, output);
    for (size_t i = 0; i < count; i++) free((void *)lists[i].text.data);
    return status;
}
