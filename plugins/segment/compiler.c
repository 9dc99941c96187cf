#include "compiler.h"
#include "characters.h"
#include "divide.h"
#include "wordlist.h"
#include <math.h>
#include <stdlib.h>

#define FORCED_WEIGHT 2000u /* terms have no frequency: they are placed as words of this one */
#define COMMON_FREQUENCY 50 /* of the parts of a word that is taken apart, at least */

typedef struct compiler {
    const seg_list *lists;
    size_t count;
    double total; /* of the frequencies */
    seg_alphabet_builder alphabet;
    uint32_t numeral_start, numeral_end;
    seg_wordlist words;
    seg_statistics statistics;
    seg_problem *problem;
} compiler;

static int complain(const compiler *k, const seg_list *list, size_t line, const char *text) {
    *k->problem = (seg_problem){list ? list->name : NULL, line, text};
    return -1;
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

static int count_word(tally *tallies, gb_string word, uint64_t weight) {
    for (size_t at = 0, step; at < word.length; at += step) {
        uint32_t c = seg_decode((const unsigned char *)word.data + at, word.length - at, &step);
        if (step == 0) return -1;
        if (!seg_is_blank(c) && !seg_is_ignorable(c)) tallies[seg_narrow(c)].weight += weight;
    }
    return 0;
}

static int count_list(compiler *k, const seg_list *list, tally *tallies) {
    size_t at = 0, number = 0;
    seg_line line;
    if (list->kind == SEG_LIST_DIVISIONS) return 0;
    while (seg_next_line(list->text, &at, &number, &line)) {
        uint64_t weight = line.frequency > 0 ? (uint64_t)line.frequency : FORCED_WEIGHT;
        if (count_word(tallies, line.word, weight) != 0) return complain(k, list, number, "the line is not UTF-8 text");
        if (list->kind != SEG_LIST_WORDS) continue;
        if (line.frequency < 0) return complain(k, list, number, "the word has no frequency");
        k->total += (double)line.frequency;
    }
    return 0;
}

static int add_characters(compiler *k, tally *tallies, size_t count) {
    if (count > 0) qsort(tallies, count, sizeof *tallies, by_group_and_weight);
    k->numeral_start = k->numeral_end = 0;
    for (size_t i = 0; i < count; i++) {
        if (tallies[i].group >= 1 && !k->numeral_start) k->numeral_start = k->alphabet.size;
        if (tallies[i].group >= 2 && !k->numeral_end) k->numeral_end = k->alphabet.size;
        if (seg_alphabet_add(&k->alphabet, tallies[i].c) == 0)
            return complain(k, NULL, 0, "the lists hold too many different characters");
    }
    if (!k->numeral_end) k->numeral_end = k->alphabet.size;
    if (!k->numeral_start) k->numeral_start = k->numeral_end;
    return k->alphabet.size <= SEG_ID_LIMIT - SEG_RESERVE
               ? 0
               : complain(k, NULL, 0, "the lists hold too many different characters");
}

static void start_tallies(tally *tallies) {
    for (uint32_t c = 0; c < 0x110000; c++) {
        tallies[c].c = c;
        tallies[c].group = seg_is_numeral(c) ? 1 : gb_is_han(c) ? 2 : 0;
        /* Numerals are told by their ids, and what jieba looks up has to have one. */
        tallies[c].weight = seg_is_numeral(c) || (c < 0x80 && seg_is_jieba(c));
    }
}

static int make_alphabet(compiler *k) {
    tally *tallies = calloc(0x110000, sizeof *tallies);
    if (!tallies || seg_alphabet_start(&k->alphabet) != 0) {
        free(tallies);
        return complain(k, NULL, 0, "out of memory");
    }
    start_tallies(tallies);
    int status = 0;
    for (size_t i = 0; i < k->count && status == 0; i++) status = count_list(k, &k->lists[i], tallies);
    /* What is never used needs no id. */
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

static int add_line(compiler *k, const seg_list *list, const seg_line *line, const seg_divisions *divisions) {
    int terms = list->kind == SEG_LIST_TERMS, forced = terms && line->frequency < 0;
    if (!terms && line->frequency < 1) return 0; /* jieba, too, takes no word of frequency 0 */
    uint16_t cost = forced ? SEG_FORCED : cost_of(k, line->frequency);
    uint32_t weight = forced ? FORCED_WEIGHT : (uint32_t)line->frequency;
    seg_add_result result = seg_wordlist_add(&k->words, &k->alphabet, line->word, cost, weight);
    if (result != SEG_ADDED) return complain(k, list, line->number, seg_add_problem(result));
    seg_word *word = &k->words.words[k->words.count - 1];
    if (forced && word->length < 2) return complain(k, list, line->number, "a term of one character cannot be forced");
    word->whole = (uint8_t)terms;
    word->divisible = (uint8_t)(!terms && divisions && seg_may_divide(divisions, line->tag));
    word->place = (uint8_t)(gb_equal(line->tag, GB_TEXT("ns")) || gb_equal(line->tag, GB_TEXT("nt")));
    if (terms)
        k->statistics.terms++;
    else
        k->statistics.words++;
    return 0;
}

/* Adds the words of all lists of a kind. */
static int add_lists(compiler *k, seg_list_kind kind, const seg_divisions *divisions) {
    for (size_t i = 0; i < k->count; i++) {
        size_t at = 0, number = 0;
        seg_line line;
        if (k->lists[i].kind != kind) continue;
        while (seg_next_line(k->lists[i].text, &at, &number, &line))
            if (add_line(k, &k->lists[i], &line, divisions) != 0) return -1;
    }
    return 0;
}

static int read_divisions(compiler *k, seg_divisions *divisions) {
    for (size_t i = 0; i < k->count; i++) {
        const seg_list *list = &k->lists[i];
        size_t line;
        const char *problem;
        if (list->kind != SEG_LIST_DIVISIONS) continue;
        seg_divisions_free(divisions);
        if (seg_divisions_read(divisions, list->text, &k->alphabet, &line, &problem) != 0)
            return complain(k, list, line, problem);
        divisions->common_cost = cost_of(k, COMMON_FREQUENCY);
    }
    return 0;
}

/* Drops the words that are taken apart. */
static void divide(compiler *k, const seg_divisions *divisions, const seg_trie *trie) {
    size_t kept = 0;
    for (size_t i = 0; i < k->words.count; i++) {
        seg_word *word = &k->words.words[i];
        if (!word->whole && seg_divides(divisions, trie, word))
            k->statistics.divided++;
        else
            k->words.words[kept++] = *word;
    }
    k->words.count = kept;
}

static int build(compiler *k, uint32_t root, seg_trie *trie) {
    if (seg_trie_build(k->words.words, k->words.count, root, trie) == 0) return 0;
    return complain(k, NULL, 0, "out of memory");
}

static int make_trie(compiler *k, const seg_divisions *divisions, seg_trie *trie) {
    uint32_t root = k->alphabet.size + SEG_RESERVE;
    seg_wordlist_finish(&k->words);
    if (build(k, root, trie) != 0) return -1;
    if (!divisions->classes) return 0;
    divide(k, divisions, trie);
    free((void *)trie->nodes);
    trie->nodes = NULL;
    return build(k, root, trie);
}

/* ---- The image ---- */

static int make_image(compiler *k, const seg_trie *trie, gb_string *image) {
    seg_alphabet alphabet;
    if (seg_alphabet_finish(&k->alphabet, &alphabet) != 0) return complain(k, NULL, 0, "out of memory");
    size_t pages = (SEG_INDEX_SIZE + (size_t)alphabet.page_count * 256) * sizeof(uint16_t);
    size_t nodes = (size_t)trie->count * sizeof(seg_node), body = seg_padded(pages) + nodes;
    seg_image_header header = {.magic = {'G', 'B', 'W', 'O', 'R', 'D', 'S', '\n'},
                               .version = SEG_IMAGE_VERSION,
                               .order = SEG_IMAGE_ORDER,
                               .size = sizeof header + body,
                               .page_count = alphabet.page_count,
                               .alphabet_size = alphabet.size,
                               .numeral_start = k->numeral_start,
                               .numeral_end = k->numeral_end,
                               .node_count = trie->count,
                               .root = trie->root,
                               .longest = trie->longest,
                               .unknown_cost = cost_of(k, 1),
                               .word_count = (uint32_t)k->words.count,
                               .term_count = (uint32_t)k->statistics.terms};
    char *data = calloc(1, sizeof header + body);
    if (data) {
        memcpy(data + sizeof header, alphabet.index, pages);
        memcpy(data + sizeof header + seg_padded(pages), trie->nodes, nodes);
        header.checksum = seg_image_checksum(&header, data + sizeof header, body);
        memcpy(data, &header, sizeof header);
        *image = (gb_string){data, sizeof header + body};
    }
    free((void *)alphabet.index);
    return data ? 0 : complain(k, NULL, 0, "out of memory");
}

static int compile(compiler *k, seg_divisions *divisions, seg_trie *trie, gb_string *image) {
    if (make_alphabet(k) != 0) return -1;
    if (k->total < 1) return complain(k, NULL, 0, "no list holds a word with a frequency");
    if (read_divisions(k, divisions) != 0) return -1;
    if (add_lists(k, SEG_LIST_WORDS, divisions->classes ? divisions : NULL) != 0) return -1;
    if (add_lists(k, SEG_LIST_TERMS, NULL) != 0) return -1;
    return make_trie(k, divisions, trie) == 0 ? make_image(k, trie, image) : -1;
}

int seg_compile(const seg_list *lists, size_t count, gb_string *image, seg_statistics *statistics,
                seg_problem *problem) {
    compiler k = {.lists = lists, .count = count, .problem = problem};
    seg_divisions divisions = {0};
    seg_trie trie = {0};
    *image = (gb_string){NULL, 0};
    int status = compile(&k, &divisions, &trie, image);
    *statistics = k.statistics;
    free((void *)trie.nodes);
    seg_divisions_free(&divisions);
    seg_wordlist_free(&k.words);
    seg_alphabet_discard(&k.alphabet);
    return status;
}
