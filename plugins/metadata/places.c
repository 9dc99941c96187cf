/* Names of places: by their last character, with the exceptions of places.tsv. */
#include "places.h"

#include "../common/scan.h"

#include <stdlib.h>

enum {
    NAME_LENGTH = 14, /* characters of the longest name: 双江拉祜族佤族布朗族傣族自治县 is one more than most */
    NAME_LEAST = 2
};

typedef enum place_role { ROLE_PLACE, ROLE_ALIAS, ROLE_DIRECT, ROLE_STOP, ROLE_OWN, ROLE_BEFORE } place_role;

struct places {
    const gb_host *host;
    const gb_data_table *table;
    gb_lexicon *names; /* value: row * 8 + role */
};

static int role_of(gb_string name) {
    static const char *const roles[] = {"place", "alias", "direct", "stop", "own", "before"};
    for (int i = 0; i < 6; i++)
        if (gb_equal(name, gb_string_of(roles[i]))) return i;
    return -1;
}

places *places_open(gb_context *context, const gb_host *host) {
    places *p = calloc(1, sizeof *p);
    if (!p) {
        host->fail(context, GB_FATAL, "metadata: out of memory");
        return NULL;
    }
    p->host = host;
    p->table = host->data_table(context, "places.tsv", "name role full?");
    p->names = p->table ? host->lexicon_new(context) : NULL;
    bool ok = p->names != NULL;
    for (size_t row = 0; ok && row < host->data_rows(p->table); row++) {
        int role = role_of(host->data_cell(p->table, row, 1));
        if (role < 0 || row > INT32_MAX / 8) {
            host->fail(context, GB_FATAL, "places.tsv:%zu: role must be place, alias, direct, stop, own or before",
                       host->data_line(p->table, row));
            ok = false;
        } else {
            ok = host->lexicon_add(p->names, host->data_cell(p->table, row, 0), (int32_t)row * 8 + role) == GB_OK;
        }
    }
    if (ok && host->lexicon_build(p->names) == GB_OK) return p;
    free(p);
    return NULL;
}

void places_close(places *p) {
    free(p);
}

static bool is_suffix(uint32_t c) {
    return c == 0x7701 || c == 0x5E02 || c == 0x53BF || c == 0x533A || c == 0x5DDE || c == 0x76DF || c == 0x65D7;
}

/* Does the name of a higher unit end before `at`, where character `c` is its last? 苏州市: 州 ends one only as 自治州.
 */
static bool ends_higher_unit(gb_string text, size_t at, uint32_t c) {
    if (!is_suffix(c)) return false;
    if (c != 0x5DDE) return true;
    return at >= 6 && gb_stands_at(text, at - 6, GB_TEXT("自治"));
}

static bool is_date_word(gb_string text, size_t at, uint32_t c) {
    if (c != 0x5E74 && c != 0x6708 && c != 0x65E5) return false;
    size_t before = at;
    uint32_t digit = gb_previous(text, &before);
    return scan_digit(digit) >= 0 || scan_han_digit(digit) >= 0;
}

/* True when a word that is no part of a name stands at `at` and ends before `end`; *behind gets its end. */
static bool word_before_name(const places *p, gb_string text, uint32_t at, uint32_t end, uint32_t *behind) {
    int32_t value = p->host->lexicon_longest(p->names, (gb_string){text.data, end}, at, behind);
    return value >= 0 && value % 8 == ROLE_BEFORE && *behind < end;
}

/* Where the name that ends at `end` begins: behind a higher unit, a date, a word that is no name, or what is no
 * Chinese. */
static uint32_t name_start(const places *p, gb_string text, uint32_t from, uint32_t end) {
    size_t at = end;
    gb_previous(text, &at); /* its last character */
    for (int length = 1; length <= NAME_LENGTH && at > from; length++) {
        size_t before = at;
        uint32_t behind, c = gb_previous(text, &before);
        if (!gb_is_han(c) || before < from || is_date_word(text, before, c)) break;
        if (length >= NAME_LEAST && ends_higher_unit(text, before, c)) break;
        if (word_before_name(p, text, (uint32_t)before, end, &behind) && behind >= at) {
            if (behind > at) at = behind;
            break;
        }
        at = before;
    }
    return (uint32_t)at;
}

/* The longest entry of the table that ends at `end`. Its row, or -1. */
static int32_t entry_before(const places *p, gb_string text, uint32_t from, uint32_t end, uint32_t *start) {
    int32_t best = -1;
    size_t at = end;
    for (int length = 0; length < NAME_LENGTH && at > from; length++) {
        gb_previous(text, &at);
        if (at < from) break;
        int32_t value = p->host->lexicon_value(p->names, gb_slice(text, (gb_span){(uint32_t)at, end}));
        if (value < 0 || (value % 8 != ROLE_PLACE && value % 8 != ROLE_ALIAS)) continue;
        best = value;
        *start = (uint32_t)at;
    }
    return best;
}

static gb_string entry_name(const places *p, int32_t value) {
    int column = value % 8 == ROLE_ALIAS || value % 8 == ROLE_DIRECT ? 2 : 0;
    return p->host->data_cell(p->table, (size_t)(value / 8), column);
}

bool place_before(const places *p, gb_string text, uint32_t from, uint32_t end, gb_span *where, gb_string *name) {
    size_t last = end;
    if (end <= from) return false;
    bool suffixed = is_suffix(gb_previous(text, &last));
    *where = (gb_span){end, end};
    int32_t entry = entry_before(p, text, from, end, &where->start);
    if (entry >= 0 && (entry % 8 == ROLE_PLACE || !suffixed)) {
        *name = entry_name(p, entry);
        return true;
    }
    if (!suffixed) return false;
    where->start = name_start(p, text, from, end);
    *name = gb_slice(text, *where);
    if (scan_length(text, *where, NAME_LEAST) < NAME_LEAST) return false;
    uint32_t tail = end;
    for (int i = 0; i < NAME_LEAST; i++) {
        size_t before = tail;
        gb_previous(text, &before);
        tail = (uint32_t)before;
    }
    int32_t value = p->host->lexicon_value(p->names, gb_slice(text, (gb_span){tail, end}));
    if (value >= 0 && value % 8 == ROLE_OWN) return false;
    value = p->host->lexicon_value(p->names, *name);
    return value < 0 || value % 8 == ROLE_PLACE;
}

bool place_in(const places *p, gb_string text, gb_span span, gb_string *name) {
    gb_string head = {text.data, span.end};
    gb_span where;
    for (size_t at = span.start; at < span.end;) {
        uint32_t end, from = (uint32_t)at;
        int32_t value = p->host->lexicon_longest(p->names, head, from, &end);
        if (value >= 0 && (value % 8 == ROLE_PLACE || (value % 8 == ROLE_ALIAS && end == span.end))) {
            *name = entry_name(p, value);
            return true;
        }
        bool suffix = is_suffix(gb_next(head, &at));
        size_t next = at;
        /* 云泽市市长 ends at the first 市, 苏州市 not at 州. */
        if (suffix && !is_suffix(gb_next(head, &next)) && place_before(p, text, span.start, (uint32_t)at, &where, name))
            return true;
    }
    return false;
}

bool place_direct(const places *p, gb_string text, gb_span span, gb_span *where, gb_string *name) {
    gb_string head = {text.data, span.end};
    int32_t value;
    for (uint32_t at = span.start, end; at < span.end; at = end) {
        at = p->host->lexicon_find(p->names, head, at, &end, &value);
        if (at == GB_NO_POSITION) return false;
        if (value % 8 != ROLE_DIRECT) continue;
        *where = (gb_span){at, end};
        *name = entry_name(p, value);
        return true;
    }
    return false;
}

bool place_most_named(const places *p, gb_string text, gb_string *name) {
    enum { LEAST = 3, LEAD = 3 };
    size_t rows = p->host->data_rows(p->table), best = 0, second = 0;
    uint32_t *counts = calloc(rows ? rows : 1, sizeof *counts);
    if (!counts) return false;
    int32_t value;
    for (uint32_t at = 0, end; at < text.length; at = end) {
        at = p->host->lexicon_find(p->names, text, at, &end, &value);
        if (at == GB_NO_POSITION) break;
        if (value % 8 == ROLE_ALIAS) counts[value / 8]++;
    }
    for (size_t i = 1; i < rows; i++)
        if (counts[i] > counts[best]) best = i;
    for (size_t i = 0; i < rows; i++)
        if (i != best && counts[i] > second) second = counts[i];
    bool clear = rows > 0 && counts[best] >= LEAST && counts[best] >= LEAD * second;
    if (clear) *name = p->host->data_cell(p->table, best, 2);
    free(counts);
    return clear;
}
