/* Rewrites a name by synonyms, finds the words that keep indicators apart, and weighs its characters. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* memmem */
#endif
#include "key.h"

#define REWRITTEN 240 /* bytes of a rewritten name */
#define FULL_WEIGHT 10
#define WEAK_WEIGHT 16 /* of a name that tells a little: 重点项目 */

typedef struct rewritten {
    char text[REWRITTEN];
    uint32_t length;
} rewritten;

/* 1 for characters that carry no meaning in a name: marks, quotation marks, brackets. */
static int is_mark(uint32_t c) {
    return c <= ' ' || (c >= 0x2000 && c <= 0x206F) || (c >= 0x3000 && c <= 0x303F && c != 0x3007) || c == 0xFF08 ||
           c == 0xFF09 || c == '(' || c == ')' || c == 0xFF0C || c == ',' || c == 0xFF1A || c == 0xB7;
}

static void append(rewritten *out, gb_string text) {
    if (text.length > sizeof out->text - out->length) return;
    memcpy(out->text + out->length, text.data, text.length);
    out->length += (uint32_t)text.length;
}

/* The name without marks. */
static void strip_marks(gb_string name, rewritten *out) {
    size_t at = 0;
    while (at < name.length) {
        const size_t from = at;
        const uint32_t c = gb_next(name, &at);
        if (is_mark(c)) continue;
        if (c >= 0xFF01 && c <= 0xFF5E) { /* full width */
            const char narrow = (char)(c - 0xFEE0);
            append(out, (gb_string){&narrow, 1});
        } else {
            append(out, (gb_string){name.data + from, at - from});
        }
    }
}

static void rewrite(const targets_vocabulary *vocabulary, gb_string name, rewritten *out) {
    size_t at = 0;
    while (at < name.length) {
        uint32_t end = 0;
        const targets_word *word = targets_words_at(&vocabulary->synonyms, name, (uint32_t)at, &end);
        size_t next = at;
        gb_next(name, &next);
        if (word) next = end;
        append(out, word ? word->text : (gb_string){name.data + at, next - at});
        at = next;
    }
}

static int contains(gb_string text, gb_string part) {
    return memmem(text.data, text.length, part.data, part.length) != NULL;
}

static void find_words(const targets_vocabulary *vocabulary, gb_string name, targets_key *key) {
    gb_span rest = {0, (uint32_t)name.length}, place;
    const targets_word *word;
    for (size_t i = 0; i < vocabulary->group_count; i++)
        if (vocabulary->groups[i].context.length == 0 || contains(name, vocabulary->groups[i].context))
            key->contexts |= 1u << i;
    while ((word = targets_words_find(&vocabulary->distinct, name, rest, &place)) != NULL) {
        if (key->contexts >> word->role & 1u) key->values[word->role] = (uint8_t)word->number;
        rest.start = place.end;
    }
}

static void add_feature(targets_key *key, uint32_t character, uint32_t weight) {
    uint32_t at = 0;
    if (weight == 0) return;
    while (at < key->count && key->features[at].character < character) at++;
    if (at < key->count && key->features[at].character == character) {
        key->features[at].weight += weight;
    } else {
        if (key->count == TARGETS_FEATURES) return;
        memmove(&key->features[at + 1], &key->features[at], (key->count - at) * sizeof key->features[0]);
        key->features[at] = (targets_feature){character, weight};
        key->count++;
    }
    key->weight += weight;
}

static void weigh(const targets_vocabulary *vocabulary, gb_string name, targets_key *key) {
    uint32_t last = 0;
    for (size_t at = 0; at < name.length;) {
        uint32_t end = 0;
        const targets_word *word = targets_words_at(&vocabulary->generic, name, (uint32_t)at, &end);
        const uint32_t weight = word ? (uint32_t)word->number : FULL_WEIGHT;
        size_t next = at;
        if (!word) {
            gb_next(name, &next);
            end = (uint32_t)next;
        }
        while (at < end) {
            const uint32_t character = gb_next(name, &at);
            add_feature(key, character, weight);
            if (weight >= 4 && last && key->pair_count < TARGETS_FEATURES)
                key->pairs[key->pair_count++] = last << 16 ^ character;
            last = weight >= 4 ? character : 0;
        }
    }
}

static int is_of_amount(uint32_t c) {
    return (c >= '0' && c <= '9') || c == '.' || c == 0x4E07 || c == 0x4EBF || c == 0x5343 || c == 0x767E ||
           c == 0x5341;
}

/* A number for the first sum of money in the name: its digits, 万 and 亿 before 元; 亿元 is 1亿元. */
static uint32_t amount_of(gb_string name) {
    for (size_t at = 0; at < name.length;) {
        const size_t yuan = at;
        if (gb_next(name, &at) != 0x5143) continue; /* 元 */
        uint32_t hash = 2166136261u, digits = 0;
        for (size_t from = yuan; from > 0;) {
            size_t before = from;
            const uint32_t c = gb_previous(name, &before);
            if (!is_of_amount(c)) break;
            digits += c < 128;
            hash = (hash ^ c) * 16777619u;
            from = before;
        }
        if (hash == 2166136261u) continue;
        return digits ? hash : (hash ^ '1') * 16777619u;
    }
    return 0;
}

void targets_key_make(const targets_vocabulary *vocabulary, gb_string name, targets_key *key) {
    rewritten plain = {{0}, 0}, whole = {{0}, 0};
    memset(key, 0, sizeof *key);
    strip_marks(name, &plain);
    rewrite(vocabulary, (gb_string){plain.text, plain.length}, &whole);
    const gb_string text = {whole.text, whole.length};
    find_words(vocabulary, text, key);
    weigh(vocabulary, text, key);
    key->amount = amount_of(text);
}

int targets_key_tells(const targets_key *key) {
    uint32_t telling = 0;
    for (uint32_t i = 0; i < key->count; i++)
        if (key->features[i].weight >= FULL_WEIGHT) telling++;
    return telling >= 2 ? 2 : key->weight >= WEAK_WEIGHT;
}

int targets_key_likeness(const targets_key *a, const targets_key *b, int *inclusion) {
    uint32_t i = 0, k = 0, shared = 0;
    *inclusion = 0;
    if (a->weight == 0 || b->weight == 0) return 0;
    while (i < a->count && k < b->count) {
        if (a->features[i].character < b->features[k].character) {
            i++;
        } else if (a->features[i].character > b->features[k].character) {
            k++;
        } else {
            shared += a->features[i].weight < b->features[k].weight ? a->features[i].weight : b->features[k].weight;
            i++;
            k++;
        }
    }
    *inclusion = (int)(1000u * shared / (a->weight < b->weight ? a->weight : b->weight));
    return (int)(2000u * shared / (a->weight + b->weight));
}

targets_sameness targets_key_sameness(const targets_vocabulary *vocabulary, const targets_key *a,
                                      const targets_key *b) {
    targets_sameness worst = SAMENESS_SAME;
    if (a->amount && b->amount && a->amount != b->amount) return SAMENESS_DIFFERENT;
    for (size_t i = 0; i < vocabulary->group_count; i++) {
        targets_sameness here = SAMENESS_SAME;
        if (a->values[i] == b->values[i]) continue;
        here = a->values[i] && b->values[i] ? vocabulary->groups[i].differ : vocabulary->groups[i].absent;
        if (here > worst) worst = here;
    }
    return worst;
}
