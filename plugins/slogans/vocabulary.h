/* What the plugin knows of the language: the lexicon of slogans and the pattern words, read from data/. */
#ifndef SLOGANS_VOCABULARY_H
#define SLOGANS_VOCABULARY_H

#include "../common/endings.h"
#include <gongbao/plugin.h>

/* The word sets, one for each `role` of the data tables (see their headers for what each is for). */
typedef enum word_set {
    /* numeric.tsv */
    WORD_CLASSIFIER,
    WORD_UNIT,
    WORD_COUNTED,
    WORD_HEAD,
    WORD_ACT,
    WORD_JOINT,
    WORD_PAIR,
    WORD_ROUND,
    WORD_LINK,
    WORD_AFTER,
    WORD_IDIOM,
    WORD_CODE_STOP,
    /* quotes.tsv */
    WORD_QUOTE_STOP,
    WORD_NAME_START,
    WORD_NAME_END,
    WORD_PRIZE_END,
    WORD_COINED_END,
    WORD_BUILD_BEFORE,
    WORD_CODE_AFTER,
    WORD_HONOUR_BEFORE,
    WORD_NAME_BEFORE,
    WORD_SPEECH_BEFORE,
    WORD_NAME_AFTER,
    WORD_SERVICE_BEFORE,
    WORD_SERVICE_AFTER,
    /* parallel.tsv */
    WORD_VERB,
    WORD_LEAD,
    WORD_FOUR_LEAD,
    WORD_STRONG_VERB,
    WORD_WILLING,
    WORD_THING,
    WORD_LONG_LEAD,
    WORD_DONE,
    WORD_TAIL,
    WORD_OBJECT,
    WORD_PIVOT,
    WORD_LONG_PIVOT,
    WORD_INTRODUCTION,
    WORD_CITY_VERB,
    WORD_PLAIN,
    WORD_FOUR_TAIL,
    WORD_REPEATED_LEAD,
    WORD_REPEATED_END,
    WORD_PAIR_OBJECT,
    /* branding.tsv */
    WORD_QUALITY,
    WORD_MADE,
    WORD_BRAND_END,
    WORD_BRAND_HEAD,
    WORD_BRAND_LEFT,
    WORD_PLACE,
    WORD_PLACE_END,
    /* expansion.tsv */
    WORD_GLOSSARY,
    WORD_DEFINES,
    WORD_EQUATES,
    WORD_ORDINAL,
    WORD_LIST_START,
    WORD_CONJUNCTION,
    WORD_NO_CONJUNCTION,
    WORD_LIST_END,
    WORD_LIST_CUT,
    WORD_OTHER_LIST,
    WORD_SETS
} word_set;

/* A slogan of the lexicon. The strings live as long as the vocabulary; what the lexicon does not say is empty. */
typedef struct entry {
    gb_string term;    /* the canonical form */
    gb_string members; /* "名|名|..." */
    gb_string meaning, domain, source;
    int16_t first_year; /* 0 = not said */
    uint8_t level;      /* 1 national, 2 provincial, 3 local; 0 = not said */
    uint8_t core;
    uint8_t plain;   /* a plain term of policy, no slogan */
    uint8_t numeric; /* the term begins with a numeral that counts */
    uint8_t type;    /* slogan_type of finds.h */
} entry;

/* Values in `slogans` that are no index. */
#define VALUE_NONE INT32_MAX            /* only looks like a slogan: found, so that it hides what is inside it */
#define VALUE_BRAND (INT32_MAX - 1)     /* a quality and a place of the table: 美丽 and a province */
#define VALUE_BRAND_END (INT32_MAX - 2) /* the fixed end of a brand: 强市 */

typedef struct vocabulary {
    const gb_host *host;
    gb_lexicon *sets[WORD_SETS];
    endings endings[WORD_SETS]; /* of the words of each set */
    gb_lexicon *slogans; /* what is looked for everywhere: term and variants -> index in entries, or one of VALUE_... */
    entry *entries;
    size_t entry_count, entry_capacity;
    uint8_t *kinds; /* character kinds of the first 65536 code points, see characters.h */
} vocabulary;

/* lexicon.c: reads a lexicon into v->entries and v->slogans; of a form that stands twice the later entry counts, so a
 * user's lexicon is read last. Every mistake is an error with file and line. */
gb_status lexicon_read(vocabulary *v, gb_context *context, const char *file);

/* Reads every data table. `user_lexicon`: path of one more lexicon, or NULL. GB_OK; otherwise fail() has been called.
 * vocabulary_free() must be called in either case. */
gb_status vocabulary_load(vocabulary *v, gb_context *context, const gb_host *host, const char *user_lexicon);
void vocabulary_free(vocabulary *v);

/* The longest word of `set` that stands in `text` at `at`: 1 with its end in *end (may be NULL), else 0. */
int word_at(const vocabulary *v, word_set set, gb_string text, uint32_t at, uint32_t *end);
/* The longest word of `set` that ends in `text` at `at`, of up to 8 characters: 1 with its start in *start (may be
 * NULL). */
int word_before(const vocabulary *v, word_set set, gb_string text, uint32_t at, uint32_t *start);
/* 1 when `word` is in `set`. */
int word_is(const vocabulary *v, word_set set, gb_string word);
/* 1 when some word of `set`, of up to 8 characters, covers both the byte before `at` and the byte at `at`, or begins at
 * `at`. */
int word_covers(const vocabulary *v, word_set set, gb_string text, uint32_t at);
/* The entry whose term or variant is exactly `text`: its index, or -1. */
int32_t entry_of(const vocabulary *v, gb_string text);

#endif
