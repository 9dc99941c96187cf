/* Compiles a word list (`word frequency [part-of-speech]` a line) to the list of frequencies that keywords are measured
 * against: a program of the build, not installed.
 *
 *     compile WORDS FILE
 */
#include "../common/numbering.h"
#include "reference.h"
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

typedef struct counted {
    uint64_t hash;
    uint32_t frequency;
} counted;

typedef struct list {
    counted *entries;
    size_t count, capacity;
    uint64_t total;
} list;

static int complain(const char *path, size_t line, const char *problem) {
    if (line)
        fprintf(stderr, "compile: %s:%zu: %s\n", path, line, problem);
    else
        fprintf(stderr, "compile: %s: %s\n", path, problem);
    return -1;
}

static int add(list *l, gb_string word, unsigned long frequency) {
    l->total += frequency;
    if (l->count == l->capacity) {
        size_t capacity = l->capacity ? l->capacity * 2 : 1 << 16;
        counted *entries = realloc(l->entries, capacity * sizeof *entries);
        if (!entries) return -1;
        l->entries = entries;
        l->capacity = capacity;
    }
    l->entries[l->count++] = (counted){numbering_hash(word), (uint32_t)frequency};
    return 0;
}

static int read_words(const char *path, list *l) {
    char line[4096];
    FILE *file = fopen(path, "rb");
    if (!file) return complain(path, 0, strerror(errno));
    int status = 0;
    for (size_t number = 1; status == 0 && fgets(line, sizeof line, file); number++) {
        char *end, *space = strchr(line, ' ');
        unsigned long frequency = space ? strtoul(space + 1, &end, 10) : 0;
        if (!space || end == space + 1 || frequency > UINT32_MAX)
            status = complain(path, number, "no word with a frequency");
        else if (add(l, (gb_string){line, (size_t)(space - line)}, frequency) != 0)
            status = complain(path, 0, "out of memory");
    }
    fclose(file);
    if (status == 0 && l->total == 0) status = complain(path, 0, "no words with a frequency");
    return status;
}

/* Of equal hashes (a word given twice) the more frequent one comes first and stays. */
static int by_hash(const void *a, const void *b) {
    const counted *x = a, *y = b;
    if (x->hash != y->hash) return x->hash < y->hash ? -1 : 1;
    return x->frequency > y->frequency ? -1 : x->frequency < y->frequency;
}

static void sort(list *l) {
    size_t kept = 0;
    qsort(l->entries, l->count, sizeof *l->entries, by_hash);
    for (size_t i = 0; i < l->count; i++)
        if (kept == 0 || l->entries[i].hash != l->entries[kept - 1].hash) l->entries[kept++] = l->entries[i];
    l->count = kept;
}

static void fill(char *image, const list *l) {
    uint32_t *buckets = (uint32_t *)(void *)(image + sizeof(kw_reference_header));
    kw_frequency *entries = (kw_frequency *)(void *)(image + kw_reference_entries_at());
    uint32_t bucket = 0;
    for (uint32_t i = 0; i < l->count; i++) {
        while (bucket <= kw_bucket(l->entries[i].hash)) buckets[bucket++] = i;
        entries[i] = (kw_frequency){kw_mark(l->entries[i].hash), l->entries[i].frequency};
    }
    while (bucket <= KW_BUCKETS) buckets[bucket++] = (uint32_t)l->count;
}

static int write_image(const char *path, const list *l) {
    size_t size = kw_reference_entries_at() + l->count * sizeof(kw_frequency);
    char *image = calloc(1, size);
    if (!image) return complain(path, 0, "out of memory");
    fill(image, l);
    kw_reference_header header = {.magic = {'G', 'B', 'F', 'R', 'E', 'Q', 'S', '\n'},
                                  .version = KW_REFERENCE_VERSION,
                                  .order = KW_REFERENCE_ORDER,
                                  .total = l->total,
                                  .checksum = kw_reference_checksum(image + sizeof header, size - sizeof header),
                                  .count = (uint32_t)l->count};
    memcpy(image, &header, sizeof header);
    FILE *file = fopen(path, "wb");
    int failed = !file || fwrite(image, size, 1, file) != 1;
    if (file) failed |= fclose(file) != 0;
    free(image);
    return failed ? complain(path, 0, "cannot be written") : 0;
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fprintf(stderr, "usage: compile WORDS FILE\n");
        return 2;
    }
    list l = {0};
    int status = read_words(argv[1], &l);
    if (status == 0) {
        sort(&l);
        status = write_image(argv[2], &l);
    }
    free(l.entries);
    return status == 0 ? 0 : 1;
}
