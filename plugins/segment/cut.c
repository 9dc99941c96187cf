/* Cuts text without the host: for comparisons, benchmarks and fuzzing of the segmenter alone; not installed.
 *
 *     cut [-u FILE] [-n] [-r TIMES] IMAGE < text      words separated by spaces, line by line
 *
 * -u a user's word list, -n joins numerals, -r only measures: cuts the text so many times and prints MB/s. */
#include "characters.h"
#include "segmenter.h"
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static seg_token tokens[8 * SEG_TOKENS];

static int complain(const char *what, const char *problem) {
    fprintf(stderr, "cut: %s: %s\n", what, problem);
    return 1;
}

static gb_string map_file(const char *path) {
    struct stat status;
    int file = open(path, O_RDONLY);
    gb_string none = {NULL, 0};
    if (file < 0 || fstat(file, &status) != 0 || status.st_size == 0) return none;
    void *data = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    close(file);
    return data == MAP_FAILED ? none : (gb_string){data, (size_t)status.st_size};
}

static gb_string read_input(void) {
    size_t length = 0, capacity = 1 << 16, got;
    char *data = malloc(capacity);
    while (data && (got = fread(data + length, 1, capacity - length, stdin)) > 0)
        if ((length += got) == capacity) data = realloc(data, capacity *= 2);
    return (gb_string){data, length};
}

static int is_text(gb_string text) {
    for (size_t at = 0, step; at < text.length; at += step) {
        seg_decode((const unsigned char *)text.data + at, text.length - at, &step);
        if (step == 0) return 0;
    }
    return text.length <= UINT32_MAX;
}

static void print(seg_segmenter *segmenter, gb_string text) {
    uint32_t at = 0, last = 0;
    while (at < text.length) {
        size_t count = seg_cut(segmenter, text, &at, tokens, sizeof tokens / sizeof *tokens);
        for (size_t i = 0; i < count; i++) {
            int line = 0;
            for (; last < tokens[i].start; last++)
                if (text.data[last] == '\n') line = 1, putchar('\n');
            if (!line && last > 0) putchar(' ');
            fwrite(text.data + tokens[i].start, 1, tokens[i].end - tokens[i].start, stdout);
            last = tokens[i].end;
        }
    }
    putchar('\n');
}

static void measure(seg_segmenter *segmenter, gb_string text, int times) {
    size_t count = 0;
    clock_t start = clock();
    for (int i = 0; i < times; i++)
        for (uint32_t at = 0; at < text.length;)
            count += seg_cut(segmenter, text, &at, tokens, sizeof tokens / sizeof *tokens);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    printf("%.1f MB/s, %zu tokens\n", (double)text.length * times / 1e6 / seconds, count / (size_t)times);
}

int main(int argc, char **argv) {
    const char *user_path = NULL;
    int option, times = 0, numerals = 0;
    while ((option = getopt(argc, argv, "u:r:n")) != -1) {
        if (option == 'u')
            user_path = optarg;
        else if (option == 'r')
            times = (int)strtol(optarg, NULL, 10);
        else if (option == 'n')
            numerals = 1;
        else
            return 2;
    }
    if (optind + 1 != argc) return complain("usage", "cut [-u FILE] [-n] [-r TIMES] IMAGE < text");
    static seg_segmenter segmenter;
    static seg_user user;
    const char *problem = seg_image_open(map_file(argv[optind]), &segmenter.dictionary);
    if (problem) return complain(argv[optind], problem);
    segmenter.join_numerals = numerals;
    size_t line;
    if (user_path && seg_user_make(&user, map_file(user_path), &segmenter.dictionary, &line, &problem) != 0)
        return complain(user_path, problem);
    if (user_path) segmenter.user = &user;
    gb_string text = read_input();
    if (!text.data || !is_text(text)) return complain("standard input", "is no UTF-8 text");
    if (times)
        measure(&segmenter, text, times);
    else
        print(&segmenter, text);
    if (user_path) seg_user_free(&user);
    free((void *)text.data);
    return 0;
}
