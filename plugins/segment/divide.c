#include "divide.h"
#include "characters.h"
#include <stdlib.h>

enum { NUMERAL = 1, MEASURE = 2, DETERMINER = 4, DETERMINED = 8, PLACE = 16 };

#define LEAST_LONG 4u /* characters of a word that may be divided in common words */
#define LEAST_PART 2u

static gb_string next_line(gb_string text, size_t *at) {
    const char *start = text.data + *at, *end = memchr(start, '\n', text.length - *at);
    gb_string line = {start, end ? (size_t)(end - start) : text.length - *at};
    *at += line.length + (end ? 1 : 0);
    if (line.length && line.data[line.length - 1] == '\r') line.length--;
    return line;
}

static uint8_t class_of(gb_string kind) {
    static const struct {
        const char *name;
        uint8_t bit;
    } kinds[] = {{"numeral", NUMERAL},
                 {"measure", MEASURE},
                 {"determiner", DETERMINER},
                 {"determined", DETERMINED},
                 {"place", PLACE}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (gb_equal(kind, gb_string_of(kinds[i].name))) return kinds[i].bit;
    return 0;
}

static const char *add_characters(seg_divisions *d, const seg_alphabet_builder *alphabet, gb_string text, uint8_t bit) {
    for (size_t at = 0, step; at < text.length; at += step) {
        uint32_t c = seg_decode((const unsigned char *)text.data + at, text.length - at, &step);
        if (step == 0) return "not UTF-8";
        if (seg_alphabet_has(alphabet, c)) d->classes[alphabet->ids[c]] |= bit;
    }
    return NULL;
}

static const char *add_rule(seg_divisions *d, const seg_alphabet_builder *alphabet, gb_string line) {
    const char *tab = memchr(line.data, '\t', line.length);
    if (!tab) return "a line is a kind, a tab and a text";
    gb_string kind = {line.data, (size_t)(tab - line.data)}, text = {tab + 1, line.length - kind.length - 1};
    if (gb_equal(kind, GB_TEXT("kind"))) return NULL;
    if (gb_equal(kind, GB_TEXT("whole"))) {
        if (text.length == 0 || text.length >= sizeof d->whole[0]) return "a part of speech has one to five letters";
        if (d->whole_count == sizeof d->whole / sizeof *d->whole) return "too many parts of speech";
        memcpy(d->whole[d->whole_count++], text.data, text.length);
        return NULL;
    }
    uint8_t bit = class_of(kind);
    return bit ? add_characters(d, alphabet, text, bit)
               : "the kinds are numeral, measure, determiner, determined, place, whole";
}

int seg_divisions_read(seg_divisions *d, gb_string text, const seg_alphabet_builder *alphabet, size_t *line,
                       const char **problem) {
    *d = (seg_divisions){.size = alphabet->size};
    *line = 0;
    *problem = "out of memory";
    d->classes = calloc(alphabet->size, 1);
    if (!d->classes) return -1;
    for (size_t at = 0; at < text.length;) {
        gb_string rule = next_line(text, &at);
        ++*line;
        if (rule.length == 0 || rule.data[0] == '#') continue;
        *problem = add_rule(d, alphabet, rule);
        if (*problem) return -1;
    }
    return 0;
}

void seg_divisions_free(seg_divisions *d) {
    free(d->classes);
    d->classes = NULL;
}

int seg_may_divide(const seg_divisions *d, gb_string tag) {
    for (size_t i = 0; i < d->whole_count; i++)
        if (gb_equal(tag, gb_string_of(d->whole[i]))) return 0;
    return 1;
}

static int is_class(const seg_divisions *d, uint16_t id, uint8_t bit) {
    return id < d->size && (d->classes[id] & bit);
}

static int is_measured(const seg_divisions *d, const seg_word *word) {
    uint32_t last = word->length - 1u, i = 0;
    if (last == 1 && is_class(d, word->ids[0], DETERMINER) && is_class(d, word->ids[1], DETERMINED)) return 1;
    if (last == 0 || !is_class(d, word->ids[last], MEASURE)) return 0;
    while (i < last && is_class(d, word->ids[i], NUMERAL)) i++;
    return i == last;
}

static int is_common(const seg_divisions *d, const seg_trie *trie, const uint16_t *ids, uint32_t length) {
    return seg_trie_cost(trie, ids, length) <= d->common_cost;
}

int seg_divides(const seg_divisions *d, const seg_trie *trie, const seg_word *word) {
    uint32_t length = word->length;
    if (is_measured(d, word)) return 1;
    if (word->place && length > LEAST_PART && is_class(d, word->ids[length - 1], PLACE) &&
        seg_trie_cost(trie, word->ids, length - 1) != SEG_NO_WORD)
        return 1;
    if (!word->divisible || length < LEAST_LONG) return 0;
    for (uint32_t part = LEAST_PART; part + LEAST_PART <= length; part++)
        if (is_common(d, trie, word->ids, part) && is_common(d, trie, word->ids + part, length - part)) return 1;
    return 0;
}
