/* Reading lexicons of slogans: our own and a user's. */
#include "characters.h"
#include "finds.h"
#include "vocabulary.h"

#include <stdlib.h>

/* The columns, in the order of the column argument of data_cell(). */
enum { TERM, VARIANTS, MEMBERS, LEVEL, TYPE, CORE, MEANING, DOMAIN, FIRST_YEAR, SOURCE };
static const char columns[] = "term variants? members? level? type? core? meaning? domain? first_year? source?";

static const char *const levels[] = {"", "national", "provincial", "local", "none", NULL};
static const char *const cores[] = {"", "yes", "no", "term", NULL};
static const char *const types[] = {"", "branding", "formula", "coinage", NULL};
enum { LEVEL_NONE = 4 };
enum { CORE_NO = 2, CORE_TERM = 3 };
enum { BY_FORM = 0 };
static const uint8_t given_types[] = {TYPE_FORMULA, TYPE_BRANDING, TYPE_FORMULA, TYPE_QUOTED};

#define OLDEST_YEAR 1000

/* One row of the file, for messages too. */
typedef struct reading {
    vocabulary *v;
    gb_context *context;
    const char *file;
    const gb_data_table *table;
    size_t row;
} reading;

static gb_string cell(const reading *r, int column) {
    return r->v->host->data_cell(r->table, r->row, column);
}

static gb_status wrong(const reading *r, int column, const char *name, const char *what) {
    gb_string text = cell(r, column);
    return r->v->host->fail(r->context, GB_FATAL, "%s:%zu: %s \"%.*s\": %s", r->file,
                            r->v->host->data_line(r->table, r->row), name, (int)(text.length < 60 ? text.length : 60),
                            text.data, what);
}

/* The number of a cell's word among `choices`. */
static gb_status choice(const reading *r, int column, const char *name, const char *const *choices,
                        const char *expected, int *number) {
    gb_string text = cell(r, column);
    for (*number = 0; choices[*number]; ++*number) {
        if (gb_equal(text, gb_string_of(choices[*number]))) return GB_OK;
    }
    return wrong(r, column, name, expected);
}

static gb_status year(const reading *r, int16_t *value) {
    gb_string text = cell(r, FIRST_YEAR);
    int number = 0;
    size_t i = 0;
    for (; i < text.length && i < 4 && text.data[i] >= '0' && text.data[i] <= '9'; i++)
        number = number * 10 + (text.data[i] - '0');
    *value = (int16_t)number;
    if (text.length == 0 || (text.length == 4 && i == 4 && number >= OLDEST_YEAR)) return GB_OK;
    return wrong(r, FIRST_YEAR, "first_year", "a year has four digits");
}

static int begins_with_numeral(const vocabulary *v, gb_string s) {
    size_t at = 0;
    uint32_t c = gb_next(s, &at);
    return c != 0 && (kind_of(v, c) == KIND_NUMERAL || digit_value(c) >= 0);
}

/* Adds a term and its variants ("甲|乙") with the value `index`. */
static gb_status add_forms(vocabulary *v, gb_string term, gb_string variants, int32_t index) {
    gb_status status = v->host->lexicon_add(v->slogans, term, index);
    size_t from = 0;
    for (size_t i = 0; status == GB_OK && i <= variants.length && variants.length > 0; i++) {
        if (i < variants.length && variants.data[i] != '|') continue;
        gb_string form = {variants.data + from, i - from};
        if (form.length > 0) status = v->host->lexicon_add(v->slogans, form, index);
        from = i + 1;
    }
    return status;
}

static int make_room(vocabulary *v) {
    if (v->entry_count < v->entry_capacity) return 1;
    if (v->entry_capacity > INT32_MAX / 4) return 0;
    size_t capacity = v->entry_capacity ? v->entry_capacity * 2 : 1024;
    entry *grown = realloc(v->entries, capacity * sizeof(*grown));
    if (!grown) return 0;
    v->entries = grown;
    v->entry_capacity = capacity;
    return 1;
}

static gb_status read_row(const reading *r) {
    vocabulary *v = r->v;
    gb_string term = cell(r, TERM), variants = cell(r, VARIANTS);
    int level, core, type;
    entry e = {.term = term, .members = cell(r, MEMBERS), .meaning = cell(r, MEANING)};
    if (term.length == 0) return wrong(r, TERM, "term", "the term is missing");
    gb_status status = choice(r, LEVEL, "level", levels, "national, provincial, local, none or nothing", &level);
    if (status == GB_OK) status = choice(r, CORE, "core", cores, "yes, no, term or nothing", &core);
    if (status == GB_OK) status = choice(r, TYPE, "type", types, "branding, formula, coinage or nothing", &type);
    if (status == GB_OK) status = year(r, &e.first_year);
    if (status != GB_OK) return status;
    if (level == LEVEL_NONE) return add_forms(v, term, variants, VALUE_NONE);
    if (!make_room(v)) return v->host->fail(r->context, GB_FATAL, "out of memory reading %s", r->file);
    e.domain = cell(r, DOMAIN);
    e.source = cell(r, SOURCE);
    e.level = (uint8_t)level;
    e.plain = core == CORE_TERM;
    e.core = core != CORE_TERM && core != CORE_NO;
    e.numeric = (uint8_t)(type == BY_FORM && begins_with_numeral(v, term));
    e.type = e.numeric ? TYPE_NUMERIC : given_types[type];
    v->entries[v->entry_count] = e;
    status = add_forms(v, term, variants, (int32_t)v->entry_count);
    v->entry_count++;
    return status;
}

gb_status lexicon_read(vocabulary *v, gb_context *context, const char *file) {
    reading r = {v, context, file, v->host->data_table(context, file, columns), 0};
    if (!r.table) return GB_FATAL;
    gb_status status = GB_OK;
    for (size_t rows = v->host->data_rows(r.table); r.row < rows && status == GB_OK; r.row++) status = read_row(&r);
    return status;
}
