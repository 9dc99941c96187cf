/* The table words.tsv: what words tell about a line at the head of a report. */
#ifndef METADATA_VOCABULARY_H
#define METADATA_VOCABULARY_H

#include "gongbao/plugin.h"

#include <stdbool.h>

enum {
    WORD_REPORT = 1,
    WORD_COMMUNIQUE = 2,
    WORD_PLAN = 4,
    WORD_TITLE = WORD_REPORT | WORD_COMMUNIQUE | WORD_PLAN,
    WORD_MEETING = 8,
    WORD_ANCHOR = 16,
    WORD_SPEAKER = 32,
    WORD_REVIEW = 64,
    WORD_PAGE = 128,
    WORD_AUDIENCE = 256,
    WORD_SUBJECT = 512,
    WORD_PROVINCE = 1024
};

typedef struct vocabulary {
    const gb_host *host;
    gb_lexicon *words;
} vocabulary;

/* False after fail(). */
bool vocabulary_open(vocabulary *v, gb_context *context, const gb_host *host);
/* The next word at or after *at in `span`: its roles, its place in *where; *at moves behind it. 0 when there is none.
 */
unsigned vocabulary_next(const vocabulary *v, gb_string text, gb_span span, uint32_t *at, gb_span *where);
/* All roles of the words in `span` together. */
unsigned vocabulary_roles(const vocabulary *v, gb_string text, gb_span span);

#endif
