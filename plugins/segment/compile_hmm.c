/* Compiles the model of unknown words from the tables in python3-jieba, which are read and not run: a program of the
 * build.
 *
 *     compile_hmm DIRECTORY IMAGE      DIRECTORY holds prob_start.py, prob_trans.py, prob_emit.py
 */
#include "hmm.h"
#include "image.h"
#include <stdio.h>
#include <stdlib.h>

static seg_hmm model;

static int complain(const char *name, const char *problem) {
    fprintf(stderr, "compile_hmm: %s: %s\n", name, problem);
    return 1;
}

static int state_of(const char *key) {
    static const char states[] = "BEMS";
    const char *found = key[0] && !key[1] ? strchr(states, key[0]) : NULL;
    return found ? (int)(found - states) : -1;
}

/* The text of a file, NUL-terminated; NULL when it cannot be read. */
static char *read_file(const char *directory, const char *name) {
    static char path[4096];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "rb");
    size_t capacity = (size_t)1 << 23, length;
    char *text = file ? malloc(capacity) : NULL;
    if (!text) {
        if (file) fclose(file);
        complain(path, "cannot be read");
        return NULL;
    }
    length = fread(text, 1, capacity - 1, file);
    text[length] = '\0';
    fclose(file);
    return text;
}

/* Pairs of a key in quotes and what follows it: a number, or `{` before pairs of a further level. `take` gets the key
 * of the outer level ("" when there is none), that of the inner one, and the number. */
static int read_pairs(const char *text, int (*take)(const char *outer, const char *key, double value)) {
    char outer[16] = "", key[16];
    const char *at = strchr(text, '{');
    int depth = 1;
    if (!at) return -1;
    for (at++; *at && depth > 0; at++) {
        if (*at == '}' && --depth == 1) outer[0] = '\0';
        if (*at != '\'') continue;
        const char *end = strchr(at + 1, '\'');
        if (!end || (size_t)(end - at) > sizeof key) return -1;
        snprintf(key, sizeof key, "%.*s", (int)(end - at - 1), at + 1);
        at = end + 1;
        at += strspn(at, ": \n");
        if (*at == '{') {
            depth++;
            memcpy(outer, key, sizeof outer);
            continue;
        }
        char *after;
        double value = strtod(at, &after);
        if (after == at || take(outer, key, value) != 0) return -1;
        at = after - 1;
    }
    return depth == 0 ? 0 : -1;
}

static int take_start(const char *outer, const char *key, double value) {
    int state = state_of(key);
    if (*outer || state < 0) return -1;
    model.start[state] = value;
    return 0;
}

static int take_change(const char *outer, const char *key, double value) {
    int from = state_of(outer), to = state_of(key);
    if (from < 0 || to < 0) return -1;
    model.change[from][to] = value;
    return 0;
}

static int take_emission(const char *outer, const char *key, double value) {
    int state = state_of(outer);
    if (state < 0) return -1;
    unsigned long c = strncmp(key, "\\u", 2) == 0 ? strtoul(key + 2, NULL, 16) : 0;
    if (c >= SEG_HMM_FIRST && c - SEG_HMM_FIRST < SEG_HMM_COUNT) model.emit[c - SEG_HMM_FIRST][state] = value;
    return 0;
}

static int read_table(const char *directory, const char *name, int (*take)(const char *, const char *, double)) {
    char *text = read_file(directory, name);
    if (!text) return 1;
    int status = read_pairs(text, take);
    free(text);
    return status == 0 ? 0 : complain(name, "is no table of probabilities");
}

static void forget(void) {
    for (int from = 0; from < SEG_HMM_STATES; from++) {
        model.start[from] = SEG_HMM_NEVER;
        for (int to = 0; to < SEG_HMM_STATES; to++) model.change[from][to] = SEG_HMM_NEVER;
        for (size_t c = 0; c < SEG_HMM_COUNT; c++) model.emit[c][from] = SEG_HMM_NEVER;
    }
}

int main(int argc, char **argv) {
    if (argc != 3) return complain("usage", "compile_hmm DIRECTORY IMAGE");
    forget();
    if (read_table(argv[1], "prob_start.py", take_start) || read_table(argv[1], "prob_trans.py", take_change) ||
        read_table(argv[1], "prob_emit.py", take_emission))
        return 1;
    memcpy(model.magic, SEG_HMM_MAGIC, sizeof model.magic);
    model.order = SEG_HMM_ORDER;
    model.checksum =
        seg_checksum((const char *)&model + offsetof(seg_hmm, start), sizeof model - offsetof(seg_hmm, start));
    FILE *file = fopen(argv[2], "wb");
    int failed = !file || fwrite(&model, sizeof model, 1, file) != 1;
    if (file) failed |= fclose(file) != 0;
    return failed ? complain(argv[2], "cannot be written") : 0;
}
