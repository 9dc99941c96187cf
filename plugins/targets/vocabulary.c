/* Reads the word tables of data/. */
#include "vocabulary.h"

#include <stdlib.h>

/* How a table is read: the names of its columns in the order word, role, number, text. */
typedef struct table_format {
    const char *file;
    const char *columns;
    const char *const *roles; /* NULL: the table has no roles */
    int has_number;
    int has_text;
} table_format;

static const char *const verb_roles[] = {"growth", "fall", "reach", "make", "rank",      "share",   "adverb", "each",
                                         "region", "from", "mean",  "rate", "rate_down", "example", "noun",   NULL};
static const char *const opening_roles[] = {"plain", "part", "joint", "tail", "name", NULL};
static const char *const cut_roles[] = {"verb", "object", "action", "name", "start", NULL};
static const char *const head_roles[] = {"dependent", "general", "whole",       "time",
                                         "excluded",  "scope",   "scope_start", NULL};
static const char *const anchor_roles[] = {"last_year",  "this_year", "next_year", "past_years", "future_years",
                                           "plan",       "plan_end",  "mean",      "total",      "partial",
                                           "whole_year", "since",     "never",     NULL};
static const char *const mark_roles[] = {"than",     "base",  "until", "time",  "since",
                                         "compared", "range", "more",  "times", NULL};
static const char *const cue_roles[] = {"target",    "result", "quoted",   "ongoing",
                                        "attribute", "praise", "distance", NULL};
static const char *const part_roles[] = {"review", "plan", "other", NULL};
static const char *const polarity_roles[] = {"higher", "lower", "neutral", NULL};
static const char *const unit_roles[] = {"count", "person", "rank", "other", "speech", NULL};
static const char *const statement_roles[] = {"met", "exceeded", "missed", "above", "below", "ignore", NULL};
static const char *const sameness_names[] = {"same", "loose", "scope", "different", NULL};
static const char *const area_roles[] = {"area", "whole", "apart", "each", NULL};
static const char *const phrase_roles[] = {"in_step",     "above_growth", "above_average", "assigned", "no_decrease",
                                           "no_increase", "stable",       "complete",      "ignore",   NULL};

static int index_of(const char *const *names, gb_string name) {
    for (int i = 0; names[i]; i++)
        if (gb_equal(gb_string_of(names[i]), name)) return i;
    return -1;
}

/* A whole number of up to nine digits, with an optional sign; `otherwise` when the cell is empty. -1 = it is none. */
static int read_number(gb_string cell, int otherwise, int *number) {
    size_t at = cell.length > 0 && cell.data[0] == '-' ? 1 : 0;
    int value = 0;
    *number = otherwise;
    if (cell.length == 0) return 0;
    if (cell.length == at || cell.length - at > 9) return -1;
    for (size_t i = at; i < cell.length; i++) {
        if (cell.data[i] < '0' || cell.data[i] > '9') return -1;
        value = value * 10 + (cell.data[i] - '0');
    }
    *number = at ? -value : value;
    return 0;
}

static gb_status bad_cell(gb_context *context, const gb_host *host, const char *file, const gb_data_table *table,
                          size_t row, gb_string cell) {
    return host->fail(context, GB_FATAL,
                      "%s:%zu: '%.*s' is not a value that this column knows; its header comment lists them", file,
                      host->data_line(table, row), (int)(cell.length > 60 ? 60 : cell.length), cell.data);
}

static gb_status words_add(gb_context *context, targets_words *words, gb_string form, int value) {
    if (form.length == 0) return words->host->fail(context, GB_FATAL, "a word table has a line without a word");
    if (form.length > words->longest) words->longest = (uint32_t)form.length;
    endings_add(&words->endings, form);
    return words->host->lexicon_add(words->lexicon, form, value);
}

static gb_status words_load(gb_context *context, const gb_host *host, const table_format *format,
                            targets_words *words) {
    const gb_data_table *table = host->data_table(context, format->file, format->columns);
    const int role_column = 1, number_column = 1 + (format->roles != NULL);
    const int text_column = number_column + format->has_number;
    words->host = host;
    if (!table) return GB_FATAL;
    words->lexicon = host->lexicon_new(context);
    words->words = calloc(host->data_rows(table) + 1, sizeof *words->words);
    if (!words->lexicon || !words->words) return host->fail(context, GB_FATAL, "no memory left for %s", format->file);
    for (size_t row = 0; row < host->data_rows(table); row++) {
        targets_word *word = &words->words[row];
        word->form = host->data_cell(table, row, 0);
        if (format->roles) {
            gb_string cell = host->data_cell(table, row, role_column);
            word->role = index_of(format->roles, cell);
            if (word->role < 0) return bad_cell(context, host, format->file, table, row, cell);
        }
        if (format->has_number) {
            gb_string cell = host->data_cell(table, row, number_column);
            if (read_number(cell, 0, &word->number) != 0)
                return bad_cell(context, host, format->file, table, row, cell);
        }
        word->text = format->has_text ? host->data_cell(table, row, text_column) : GB_TEXT("");
        words->count = row + 1;
        if (words_add(context, words, word->form, (int)row) != GB_OK) return GB_FATAL;
    }
    return host->lexicon_build(words->lexicon);
}

static int find_group(const targets_vocabulary *vocabulary, gb_string name) {
    for (size_t i = 0; i < vocabulary->group_count; i++)
        if (gb_equal(vocabulary->groups[i].name, name)) return (int)i;
    return -1;
}

/* groups.tsv, then `role` of every word of distinct.tsv is set to the number of its group. */
static gb_status load_groups(gb_context *context, targets_vocabulary *vocabulary) {
    const gb_host *host = vocabulary->host;
    const gb_data_table *table = host->data_table(context, "groups.tsv", "group differ absent context");
    if (!table) return GB_FATAL;
    if (host->data_rows(table) > TARGETS_GROUPS)
        return host->fail(context, GB_FATAL, "groups.tsv: more than %d groups", TARGETS_GROUPS);
    for (size_t row = 0; row < host->data_rows(table); row++) {
        targets_group *group = &vocabulary->groups[row];
        const int differ = index_of(sameness_names, host->data_cell(table, row, 1));
        const int absent = index_of(sameness_names, host->data_cell(table, row, 2));
        if (differ < 0) return bad_cell(context, host, "groups.tsv", table, row, host->data_cell(table, row, 1));
        if (absent < 0) return bad_cell(context, host, "groups.tsv", table, row, host->data_cell(table, row, 2));
        group->name = host->data_cell(table, row, 0);
        group->differ = (targets_sameness)differ;
        group->absent = (targets_sameness)absent;
        group->context = host->data_cell(table, row, 3);
        vocabulary->group_count = row + 1;
    }
    for (size_t i = 0; i < vocabulary->distinct.count; i++) {
        targets_word *word = &vocabulary->distinct.words[i];
        word->role = find_group(vocabulary, word->text);
        if (word->role < 0 || word->number < 1 || word->number > 255)
            return host->fail(context, GB_FATAL,
                              "distinct.tsv: '%.*s': the group is not in groups.tsv or the value is not 1 to 255",
                              (int)word->form.length, word->form.data);
    }
    return GB_OK;
}

static gb_status load_tolerances(gb_context *context, targets_vocabulary *vocabulary) {
    const gb_host *host = vocabulary->host;
    const gb_data_table *table = host->data_table(context, "tolerance.tsv", "unit absolute relative");
    if (!table) return GB_FATAL;
    vocabulary->tolerances = calloc(host->data_rows(table) + 1, sizeof *vocabulary->tolerances);
    if (!vocabulary->tolerances) return host->fail(context, GB_FATAL, "no memory left for tolerance.tsv");
    for (size_t row = 0; row < host->data_rows(table); row++) {
        targets_tolerance *tolerance = &vocabulary->tolerances[row];
        tolerance->unit = host->data_cell(table, row, 0);
        tolerance->absolute = host->data_cell(table, row, 1);
        tolerance->relative = host->data_cell(table, row, 2);
        vocabulary->tolerance_count = row + 1;
    }
    return GB_OK;
}

gb_status targets_vocabulary_open(gb_context *context, const gb_host *host, targets_vocabulary *vocabulary) {
    const struct {
        table_format format;
        targets_words *words;
    } tables[] = {
        {{"verbs.tsv", "word role keep?", verb_roles, 1, 0}, &vocabulary->verbs},
        {{"openings.tsv", "word role", opening_roles, 0, 0}, &vocabulary->openings},
        {{"cuts.tsv", "word role", cut_roles, 0, 0}, &vocabulary->cuts},
        {{"heads.tsv", "word role name?", head_roles, 0, 1}, &vocabulary->heads},
        {{"anchors.tsv", "word role number?", anchor_roles, 1, 0}, &vocabulary->anchors},
        {{"marks.tsv", "word role", mark_roles, 0, 0}, &vocabulary->marks},
        {{"cues.tsv", "word role", cue_roles, 0, 0}, &vocabulary->cues},
        {{"measures.tsv", "word", NULL, 0, 0}, &vocabulary->measures},
        {{"headings.tsv", "word role", part_roles, 0, 0}, &vocabulary->headings},
        {{"polarity.tsv", "word polarity ceiling?", polarity_roles, 1, 0}, &vocabulary->polarity},
        {{"units.tsv", "unit kind dimension", unit_roles, 0, 1}, &vocabulary->units},
        {{"statements.tsv", "begin verdict gap? ends?", statement_roles, 1, 1}, &vocabulary->statements},
        {{"statement-ends.tsv", "word missed?", NULL, 1, 0}, &vocabulary->statement_ends},
        {{"synonyms.tsv", "form name", NULL, 0, 1}, &vocabulary->synonyms},
        {{"distinct.tsv", "word value group", NULL, 1, 1}, &vocabulary->distinct},
        {{"generic.tsv", "word weight", NULL, 1, 0}, &vocabulary->generic},
        {{"lists.tsv", "word kind members?", NULL, 1, 1}, &vocabulary->lists},
        {{"areas.tsv", "word role", area_roles, 0, 0}, &vocabulary->areas},
        {{"phrases.tsv", "begin asks gap? ends?", phrase_roles, 1, 1}, &vocabulary->phrases},
    };
    vocabulary->host = host;
    for (size_t i = 0; i < sizeof tables / sizeof tables[0]; i++) {
        gb_status status = words_load(context, host, &tables[i].format, tables[i].words);
        if (status != GB_OK) return status;
    }
    if (load_groups(context, vocabulary) != GB_OK) return GB_FATAL;
    return load_tolerances(context, vocabulary);
}

void targets_vocabulary_close(targets_vocabulary *vocabulary) {
    targets_words *const all[] = {
        &vocabulary->verbs,    &vocabulary->openings,   &vocabulary->cuts,           &vocabulary->heads,
        &vocabulary->anchors,  &vocabulary->cues,       &vocabulary->headings,       &vocabulary->polarity,
        &vocabulary->units,    &vocabulary->statements, &vocabulary->statement_ends, &vocabulary->synonyms,
        &vocabulary->distinct, &vocabulary->generic,    &vocabulary->lists,          &vocabulary->measures,
        &vocabulary->marks,    &vocabulary->phrases,    &vocabulary->areas};
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) free(all[i]->words);
    free(vocabulary->tolerances);
}

const targets_word *targets_words_at(const targets_words *words, gb_string text, uint32_t at, uint32_t *end) {
    const int32_t value = words->host->lexicon_longest(words->lexicon, text, at, end);
    return value < 0 ? NULL : &words->words[value];
}

const targets_word *targets_words_before(const targets_words *words, gb_string text, uint32_t from, uint32_t to,
                                         uint32_t *start) {
    const targets_word *found = NULL;
    const gb_string head = {text.data, to};
    size_t at = to;
    const size_t least = to - from > words->longest ? to - words->longest : from;
    if (to <= from || !endings_may_match(&words->endings, text, to)) return NULL;
    while (at > least) {
        uint32_t end = 0;
        if (gb_previous(head, &at) == 0 || at < least) break;
        const targets_word *word = targets_words_at(words, head, (uint32_t)at, &end);
        if (word && end == to) {
            found = word;
            *start = (uint32_t)at;
        }
    }
    return found;
}

const targets_word *targets_words_find(const targets_words *words, gb_string text, gb_span inside, gb_span *place) {
    const gb_string head = {text.data, inside.end};
    int32_t value = -1;
    uint32_t end = 0;
    const uint32_t at = words->host->lexicon_find(words->lexicon, head, inside.start, &end, &value);
    if (at == GB_NO_POSITION) return NULL;
    place->start = at;
    place->end = end;
    return &words->words[value];
}

const targets_word *targets_words_exact(const targets_words *words, gb_string form) {
    if (form.length == 0) return NULL;
    const int32_t value = words->host->lexicon_value(words->lexicon, form);
    return value < 0 ? NULL : &words->words[value];
}
