#include "phrases.h"

static void mark(uint32_t *bits, uint32_t c) {
    if (c < 0x10000) bits[c / 32] |= UINT32_C(1) << (c % 32);
}

gb_status phrases_open(phrases *set, gb_context *context, const gb_host *host) {
    set->host = host;
    set->lexicon = host->lexicon_new(context);
    return set->lexicon ? GB_OK : GB_FATAL;
}

gb_status phrases_add(phrases *set, gb_string phrase, int32_t value) {
    unsigned count = 0;
    uint32_t last = 0;
    for (size_t i = 0; i < phrase.length; count++) {
        last = gb_next(phrase, &i);
        if (count == 0) mark(set->firsts, last);
    }
    mark(set->lasts, last);
    if (count > PHRASE_LIMIT) count = PHRASE_LIMIT;
    if (count > set->longest) set->longest = count;
    return set->host->lexicon_add(set->lexicon, phrase, value);
}

gb_status phrases_build(phrases *set) {
    return set->host->lexicon_build(set->lexicon);
}

int32_t phrase_before(const phrases *set, gb_string text, uint32_t floor, uint32_t end, uint32_t *start) {
    int32_t value = -1;
    uint32_t at = end, c = character_before(text, end);
    if (c >= 0x10000 || !(set->lasts[c / 32] >> (c % 32) & 1)) return -1;
    for (unsigned i = 0; i < set->longest && at > floor; i++) {
        c = previous_character(text, &at);
        if (at < floor) break;
        if (c >= 0x10000 || !(set->firsts[c / 32] >> (c % 32) & 1)) continue;
        int32_t found = set->host->lexicon_value(set->lexicon, gb_slice(text, (gb_span){at, end}));
        if (found >= 0) {
            value = found;
            *start = at;
        }
    }
    return value;
}

bool contains_character(gb_string set, uint32_t c) {
    for (size_t i = 0; i < set.length;)
        if (gb_next(set, &i) == c) return true;
    return false;
}
