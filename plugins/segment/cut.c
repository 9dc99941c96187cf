/* Cuts text without the host: for comparisons, benchmarks and fuzzing of the segmenter alone; not installed.
 *
 *     cut [-u FILE] [-s FILE] [-m MODEL] [-n] [-j] [-r TIMES] IMAGE < text      words separated by spaces, line by line
 *
 * -u a user's word list, -s a list of what is cut, -m the model of unknown words, -n joins numerals, -j cuts as jieba
 * does, -r only measures: cuts the text so many times and prints MB/s. */
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

typedef struct arguments {
    const char *words, *splits, *model;
    int times, numerals, jieba;
} arguments;

static int read_arguments(arguments *a, int argc, char **argv) {
    int option;
    while ((option = getopt(argc, argv, "u:s:m:r:nj")) != -1) {
        if (option == 'u') a->words = optarg;
        if (option == 's') a->splits = optarg;
        if (option == 'm') a->model = optarg;
        if (option == 'r') a->times = (int)strtol(optarg, NULL, 10);
        if (option == 'n') a->numerals = 1;
        if (option == 'j') a->jieba = 1;
        if (option == '?') return -1;
    }
    return optind + 1 == argc ? 0 : -1;
}

static void ignore(void *data, const seg_origin *dropped, const seg_origin *kept) {
    (void)data, (void)dropped, (void)kept;
}

static const char *add_lists(seg_user_builder *builder, const arguments *a) {
    const char *problem = NULL;
    size_t line;
    if (a->words && seg_user_add(builder, a->words, map_file(a->words), 0, &line, &problem) != 0) return problem;
    if (a->splits && seg_user_add(builder, a->splits, map_file(a->splits), 1, &line, &problem) != 0) return problem;
    return NULL;
}

static const char *load_user(seg_segmenter *segmenter, seg_user *user, const arguments *a) {
    seg_user_builder builder;
    const char *problem = "out of memory";
    if (seg_user_start(&builder, &segmenter->dictionary) == 0) problem = add_lists(&builder, a);
    if (!problem && seg_user_finish(&builder, user, ignore, NULL, &problem) == 0) {
        problem = NULL;
        segmenter->user = user;
        segmenter->alphabet = &user->alphabet;
    }
    seg_user_discard(&builder);
    return problem;
}

int main(int argc, char **argv) {
    static seg_segmenter segmenter;
    static seg_user user;
    arguments a = {0};
    if (read_arguments(&a, argc, argv) != 0) return complain("usage", "cut [OPTION]... IMAGE < text");
    const char *problem = seg_image_open(map_file(argv[optind]), SEG_STRANGE, &segmenter.dictionary);
    if (problem) return complain(argv[optind], problem);
    segmenter.alphabet = &segmenter.dictionary.alphabet;
    segmenter.join_numerals = a.numerals;
    segmenter.as_jieba = a.jieba;
    if (a.model) problem = seg_hmm_open(map_file(a.model), &segmenter.hmm);
    if (!problem && (a.words || a.splits)) problem = load_user(&segmenter, &user, &a);
    if (problem) return complain("lists and model", problem);
    gb_string text = read_input();
    if (!text.data || !is_text(text)) return complain("standard input", "is no UTF-8 text");
    if (a.times)
        measure(&segmenter, text, a.times);
    else
        print(&segmenter, text);
    seg_user_free(&user);
    free((void *)text.data);
    return 0;
}
