/* Reading the tables of pattern words, and looking words up. */
#include "vocabulary.h"
#include "characters.h"

#include <stdlib.h>

#define WORD_CHARACTERS 8 /* longest word that is looked for backwards */

/* Which table gives a word set, and the role's name there. */
static const struct {
    const char *file;
    const char *role;
} roles[WORD_SETS] = {
    [WORD_CLASSIFIER] = {"numeric.tsv", "classifier"},
    [WORD_UNIT] = {"numeric.tsv", "unit"},
    [WORD_COUNTED] = {"numeric.tsv", "counted"},
    [WORD_HEAD] = {"numeric.tsv", "head"},
    [WORD_ACT] = {"numeric.tsv", "act"},
    [WORD_JOINT] = {"numeric.tsv", "joint"},
    [WORD_PAIR] = {"numeric.tsv", "pair"},
    [WORD_ROUND] = {"numeric.tsv", "round"},
    [WORD_LINK] = {"numeric.tsv", "link"},
    [WORD_AFTER] = {"numeric.tsv", "after"},
    [WORD_IDIOM] = {"numeric.tsv", "idiom"},
    [WORD_CODE_STOP] = {"numeric.tsv", "code_stop"},
    [WORD_QUOTE_STOP] = {"quotes.tsv", "stop"},
    [WORD_NAME_START] = {"quotes.tsv", "name_start"},
    [WORD_NAME_END] = {"quotes.tsv", "name_end"},
    [WORD_PRIZE_END] = {"quotes.tsv", "prize_end"},
    [WORD_COINED_END] = {"quotes.tsv", "coined_end"},
    [WORD_BUILD_BEFORE] = {"quotes.tsv", "build_before"},
    [WORD_CODE_AFTER] = {"quotes.tsv", "code_after"},
    [WORD_HONOUR_BEFORE] = {"quotes.tsv", "honour_before"},
    [WORD_NAME_BEFORE] = {"quotes.tsv", "name_before"},
    [WORD_SPEECH_BEFORE] = {"quotes.tsv", "speech_before"},
    [WORD_NAME_AFTER] = {"quotes.tsv", "name_after"},
    [WORD_SERVICE_BEFORE] = {"quotes.tsv", "service_before"},
    [WORD_SERVICE_AFTER] = {"quotes.tsv", "service_after"},
    [WORD_VERB] = {"parallel.tsv", "verb"},
    [WORD_LEAD] = {"parallel.tsv", "lead"},
    [WORD_FOUR_LEAD] = {"parallel.tsv", "four_lead"},
    [WORD_STRONG_VERB] = {"parallel.tsv", "strong_verb"},
    [WORD_WILLING] = {"parallel.tsv", "willing"},
    [WORD_THING] = {"parallel.tsv", "thing"},
    [WORD_LONG_LEAD] = {"parallel.tsv", "long_lead"},
    [WORD_DONE] = {"parallel.tsv", "done"},
    [WORD_TAIL] = {"parallel.tsv", "tail"},
    [WORD_OBJECT] = {"parallel.tsv", "object"},
    [WORD_LONG_PIVOT] = {"parallel.tsv", "long_pivot"},
    [WORD_PIVOT] = {"parallel.tsv", "pivot"},
    [WORD_INTRODUCTION] = {"parallel.tsv", "introduction"},
    [WORD_CITY_VERB] = {"parallel.tsv", "city_verb"},
    [WORD_PLAIN] = {"parallel.tsv", "plain"},
    [WORD_FOUR_TAIL] = {"parallel.tsv", "four_tail"},
    [WORD_REPEATED_LEAD] = {"parallel.tsv", "repeated_lead"},
    [WORD_REPEATED_END] = {"parallel.tsv", "repeated_end"},
    [WORD_PAIR_OBJECT] = {"parallel.tsv", "pair_object"},
    [WORD_QUALITY] = {"branding.tsv", "quality"},
    [WORD_MADE] = {"branding.tsv", "made"},
    [WORD_BRAND_END] = {"branding.tsv", "end"},
    [WORD_BRAND_HEAD] = {"branding.tsv", "head"},
    [WORD_BRAND_LEFT] = {"branding.tsv", "left"},
    [WORD_PLACE] = {"branding.tsv", "place"},
    [WORD_PLACE_END] = {"branding.tsv", "place_end"},
    [WORD_GLOSSARY] = {"expansion.tsv", "glossary"},
    [WORD_DEFINES] = {"expansion.tsv", "defines"},
    [WORD_EQUATES] = {"expansion.tsv", "equates"},
    [WORD_ORDINAL] = {"expansion.tsv", "ordinal"},
    [WORD_LIST_START] = {"expansion.tsv", "list_start"},
    [WORD_CONJUNCTION] = {"expansion.tsv", "conjunction"},
    [WORD_NO_CONJUNCTION] = {"expansion.tsv", "no_conjunction"},
    [WORD_LIST_END] = {"expansion.tsv", "list_end"},
    [WORD_LIST_CUT] = {"expansion.tsv", "list_cut"},
    [WORD_OTHER_LIST] = {"expansion.tsv", "other_list"},
};

static const char *const files[] = {"numeric.tsv", "quotes.tsv", "parallel.tsv", "branding.tsv", "expansion.tsv"};

static int set_named(const char *file, gb_string role) {
    for (int i = 0; i < WORD_SETS; i++) {
        if (strcmp(roles[i].file, file) == 0 && gb_equal(gb_string_of(roles[i].role), role)) return i;
    }
    return -1;
}

static gb_status read_words(vocabulary *v, gb_context *context, const char *file) {
    const gb_host *host = v->host;
    const gb_data_table *table = host->data_table(context, file, "role word");
    if (!table) return GB_FATAL;
    for (size_t i = 0, n = host->data_rows(table); i < n; i++) {
        gb_string role = host->data_cell(table, i, 0), word = host->data_cell(table, i, 1);
        int set = set_named(file, role);
        if (set < 0 || word.length == 0) {
            return host->fail(context, GB_FATAL, "%s:%zu: %s", file, host->data_line(table, i),
                              set < 0 ? "unknown role; the header of the file lists them" : "the word is missing");
        }
        gb_status status = host->lexicon_add(v->sets[set], word, 1);
        if (status != GB_OK) return status;
        endings_add(&v->endings[set], word);
    }
    return GB_OK;
}

/* Brands of the places that the table names, and the fixed ends, are looked for together with the lexicon. */
static gb_status read_brands(vocabulary *v, gb_context *context) {
    const gb_host *host = v->host;
    const gb_data_table *table = host->data_table(context, "branding.tsv", "role word");
    if (!table) return GB_FATAL;
    size_t rows = host->data_rows(table);
    gb_status status = GB_OK;
    for (size_t i = 0; i < rows && status == GB_OK; i++) {
        gb_string role = host->data_cell(table, i, 0), word = host->data_cell(table, i, 1);
        if (gb_equal(role, GB_TEXT("end"))) status = host->lexicon_add(v->slogans, word, VALUE_BRAND_END);
        if (!gb_equal(role, GB_TEXT("quality"))) continue;
        for (size_t j = 0; j < rows && status == GB_OK; j++) {
            char joined[64];
            gb_string place = host->data_cell(table, j, 1);
            if (!gb_equal(host->data_cell(table, j, 0), GB_TEXT("place"))) continue;
            if (word.length > sizeof(joined) / 2 || place.length > sizeof(joined) / 2) continue;
            memcpy(joined, word.data, word.length);
            memcpy(joined + word.length, place.data, place.length);
            status = host->lexicon_add(v->slogans, (gb_string){joined, word.length + place.length}, VALUE_BRAND);
        }
    }
    return status;
}

gb_status vocabulary_load(vocabulary *v, gb_context *context, const gb_host *host, const char *user_lexicon) {
    memset(v, 0, sizeof(*v));
    v->host = host;
    v->kinds = malloc(0x10000);
    if (!v->kinds) return host->fail(context, GB_FATAL, "out of memory");
    character_kinds(v->kinds);
    for (int i = 0; i < WORD_SETS; i++) {
        v->sets[i] = host->lexicon_new(context);
        if (!v->sets[i]) return host->fail(context, GB_FATAL, "out of memory");
    }
    v->slogans = host->lexicon_new(context);
    if (!v->slogans) return host->fail(context, GB_FATAL, "out of memory");
    gb_status status = GB_OK;
    for (size_t i = 0; status == GB_OK && i < sizeof(files) / sizeof(files[0]); i++) {
        status = read_words(v, context, files[i]);
    }
    if (status == GB_OK) status = read_brands(v, context);
    if (status == GB_OK) status = lexicon_read(v, context, "lexicon.tsv");
    if (status == GB_OK && user_lexicon) status = lexicon_read(v, context, user_lexicon);
    for (int i = 0; status == GB_OK && i < WORD_SETS; i++) status = host->lexicon_build(v->sets[i]);
    if (status == GB_OK) status = host->lexicon_build(v->slogans);
    return status;
}

void vocabulary_free(vocabulary *v) {
    free(v->entries);
    free(v->kinds);
    memset(v, 0, sizeof(*v));
}

int word_at(const vocabulary *v, word_set set, gb_string text, uint32_t at, uint32_t *end) {
    uint32_t stop = at;
    if (v->host->lexicon_longest(v->sets[set], text, at, &stop) < 0) return 0;
    if (end) *end = stop;
    return 1;
}

int word_is(const vocabulary *v, word_set set, gb_string word) {
    return word.length > 0 && v->host->lexicon_value(v->sets[set], word) >= 0;
}

int word_before(const vocabulary *v, word_set set, gb_string text, uint32_t at, uint32_t *start) {
    uint32_t from = at;
    int found = 0;
    if (!endings_may_match(&v->endings[set], text, at)) return 0;
    for (int i = 0; i < WORD_CHARACTERS && from > 0; i++) {
        character_before(text, from, &from);
        if (!word_is(v, set, gb_slice(text, (gb_span){from, at}))) continue;
        found = 1;
        if (start) *start = from;
    }
    return found;
}

int word_covers(const vocabulary *v, word_set set, gb_string text, uint32_t at) {
    uint32_t from = at;
    for (int i = 0; i < WORD_CHARACTERS; i++) {
        uint32_t end;
        if (word_at(v, set, text, from, &end) && end > at) return 1;
        if (from == 0) return 0;
        character_before(text, from, &from);
    }
    return 0;
}

int32_t entry_of(const vocabulary *v, gb_string text) {
    if (text.length == 0) return -1;
    int32_t value = v->host->lexicon_value(v->slogans, text);
    return value >= 0 && (size_t)value < v->entry_count ? value : -1;
}
