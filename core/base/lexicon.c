#include "base/lexicon.h"

#include "base/lexicon_trie.h"
#include "base/utf8.h"

#include <endian.h>
#include <stdlib.h>

/* A key found by a walk through the states. */
typedef struct match {
    size_t end;
    int32_t value; /* -1 = none */
} match;

gb_lexicon *gb_lexicon_new(void) {
    return calloc(1, sizeof(gb_lexicon));
}

gb_status gb_lexicon_add(gb_lexicon *lexicon, gb_string key, int32_t value) {
    if (lexicon->built || value < 0 || !key.data || key.length == 0 || key.length > GB_KEY_LIMIT) return GB_FATAL;
    if (gb_utf8_invalid(key.data, key.length) != key.length) return GB_FATAL;
    return gb_trie_add(&lexicon->trie, key, value) == 0 ? GB_OK : GB_FATAL;
}

gb_status gb_lexicon_build(gb_lexicon *lexicon) {
    gb_trie *trie = &lexicon->trie;
    if (lexicon->built || trie->nodes.failed || trie->last_key.failed || trie->last_way.failed) return GB_FATAL;
    if (gb_lexicon_pack(lexicon) != 0) {
        /* What is half made must not be looked into. */
        lexicon->unit_count = 0;
        return GB_FATAL;
    }
    lexicon->built = 1;
    gb_trie_free(trie);
    return GB_OK;
}

void gb_lexicon_free(gb_lexicon *lexicon) {
    if (!lexicon) return;
    gb_trie_free(&lexicon->trie);
    free(lexicon->units);
    free(lexicon->values);
    free(lexicon->filter.bits);
    free(lexicon->starts.slots);
    free(lexicon);
}

/* The child of state `*state`, whose base is `*base`, on `byte`: moves both there. 0 when there is none. */
static inline int step(const gb_unit *units, uint32_t *state, uint32_t *base, unsigned char byte) {
    uint32_t next = (*base & GB_UNIT_BASE) ^ byte;
    if (units[next].parent != *state) return 0;
    *state = next;
    *base = units[next].base;
    return 1;
}

/* The first eight bytes of `text`, the first of them lowest. */
static inline uint64_t load(const unsigned char *text) {
    uint64_t bytes;
    memcpy(&bytes, text, sizeof bytes);
    return le64toh(bytes);
}

#define SIX_BYTES UINT64_C(0xFFFFFFFFFFFF)

/* The start with the first six bytes of `text`, of which at least 8 may be read; its state is 0 when no key begins
 * so. */
static inline const gb_start *start_at(const gb_starts *starts, const unsigned char *text) {
    uint64_t bytes = load(text) & SIX_BYTES;
    size_t last = (size_t)(UINT64_MAX >> starts->shift), slot = gb_filter_hash(bytes, starts->shift);
    while (starts->slots[slot].state && starts->slots[slot].bytes != bytes) slot = (slot + 1) & last;
    return &starts->slots[slot];
}

/* The longest key that ends at `at` or goes on there from `state`, whose base is `base`. */
static inline match walk_on(const gb_lexicon *lexicon, const unsigned char *text, size_t length, size_t at,
                            uint32_t state, uint32_t base) {
    const gb_unit *units = lexicon->units;
    uint32_t last = 0;
    match found = {at, -1};
    for (;;) {
        if (base & GB_UNIT_KEY) {
            found.end = at;
            last = state;
        }
        if (at >= length || !step(units, &state, &base, text[at])) break;
        at++;
    }
    if (last) found.value = lexicon->values[last];
    return found;
}

/* The longest key at `at`. */
static match walk(const gb_lexicon *lexicon, const unsigned char *text, size_t length, size_t at) {
    if (length - at >= 8) {
        const gb_start *start = start_at(&lexicon->starts, text + at);
        match found = {at, -1};
        if (start->state) found = walk_on(lexicon, text, length, at + GB_START_BYTES, start->state, start->base);
        if (found.value >= 0) return found;
        length = at + GB_START_BYTES - 1; /* keys that are shorter */
    }
    return walk_on(lexicon, text, length, at, 0, lexicon->units[0].base);
}

/* 0 when no key stands at `text`, of which at least 8 bytes may be read. */
static inline int may_stand(const gb_filter *filter, const unsigned char *text) {
    unsigned first = filter->first[*text];
    uint64_t bytes;
    size_t six, three;
    if (first == 0) return 0;
    if (first & GB_FIRST_SHORT) return 1;
    bytes = load(text);
    six = gb_filter_hash(bytes & SIX_BYTES, filter->shift);
    if ((filter->bits[six >> 6] >> (six & 63)) & 1) return 1;
    if (!filter->has_three) return 0;
    three = gb_filter_hash(bytes & UINT64_C(0xFFFFFF), filter->shift);
    return (int)(filter->bits[three >> 6] >> (three & 63)) & 1;
}

int32_t gb_lexicon_longest(const gb_lexicon *lexicon, gb_string text, uint32_t at, uint32_t *end) {
    const unsigned char *s = (const unsigned char *)text.data;
    match found;
    if (at >= text.length || lexicon->unit_count == 0) return -1;
    if (text.length - at >= 8 && !may_stand(&lexicon->filter, s + at)) return -1;
    found = walk(lexicon, s, text.length, at);
    if (found.value >= 0 && end) *end = (uint32_t)found.end;
    return found.value;
}

size_t gb_lexicon_all(const gb_lexicon *lexicon, gb_string text, uint32_t at, uint32_t *ends, int32_t *values,
                      size_t capacity) {
    const unsigned char *s = (const unsigned char *)text.data;
    const gb_unit *units = lexicon->units;
    uint32_t state = 0, base;
    size_t count = 0, i = at;
    if (i >= text.length || lexicon->unit_count == 0) return 0;
    if (text.length - i >= 8 && !may_stand(&lexicon->filter, s + i)) return 0;
    base = units[0].base;
    for (; i < text.length && count < capacity && step(units, &state, &base, s[i]); i++) {
        if (!(base & GB_UNIT_KEY)) continue;
        ends[count] = (uint32_t)(i + 1);
        values[count++] = lexicon->values[state];
    }
    return count;
}

/* The first position >= `at` where a key may stand; beyond length - 8 every one may. */
static size_t skip(const gb_filter *filter, const unsigned char *text, size_t length, size_t at) {
    static const unsigned char steps[16] = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4};
    while (length >= 8 && at <= length - 8 && !may_stand(filter, text + at)) at += steps[text[at] >> 4];
    return at;
}

uint32_t gb_lexicon_find(const gb_lexicon *lexicon, gb_string text, uint32_t from, uint32_t *end, int32_t *value) {
    const unsigned char *s = (const unsigned char *)text.data;
    size_t at = from, length = text.length;
    if (lexicon->unit_count == 0) return GB_NO_POSITION;
    while ((at = skip(&lexicon->filter, s, length, at)) < length) {
        match found = {0, -1};
        if ((s[at] & 0xC0) != 0x80) found = walk(lexicon, s, length, at);
        if (found.value >= 0) {
            if (end) *end = (uint32_t)found.end;
            if (value) *value = found.value;
            return (uint32_t)at;
        }
        at++;
    }
    return GB_NO_POSITION;
}

int32_t gb_lexicon_value(const gb_lexicon *lexicon, gb_string key) {
    const unsigned char *s = (const unsigned char *)key.data;
    uint32_t state = 0, base;
    if (key.length == 0 || lexicon->unit_count == 0) return -1;
    base = lexicon->units[0].base;
    for (size_t i = 0; i < key.length; i++)
        if (!step(lexicon->units, &state, &base, s[i])) return -1;
    return (base & GB_UNIT_KEY) ? lexicon->values[state] : -1;
}
