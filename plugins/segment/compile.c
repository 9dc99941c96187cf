/* Compiles word lists to the dictionary image that the segmenter maps: a program of the build, not installed.
 *
 *     compile WORDS POLICY NUMERALS IMAGE
 *
 * WORDS: `word frequency [part-of-speech]` a line. POLICY: `term [frequency]` a line; without a frequency the term is
 * forced. NUMERALS: Chinese numeral characters. The same lists give the same bytes. */
#include "characters.h"
#include "image.h"
#include "wordlist.h"
#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define FORCED_WEIGHT 2000u /* policy terms have no frequency: they are placed as words of this one */

typedef struct compiler {
    const char *words_path, *policy_path, *numerals_path;
    gb_string words, policy, numerals;
    double total; /* of the frequencies */
    seg_alphabet_builder alphabet;
    uint32_t numeral_start, numeral_end;
    seg_wordlist list;
} compiler;

static int complain(const char *path, size_t line, const char *problem) {
    if (line)
        fprintf(stderr, "compile: %s:%zu: %s\n", path, line, problem);
    else
        fprintf(stderr, "compile: %s: %s\n", path, problem);
    return -1;
}

static int read_file(const char *path, gb_string *content) {
    FILE *file = fopen(path, "rb");
    if (!file) return complain(path, 0, strerror(errno));
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
    return failed ? complain(path, 0, "cannot be read") : 0;
}

/* ---- The order of the alphabet ---- */

typedef struct tally {
    uint64_t weight;
    uint32_t c;
    int group; /* 0 symbols and letters, 1 numerals, 2 the rest */
} tally;

static int by_group_and_weight(const void *a, const void *b) {
    const tally *x = a, *y = b;
    if (x->group != y->group) return x->group - y->group;
    if (x->weight != y->weight) return x->weight > y->weight ? -1 : 1;
    return x->c < y->c ? -1 : x->c > y->c;
}

/* Calls `each` for every character of a text. -1: not UTF-8. */
static int for_characters(gb_string text, void (*each)(tally *, uint32_t, uint64_t), tally *tallies, uint64_t weight) {
    for (size_t at = 0, step; at < text.length; at += step) {
        uint32_t c = seg_decode((const unsigned char *)text.data + at, text.length - at, &step);
        if (step == 0) return -1;
        if (!seg_is_blank(c) && !seg_is_ignorable(c)) each(tallies, seg_narrow(c), weight);
    }
    return 0;
}

static void count_character(tally *tallies, uint32_t c, uint64_t weight) {
    tallies[c].weight += weight;
}

static void mark_numeral(tally *tallies, uint32_t c, uint64_t weight) {
    tallies[c].group = 1;
    tallies[c].weight += weight;
}

static int count_list(compiler *k, const char *path, gb_string text, tally *tallies) {
    size_t at = 0, number = 0;
    seg_line line;
    while (seg_next_line(text, &at, &number, &line)) {
        uint64_t weight = line.frequency > 0 ? (uint64_t)line.frequency : FORCED_WEIGHT;
        if (for_characters(line.word, count_character, tallies, weight) != 0)
            return complain(path, number, "not UTF-8");
        if (text.data == k->words.data) k->total += (double)(line.frequency > 0 ? line.frequency : 0);
    }
    return 0;
}

static int count_numerals(compiler *k, tally *tallies) {
    size_t at = 0, number = 0;
    seg_line line;
    while (seg_next_line(k->numerals, &at, &number, &line))
        if (for_characters(line.word, mark_numeral, tallies, 1) != 0)
            return complain(k->numerals_path, number, "not UTF-8");
    return 0;
}

static int add_characters(compiler *k, tally *tallies, size_t count) {
    qsort(tallies, count, sizeof *tallies, by_group_and_weight);
    k->numeral_start = k->numeral_end = 0;
    for (size_t i = 0; i < count && tallies[i].weight > 0; i++) {
        if (tallies[i].group >= 1 && !k->numeral_start) k->numeral_start = k->alphabet.size;
        if (tallies[i].group >= 2 && !k->numeral_end) k->numeral_end = k->alphabet.size;
        if (seg_alphabet_add(&k->alphabet, tallies[i].c) == 0) return complain(k->words_path, 0, "too many characters");
    }
    if (!k->numeral_end) k->numeral_end = k->alphabet.size;
    if (!k->numeral_start) k->numeral_start = k->numeral_end;
    return k->alphabet.size <= SEG_ID_LIMIT - SEG_RESERVE ? 0 : complain(k->words_path, 0, "too many characters");
}

static int make_alphabet(compiler *k) {
    tally *tallies = calloc(0x110000, sizeof *tallies);
    if (!tallies || seg_alphabet_start(&k->alphabet) != 0) {
        free(tallies);
        return complain(k->words_path, 0, "out of memory");
    }
    for (uint32_t c = 0; c < 0x110000; c++) {
        tallies[c].c = c;
        tallies[c].group = gb_is_han(c) ? 2 : 0;
    }
    int status = count_list(k, k->words_path, k->words, tallies);
    if (status == 0) status = count_list(k, k->policy_path, k->policy, tallies);
    if (status == 0) status = count_numerals(k, tallies);
    /* Characters with weight first: what is never used needs no id. */
    size_t used = 0;
    for (uint32_t c = 0; c < 0x110000; c++)
        if (tallies[c].weight > 0) tallies[used++] = tallies[c];
    if (status == 0) status = add_characters(k, tallies, used);
    free(tallies);
    return status;
}

/* ---- The words ---- */

static uint16_t cost_of(const compiler *k, int64_t frequency) {
    if (frequency < 1) frequency = 1;
    double cost = round(log(k->total / (double)frequency) * SEG_COST_PER_NAT);
    return (uint16_t)(cost < 1 ? 1 : cost > SEG_NO_WORD - 1 ? SEG_NO_WORD - 1 : cost);
}

static int add_list(compiler *k, const char *path, gb_string text, int policy) {
    size_t at = 0, number = 0;
    seg_line line;
    while (seg_next_line(text, &at, &number, &line)) {
        int forced = policy && line.frequency < 0;
        if (!policy && line.frequency < 1) continue; /* jieba, too, takes no word of frequency 0 */
        uint16_t cost = forced ? SEG_FORCED : cost_of(k, line.frequency);
        uint32_t weight = forced ? FORCED_WEIGHT : (uint32_t)line.frequency;
        seg_add_result result = seg_wordlist_add(&k->list, &k->alphabet, line.word, cost, weight);
        if (result != SEG_ADDED) return complain(path, number, seg_add_problem(result));
        if (forced && k->list.words[k->list.count - 1].length < 2)
            return complain(path, number, "a forced term of one character");
    }
    return 0;
}

/* ---- The image ---- */

static int write_parts(const char *path, const seg_image_header *header, const char *body) {
    FILE *file = fopen(path, "wb");
    if (!file) return complain(path, 0, strerror(errno));
    int failed =
        fwrite(header, sizeof *header, 1, file) != 1 || fwrite(body, header->size - sizeof *header, 1, file) != 1;
    failed |= fclose(file) != 0;
    if (!failed) return 0;
    remove(path);
    return complain(path, 0, "cannot be written");
}

static int write_image(const compiler *k, const seg_alphabet *alphabet, const seg_trie *trie, const char *path) {
    size_t pages = (SEG_INDEX_SIZE + (size_t)alphabet->page_count * 256) * sizeof(uint16_t);
    size_t nodes = (size_t)trie->count * sizeof(seg_node), size = seg_padded(pages) + nodes;
    char *body = calloc(1, size);
    if (!body) return complain(path, 0, "out of memory");
    memcpy(body, alphabet->index, pages);
    memcpy(body + seg_padded(pages), trie->nodes, nodes);
    seg_image_header header = {.magic = {'G', 'B', 'W', 'O', 'R', 'D', 'S', '\n'},
                               .version = SEG_IMAGE_VERSION,
                               .order = SEG_IMAGE_ORDER,
                               .size = sizeof header + size,
                               .checksum = seg_checksum(body, size),
                               .page_count = alphabet->page_count,
                               .alphabet_size = alphabet->size,
                               .numeral_start = k->numeral_start,
                               .numeral_end = k->numeral_end,
                               .node_count = trie->count,
                               .root = trie->root,
                               .longest = trie->longest,
                               .unknown_cost = cost_of(k, 1),
                               .word_count = (uint32_t)k->list.count};
    int status = write_parts(path, &header, body);
    free(body);
    return status;
}

static int make_image(compiler *k, const char *path) {
    seg_alphabet alphabet;
    seg_trie trie;
    seg_wordlist_finish(&k->list);
    if (seg_alphabet_finish(&k->alphabet, &alphabet) != 0) return complain(path, 0, "out of memory");
    int status = seg_trie_build(k->list.words, k->list.count, alphabet.size + SEG_RESERVE, &trie);
    if (status != 0)
        complain(path, 0, "out of memory");
    else {
        status = write_image(k, &alphabet, &trie, path);
        free((void *)trie.nodes);
    }
    free((void *)alphabet.index);
    return status;
}

int main(int argc, char **argv) {
    if (argc != 5) {
        fprintf(stderr, "usage: compile WORDS POLICY NUMERALS IMAGE\n");
        return 2;
    }
    compiler k = {.words_path = argv[1], .policy_path = argv[2], .numerals_path = argv[3]};
    int status = read_file(k.words_path, &k.words);
    if (status == 0) status = read_file(k.policy_path, &k.policy);
    if (status == 0) status = read_file(k.numerals_path, &k.numerals);
    if (status == 0) status = make_alphabet(&k);
    if (status == 0 && k.total < 1) status = complain(k.words_path, 0, "no words with a frequency");
    if (status == 0) status = add_list(&k, k.words_path, k.words, 0);
    if (status == 0) status = add_list(&k, k.policy_path, k.policy, 1);
    if (status == 0) status = make_image(&k, argv[4]);
    seg_wordlist_free(&k.list);
    seg_alphabet_discard(&k.alphabet);
    free((void *)k.words.data);
    free((void *)k.policy.data);
    free((void *)k.numerals.data);
    return status == 0 ? 0 : 1;
}
