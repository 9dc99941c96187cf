#include "user.h"
#include "characters.h"
#include <stdlib.h>

int seg_user_start(seg_user_builder *b, const seg_dictionary *dictionary) {
    *b = (seg_user_builder){.dictionary = dictionary};
    return seg_alphabet_copy(&b->alphabet, &dictionary->alphabet);
}

void seg_user_alias(seg_user_builder *b, uint32_t c, uint32_t as) {
    if (c < 0x110000 && seg_alphabet_has(&b->alphabet, as)) b->alphabet.ids[c] = b->alphabet.ids[as];
}

/* Room in the arrays for one more entry. */
static int make_room(seg_user_builder *b) {
    if (b->list.count + 1 >= b->origin_capacity) {
        size_t more = b->origin_capacity ? b->origin_capacity * 2 : 256;
        seg_origin *origins = more < SIZE_MAX / sizeof *origins ? realloc(b->origins, more * sizeof *origins) : NULL;
        if (!origins) return -1;
        b->origins = origins;
        b->origin_capacity = more;
    }
    if (b->end_count + 1 >= b->end_capacity) {
        size_t more = b->end_capacity ? b->end_capacity * 2 : 64;
        uint64_t *ends = more < SIZE_MAX / sizeof *ends ? realloc(b->ends, more * sizeof *ends) : NULL;
        if (!ends) return -1;
        b->ends = ends;
        b->end_capacity = more;
    }
    return 0;
}

static const char *add(seg_user_builder *b, const char *file, const seg_line *line, gb_string word, uint16_t cost) {
    seg_add_result result = seg_wordlist_add(&b->list, &b->alphabet, word, cost, 1);
    if (result != SEG_ADDED) return seg_add_problem(result);
    b->origins[b->list.count - 1] = (seg_origin){file, line->number, word};
    return NULL;
}

/* A line of a split list: its parts joined in `whole` (room for all of it), their ends as bits. NULL when it is good.
 */
static const char *join_parts(gb_string text, char *whole, size_t *length, uint64_t *ends) {
    uint32_t count = 0;
    *length = 0;
    *ends = 0;
    for (size_t at = 0, step; at < text.length; at += step) {
        uint32_t c = seg_decode((const unsigned char *)text.data + at, text.length - at, &step);
        if (step == 0) return seg_add_problem(SEG_BAD_TEXT);
        if (seg_is_ignorable(c)) continue;
        if (seg_is_blank(c)) {
            if (count > 0) *ends |= (uint64_t)1 << (count - 1);
            continue;
        }
        if (count++ == SEG_WORD_LIMIT) return seg_add_problem(SEG_TOO_LONG);
        memcpy(whole + *length, text.data + at, step);
        *length += step;
    }
    return count > 1 ? NULL : "one character cannot be cut: write a word, or parts with blanks between them";
}

static const char *add_split(seg_user_builder *b, const char *file, const seg_line *line) {
    char *whole = malloc(line->whole.length + 1);
    size_t length;
    uint64_t ends;
    if (!whole) return "out of memory";
    const char *problem = join_parts(line->whole, whole, &length, &ends);
    uint16_t cost = SEG_BANNED;
    if (!problem && ends) {
        if (b->end_count >= SEG_BANNED - 1) problem = "more than 65,000 sequences";
        b->ends[b->end_count] = ends;
        cost = (uint16_t)(b->end_count + 1);
    }
    if (!problem) problem = add(b, file, line, (gb_string){whole, length}, cost);
    if (!problem) {
        b->origins[b->list.count - 1].word = line->whole;
        b->end_count += ends != 0;
        b->splits++;
    }
    free(whole);
    return problem;
}

int seg_user_add(seg_user_builder *b, const char *file, gb_string text, int splits, size_t *line_number,
                 const char **problem) {
    size_t at = 0;
    seg_line line;
    *line_number = 0;
    *problem = NULL;
    while (!*problem && seg_next_line(text, &at, line_number, &line)) {
        if (make_room(b) != 0)
            *problem = "out of memory";
        else
            *problem = splits ? add_split(b, file, &line) : add(b, file, &line, line.word, SEG_FORCED);
        if (!*problem && b->alphabet.size > b->dictionary->trie.root)
            *problem = "more than 4,096 characters that the dictionary does not have";
    }
    return *problem ? -1 : 0;
}

/* The words are sorted: the same ones stand side by side, in the order in which they were added. */
static void report_conflicts(const seg_user_builder *b, seg_conflict *conflict, void *data) {
    for (size_t i = 1; i < b->list.count; i++) {
        const seg_word *first = &b->list.words[i - 1], *second = &b->list.words[i];
        if (first->length != second->length || memcmp(first->ids, second->ids, first->length * sizeof(uint16_t)) != 0)
            continue;
        int same = first->cost == second->cost;
        if (first->cost != SEG_FORCED && first->cost != SEG_BANNED && second->cost != SEG_FORCED &&
            second->cost != SEG_BANNED)
            same = b->ends[first->cost - 1] == b->ends[second->cost - 1];
        if (!same) conflict(data, &b->origins[first->order], &b->origins[second->order]);
    }
}

int seg_user_finish(seg_user_builder *b, seg_user *user, seg_conflict *conflict, void *data, const char **problem) {
    *user = (seg_user){.words = b->list.count - b->splits, .splits = b->splits, .end_count = b->end_count};
    *problem = "out of memory";
    seg_wordlist_finish(&b->list);
    int status = seg_alphabet_finish(&b->alphabet, &user->alphabet);
    if (status == 0) status = seg_trie_build(b->list.words, b->list.count, b->dictionary->trie.root, &user->trie);
    if (status != 0) {
        seg_user_free(user);
        return -1;
    }
    report_conflicts(b, conflict, data);
    user->ends = b->ends;
    b->ends = NULL;
    return 0;
}

void seg_user_discard(seg_user_builder *b) {
    seg_wordlist_free(&b->list);
    seg_alphabet_discard(&b->alphabet);
    free(b->origins);
    free(b->ends);
    *b = (seg_user_builder){0};
}

void seg_user_free(seg_user *user) {
    free((void *)user->alphabet.index);
    free((void *)user->trie.nodes);
    free(user->ends);
    *user = (seg_user){0};
}

uint64_t seg_user_ends(const seg_user *user, const uint16_t *ids, uint32_t length) {
    uint16_t cost = seg_trie_cost(&user->trie, ids, length);
    return cost > 0 && cost <= user->end_count ? user->ends[cost - 1] : 0;
}
