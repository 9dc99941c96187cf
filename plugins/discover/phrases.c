#include "phrases.h"
#include <math.h>
#include <stdlib.h>

#define TEXT_ROOM 4096u /* bytes of a phrase */
#define SHARE 0.5       /* of a phrase's places at which a longer one makes it a part of that */

typedef struct chooser {
    phrases *chosen;
    const sequence *sequence;
    findings *found;
    const unsigned char *roles;
    const phrases_settings *settings;
    double total; /* tokens that are no breaks */
} chooser;

size_t phrases_text(const sequence *s, uint32_t start, uint32_t count, char *text, size_t room) {
    size_t length = 0;
    for (uint32_t i = 0; i < count; i++)
        length += vocabulary_get(&s->words, SEQUENCE_WORD(s->tokens[start + i])).length;
    if (length > room) return length;
    for (uint32_t i = 0; i < count; i++) {
        gb_string word = vocabulary_get(&s->words, SEQUENCE_WORD(s->tokens[start + i]));
        memcpy(text, word.data, word.length);
        text += word.length;
    }
    return length;
}

static double association(const chooser *c, const mined *item) {
    double least = 1, log_whole = log(item->count / c->total);
    for (uint32_t left = 1; left < item->tokens; left++) {
        const mined *x = mined_find(c->found, c->sequence, item->start, left);
        const mined *y = mined_find(c->found, c->sequence, item->start + left, item->tokens - left);
        double parts, value;
        if (!x || !y) return 0; /* cannot be: a part is as frequent as the whole */
        parts = log(x->count / c->total) + log(y->count / c->total);
        value = log_whole < 0 ? (log_whole - parts) / -log_whole : 0;
        if (value < least) least = value;
    }
    return least;
}

static int words_fit(const chooser *c, const mined *item) {
    const uint32_t *tokens = c->sequence->tokens + item->start;
    if (c->roles[tokens[0]] & PHRASES_NOT_FIRST || c->roles[tokens[item->tokens - 1]] & PHRASES_NOT_LAST) return 0;
    for (uint32_t i = 0; i < item->tokens; i++)
        if (c->roles[tokens[i]] & PHRASES_NOT_INSIDE) return 0;
    return 1;
}

static size_t characters_of(gb_string text) {
    size_t characters = 0;
    for (size_t i = 0; i < text.length; i++) characters += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return characters;
}

/* 1 when its text is short enough and is not a word already that the segmenter only cut here by mistake. */
static int text_fits(const chooser *c, const mined *item) {
    char bytes[TEXT_ROOM];
    gb_string text = {bytes, phrases_text(c->sequence, item->start, item->tokens, bytes, sizeof bytes)};
    if (text.length > sizeof bytes || characters_of(text) > c->settings->characters) return 0;
    return vocabulary_find(&c->sequence->words, text) == VOCABULARY_FULL;
}

/* Of each sequence the most frequent one that has a token more at either end. */
static void find_longer(chooser *c) {
    for (uint32_t i = 0; i < c->found->count; i++) {
        const mined *item = &c->found->items[i];
        if (item->tokens < 3) continue;
        for (uint32_t skip = 0; skip < 2; skip++) {
            mined *part = mined_find(c->found, c->sequence, item->start + skip, item->tokens - 1);
            if (part && part->longest < item->count) part->longest = item->count;
        }
    }
}

static int add(phrases *chosen, phrase item) {
    if (chosen->count == chosen->capacity) {
        size_t capacity = chosen->capacity ? chosen->capacity * 2 : 1024;
        phrase *items = realloc(chosen->items, capacity * sizeof *items);
        if (!items) return -1;
        chosen->items = items;
        chosen->capacity = capacity;
    }
    chosen->items[chosen->count++] = item;
    return 0;
}

static int consider(chooser *c, const mined *item) {
    const phrases_settings *settings = c->settings;
    double border = item->left < item->right ? item->left : item->right;
    phrase made = {.source = item};
    if (item->tokens < 2 || border < settings->entropy || item->documents < settings->documents) return 0;
    if (item->longest > item->count * SHARE || !words_fit(c, item) || !text_fits(c, item)) return 0;
    made.association = association(c, item);
    if (made.association < settings->association) return 0;
    made.score = made.association * made.association * border * log2((double)item->count);
    return add(c->chosen, made);
}

static int by_score(const void *a, const void *b, void *context) {
    const phrase *x = a, *y = b;
    const sequence *s = context;
    char left[TEXT_ROOM], right[TEXT_ROOM];
    size_t m, n;
    int order;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    m = phrases_text(s, x->source->start, x->source->tokens, left, sizeof left);
    n = phrases_text(s, y->source->start, y->source->tokens, right, sizeof right);
    order = memcmp(left, right, m < n ? m : n);
    return order ? order : (m > n) - (m < n);
}

int phrases_choose(phrases *chosen, const sequence *s, findings *found, const unsigned char *roles,
                   const phrases_settings *settings) {
    chooser c = {chosen, s, found, roles, settings, 0};
    for (uint32_t i = 0; i < s->count; i++) c.total += !(s->tokens[i] & SEQUENCE_BREAK);
    find_longer(&c);
    for (uint32_t i = 0; i < found->count; i++)
        if (consider(&c, &found->items[i]) != 0) return -1;
    if (chosen->count) qsort_r(chosen->items, chosen->count, sizeof *chosen->items, by_score, (void *)(uintptr_t)s);
    if (chosen->count > settings->limit) chosen->count = settings->limit;
    return 0;
}

void phrases_free(phrases *chosen) {
    free(chosen->items);
    *chosen = (phrases){0};
}
