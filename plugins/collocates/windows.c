#include "windows.h"
#include "../common/glob.h"
#include <stdlib.h>

#define NO_WORD UINT32_MAX /* a number: it takes its place in the window and is no collocate */
#define UNKNOWN 2

static int make_word_room(windows *w) {
    size_t capacity = w->words.capacity;
    uint64_t *counts = realloc(w->counts, capacity * sizeof *counts);
    if (counts) w->counts = counts;
    unsigned char *is_node = realloc(w->is_node, capacity * w->node_count);
    if (is_node) w->is_node = is_node;
    if (!counts || !is_node) return -1;
    memset(counts + w->word_capacity, 0, (capacity - w->word_capacity) * sizeof *counts);
    memset(is_node + w->word_capacity * w->node_count, UNKNOWN, (capacity - w->word_capacity) * w->node_count);
    w->word_capacity = capacity;
    return 0;
}

static int make_line_room(windows *w, size_t count) {
    if (count <= w->line_capacity) return 0;
    size_t capacity = count + count / 2 + 64;
    uint32_t *line = realloc(w->line, capacity * sizeof *line);
    if (line) w->line = line;
    unsigned char *side = realloc(w->side, capacity);
    if (side) w->side = side;
    if (!line || !side) return -1;
    w->line_capacity = capacity;
    return 0;
}

static int stands_for(windows *w, uint32_t word, uint32_t node) {
    unsigned char *known;
    if (word == NO_WORD) return 0;
    known = &w->is_node[(size_t)word * w->node_count + node];
    if (*known == UNKNOWN) *known = (unsigned char)glob_matches(w->nodes[node], numbering_string(&w->words, word));
    return *known;
}

static window_tally *tally_of(windows *w, uint32_t node, uint32_t word) {
    uint32_t key[2] = {node, word}, known = w->pairs.count;
    uint32_t pair = numbering_add(&w->pairs, (gb_string){(const char *)key, sizeof key});
    if (pair == NUMBERING_NONE) return NULL;
    if (pair >= w->pair_capacity) {
        window_tally *more = realloc(w->tallies, w->pairs.capacity * sizeof *more);
        if (!more) return NULL;
        w->tallies = more;
        w->pair_capacity = w->pairs.capacity;
    }
    if (pair == known) w->tallies[pair] = (window_tally){0};
    return &w->tallies[pair];
}

static int count_word(windows *w, uint32_t node, uint32_t word, int side) {
    window_tally *tally = tally_of(w, node, word);
    if (!tally) return -1;
    tally->together++;
    tally->left += side & 1;
    tally->right += side >> 1;
    if (tally->last != w->documents) tally->documents++;
    tally->last = w->documents;
    return 0;
}

/* Marks the windows of all places of the node, then counts each word in them once. */
static int count_node(windows *w, size_t count, uint32_t node) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) found += (size_t)stands_for(w, w->line[i], node);
    if (found == 0) return 0;
    w->node_counts[node] += found;
    /* Each pass goes once over the sentence: how many words since the last node. */
    size_t since = SIZE_MAX;
    for (size_t i = 0; i < count; i++) {
        w->side[i] = since < (size_t)w->right ? 2 : 0;
        since = stands_for(w, w->line[i], node) ? 0 : since < SIZE_MAX ? since + 1 : since;
    }
    since = SIZE_MAX;
    for (size_t i = count; i-- > 0;) {
        w->side[i] |= since < (size_t)w->left ? 1 : 0;
        since = stands_for(w, w->line[i], node) ? 0 : since < SIZE_MAX ? since + 1 : since;
    }
    for (size_t i = 0; i < count; i++) {
        if (!w->side[i]) continue;
        w->window_words[node]++;
        if (w->line[i] != NO_WORD && count_word(w, node, w->line[i], w->side[i]) != 0) return -1;
    }
    return 0;
}

static int count_line(windows *w, size_t count) {
    for (uint32_t node = 0; node < w->node_count; node++)
        if (count_node(w, count, node) != 0) return -1;
    return 0;
}

/* The number of a token's word; NO_WORD for a number. */
static int read_word(windows *w, gb_string text, int64_t kind, uint32_t *word) {
    *word = NO_WORD;
    if (kind != w->source.word && kind != w->source.latin) return 0;
    text = word_normal(&w->scratch, text);
    *word = text.data ? numbering_add(&w->words, text) : NUMBERING_NONE;
    if (*word == NUMBERING_NONE || (*word >= w->word_capacity && make_word_room(w) != 0)) return -1;
    w->counts[*word]++;
    return 0;
}

static int count_range(windows *w, const gb_document *document, word_range range) {
    const gb_host *host = w->host;
    gb_string text = host->text(document);
    const gb_span *spans = host->spans(document, w->source.token);
    size_t count = 0;
    int64_t sentence = -1;
    if (make_line_room(w, range.end - range.first) != 0) return -1;
    for (size_t i = range.first; i < range.end; i++) {
        int64_t kind = host->get_int(document, w->source.token, i, w->source.kind);
        if (kind == w->source.punct) continue;
        int64_t here = host->covering(document, w->sentence, spans[i].start);
        if (here != sentence) {
            if (count_line(w, count) != 0) return -1;
            count = 0;
            sentence = here;
        }
        if (read_word(w, gb_slice(text, spans[i]), kind, &w->line[count++]) != 0) return -1;
        w->all++;
    }
    return count_line(w, count);
}

int windows_count(windows *w, const gb_document *document) {
    w->documents++;
    for (size_t r = 0; r < words_ranges(&w->source, w->host, document); r++)
        if (count_range(w, document, words_range(&w->source, w->host, document, r)) != 0) return -1;
    return 0;
}

void windows_free(windows *w) {
    numbering_free(&w->words);
    numbering_free(&w->pairs);
    word_scratch_free(&w->scratch);
    free(w->counts);
    free(w->is_node);
    free(w->tallies);
    free(w->line);
    free(w->side);
}
