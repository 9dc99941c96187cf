#include "language.h"

#include <stdlib.h>
#include <string.h>

/* What goes with a data file while it is loaded. */
typedef struct loading {
    gb_context *context;
    const gb_host *host;
    const char *file;
    const gb_data_table *rows;
} loading;

static gb_status fail_row(const loading *l, size_t row, const char *cause) {
    return l->host->fail(l->context, GB_FATAL, "%s:%zu: %s", l->file, l->host->data_line(l->rows, row), cause);
}

/* Opens a data file and makes room for one struct a row. */
static void *load_rows(loading *l, const char *file, const char *columns, size_t size) {
    l->file = file;
    l->rows = l->host->data_table(l->context, file, columns);
    if (!l->rows) return NULL;
    size_t count = l->host->data_rows(l->rows);
    void *memory = calloc(count > 0 ? count : 1, size);
    if (!memory) l->host->fail(l->context, GB_FATAL, "%s: out of memory", file);
    return memory;
}

static gb_string cell(const loading *l, size_t row, int column) {
    return l->host->data_cell(l->rows, row, column);
}

static gb_status build(const loading *l, phrases *set) {
    if (phrases_build(set) == GB_OK) return GB_OK;
    return l->host->fail(l->context, GB_FATAL, "%s: no memory for its words", l->file);
}

static bool is_word(gb_string text, const char *word) {
    return gb_equal(text, gb_string_of(word));
}

/* The place of `name` in "one|two|three", -1 = it is not there. */
static int choice_index(const char *choices, gb_string name) {
    for (int index = 0;; index++) {
        size_t length = strcspn(choices, "|");
        if (gb_equal(name, (gb_string){choices, length})) return index;
        if (choices[length] == 0) return -1;
        choices += length + 1;
    }
}

/* An empty cell is an absent value. */
static gb_string value_cell(const loading *l, size_t row, int column) {
    gb_string text = cell(l, row, column);
    return text.length > 0 ? text : (gb_string){NULL, 0};
}

static gb_status load_units(knowledge *language, loading *l) {
    language->unit =
        load_rows(l, "units.tsv", "unit kind dimension? factor? base? words? cancelled? short? ordinal? iso? scaled?",
                  sizeof *language->unit);
    if (!language->unit) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        unit_entry *u = &language->unit[row];
        gb_string which = cell(l, row, 5);
        bool word = is_word(cell(l, row, 1), "word");
        int k = word ? KIND_NUMERAL : choice_index(KIND_NAMES, cell(l, row, 1));
        int allowed = which.length == 0 ? WORDS_ANY : choice_index("any|count|large|never", which);
        if (k < 0 || cell(l, row, 0).length == 0)
            return fail_row(l, row, "want a unit and a kind such as quantity or money");
        if (allowed < 0) return fail_row(l, row, "words: want any, count, large or never");
        u->name = cell(l, row, 0);
        u->kind = (quantity_kind)k;
        u->dimension = cell(l, row, 2);
        u->factor = value_cell(l, row, 3);
        u->base = value_cell(l, row, 4);
        u->words = (word_rule)allowed;
        u->cancelled = cell(l, row, 6);
        u->cancelled_short = cell(l, row, 7);
        u->ordinal = is_word(cell(l, row, 8), "yes");
        u->iso = cell(l, row, 9);
        u->scaled = cell(l, row, 10);
        if (phrases_add(&language->units, u->name, (int32_t)row) != GB_OK)
            return fail_row(l, row, "the unit cannot be used");
    }
    return build(l, &language->units);
}

static gb_status load_bounds(knowledge *language, loading *l) {
    phrases *const places[] = {&language->bounds_before, &language->bounds_bare, &language->bounds_inside,
                               &language->bounds_after, &language->minuses};
    language->bound = load_rows(l, "bounds.tsv", "word place bound unless? cancelled? time?", sizeof *language->bound);
    if (!language->bound) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        int where = choice_index("before|bare|inside|after|minus", cell(l, row, 1));
        int limit = choice_index(BOUND_NAMES, cell(l, row, 2));
        if (where < 0) return fail_row(l, row, "place: want before, bare, inside, after or minus");
        if (limit < 0) return fail_row(l, row, "bound: want one of " BOUND_NAMES);
        language->bound[row] = (bound_word){(bound_kind)limit, cell(l, row, 3), cell(l, row, 4),
                                            is_word(cell(l, row, 5), "last"), is_word(cell(l, row, 5), "term")};
        if (phrases_add(places[where], cell(l, row, 0), (int32_t)row) != GB_OK)
            return fail_row(l, row, "the word cannot be used");
    }
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        if (build(l, places[i]) != GB_OK) return GB_FATAL;
    return GB_OK;
}

/* Chains the pattern in `row` to those with the same text. */
static gb_status chain_pattern(knowledge *language, int32_t row) {
    context_pattern *p = &language->pattern[row];
    phrases *set = p->after.length > 0 ? &language->patterns_after : &language->patterns_before;
    gb_string key = p->after.length > 0 ? p->after : p->before;
    p->next = -1;
    for (int32_t other = row - 1; other >= 0; other--) {
        const context_pattern *earlier = &language->pattern[other];
        bool same = p->after.length > 0 ? gb_equal(earlier->after, key)
                                        : earlier->after.length == 0 && gb_equal(earlier->before, key);
        if (!same) continue;
        p->next = other;
        break;
    }
    return phrases_add(set, key, row);
}

static gb_status load_patterns(knowledge *language, loading *l) {
    static const char *const classes = "any|arabic|chinese|one|small|scaled";
    language->pattern = load_rows(l, "patterns.tsv", "before numeral after reading reason", sizeof *language->pattern);
    if (!language->pattern) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        context_pattern *p = &language->pattern[row];
        int class = choice_index(classes, cell(l, row, 1));
        int reading = choice_index("open|none|quantity|ordinal|rank", cell(l, row, 3));
        p->before = cell(l, row, 0);
        p->after = cell(l, row, 2);
        p->literal = cell(l, row, 1);
        p->reason = cell(l, row, 4);
        if (reading < 1) return fail_row(l, row, "reading: want none, quantity, ordinal or rank");
        if (p->before.length == 0 && p->after.length == 0)
            return fail_row(l, row, "want a text before or after the numeral");
        p->class = class < 0 ? CLASS_LITERAL : (numeral_class) class;
        p->verdict = (enum verdict)reading;
        if (chain_pattern(language, (int32_t)row) != GB_OK) return fail_row(l, row, "the pattern cannot be used");
    }
    if (build(l, &language->patterns_after) != GB_OK) return GB_FATAL;
    return build(l, &language->patterns_before);
}

/* How many characters of a word go before its first numeral. */
static unsigned characters_before_numeral(const knowledge *language, gb_string word) {
    unsigned count = 0;
    for (size_t i = 0; i < word.length; count++) {
        role r = role_of(&language->characters, gb_next(word, &i));
        if (r != ROLE_NONE) return count;
    }
    return 0;
}

static gb_status load_words(knowledge *language, loading *l) {
    language->word_reason = load_rows(l, "words.tsv", "word reason", sizeof *language->word_reason);
    if (!language->word_reason) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        unsigned back = characters_before_numeral(language, cell(l, row, 0));
        if (back > language->word_back) language->word_back = back;
        language->word_reason[row] = cell(l, row, 1);
        if (phrases_add(&language->words, cell(l, row, 0), (int32_t)row) != GB_OK)
            return fail_row(l, row, "the word cannot be used");
    }
    return build(l, &language->words);
}

/* The bits of the roles in a cell, separated by spaces; 0 = one of them is none. */
static int32_t roles_of(gb_string cell) {
    int32_t roles = 0;
    for (size_t i = 0; i < cell.length;) {
        size_t end = i;
        while (end < cell.length && cell.data[end] != ' ') end++;
        int bit = choice_index(HEAD_ROLES, gb_slice(cell, (gb_span){(uint32_t)i, (uint32_t)end}));
        if (bit < 0) return 0;
        roles |= 1 << bit;
        i = end + 1;
    }
    return roles;
}

static gb_status load_heads(knowledge *language, loading *l) {
    l->file = "heads.tsv";
    l->rows = l->host->data_table(l->context, l->file, "word role");
    if (!l->rows) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        int32_t roles = roles_of(cell(l, row, 1));
        if (roles == 0) return fail_row(l, row, "role: want some of " HEAD_ROLES);
        if (phrases_add(&language->heads, cell(l, row, 0), roles) != GB_OK)
            return fail_row(l, row, "the word cannot be used");
    }
    return build(l, &language->heads);
}

/* More than one character. */
static bool is_long(gb_string word) {
    size_t i = 0;
    if (word.length > 0) gb_next(word, &i);
    return i < word.length;
}

/* Verbs of change are links among the words around a quantity, too; so heads.tsv is loaded behind them. */
static gb_status load_directions(knowledge *language, loading *l) {
    language->change = load_rows(l, "directions.tsv", "word direction place object? not?", sizeof *language->change);
    if (!language->change) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        gb_string word = cell(l, row, 0);
        int way = choice_index("none|up|down", cell(l, row, 1)), place = choice_index("before|name", cell(l, row, 2));
        if (way < 0) return fail_row(l, row, "direction: want up, down or none");
        if (place < 0) return fail_row(l, row, "place: want before or name");
        language->change[row] = (change_word){(direction)way, is_word(cell(l, row, 3), "yes"), cell(l, row, 4)};
        gb_status status = phrases_add(place == 0 ? &language->changes : &language->rates, word, (int32_t)row);
        if (status == GB_OK && place == 0 && way > 0 && is_long(word))
            status = phrases_add(&language->heads, word, HEAD_LINK);
        if (status != GB_OK) return fail_row(l, row, "the word cannot be used");
    }
    if (build(l, &language->changes) != GB_OK) return GB_FATAL;
    return build(l, &language->rates);
}

/* -99 to 99; less when the text is none of these. */
static int year_offset(gb_string text) {
    bool negative = text.length > 0 && text.data[0] == '-';
    int value = 0;
    size_t digits = text.length - negative;
    if (digits < 1 || digits > 2) return -YEAR_ZERO - 1;
    for (size_t i = negative; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return -YEAR_ZERO - 1;
        value = value * 10 + (text.data[i] - '0');
    }
    return negative ? -value : value;
}

static gb_status load_years(knowledge *language, loading *l) {
    l->file = "years.tsv";
    l->rows = l->host->data_table(l->context, l->file, "word offset");
    if (!l->rows) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        gb_string offset = cell(l, row, 1);
        int value = year_offset(offset);
        if (value < -YEAR_ZERO) return fail_row(l, row, "offset: want a number of years from -99 to 99");
        if (phrases_add(&language->years, cell(l, row, 0), value + YEAR_ZERO) != GB_OK)
            return fail_row(l, row, "the word cannot be used");
    }
    return build(l, &language->years);
}

static gb_status load_contexts(knowledge *language, loading *l) {
    l->file = "contexts.tsv";
    l->rows = l->host->data_table(l->context, l->file, "name characters");
    if (!l->rows) return GB_FATAL;
    for (size_t row = 0; row < l->host->data_rows(l->rows); row++) {
        int index = choice_index(CONTEXT_NAMES, cell(l, row, 0));
        if (index < 0) return fail_row(l, row, "name: want one of " CONTEXT_NAMES);
        language->contexts[index] = cell(l, row, 1);
    }
    return GB_OK;
}

gb_status language_load(knowledge *language, gb_context *context, const gb_host *host) {
    loading l = {context, host, NULL, NULL};
    phrases *const sets[] = {
        &language->units,        &language->bounds_before,  &language->bounds_bare,     &language->bounds_inside,
        &language->bounds_after, &language->patterns_after, &language->patterns_before, &language->words,
        &language->heads,        &language->years,          &language->minuses,         &language->changes,
        &language->rates};
    static gb_status (*const steps[])(knowledge *, loading *) = {
        load_units, load_bounds, load_patterns, load_words, load_directions, load_heads, load_years, load_contexts};
    gb_status status = characters_load(&language->characters, context, host);
    for (size_t i = 0; status == GB_OK && i < sizeof sets / sizeof *sets; i++)
        status = phrases_open(sets[i], context, host);
    for (size_t i = 0; status == GB_OK && i < sizeof steps / sizeof *steps; i++) status = steps[i](language, &l);
    if (status == GB_OK) return GB_OK;
    language_free(language);
    return status;
}

void language_free(knowledge *language) {
    free(language->unit);
    free(language->bound);
    free(language->pattern);
    free(language->word_reason);
    free(language->change);
    language->unit = NULL;
    language->bound = NULL;
    language->pattern = NULL;
    language->word_reason = NULL;
    language->change = NULL;
}
