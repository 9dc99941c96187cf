/* The table words.tsv. */
#include "vocabulary.h"

/* The bits of a list of roles separated by commas; 0 when one is unknown. */
static int32_t roles_of(gb_string list) {
    static const char *const names[] = {"report", "communique", "plan",     "meeting", "anchor",  "speaker",
                                        "review", "page",       "audience", "subject", "province"};
    int32_t roles = 0;
    for (size_t at = 0; at <= list.length;) {
        const char *comma = memchr(list.data + at, ',', list.length - at);
        size_t end = comma ? (size_t)(comma - list.data) : list.length;
        int32_t bit = 0;
        for (int i = 0; i < 11; i++)
            if (gb_equal((gb_string){list.data + at, end - at}, gb_string_of(names[i]))) bit = 1 << i;
        if (bit == 0) return 0;
        roles |= bit;
        at = end + 1;
    }
    return roles;
}

bool vocabulary_open(vocabulary *v, gb_context *context, const gb_host *host) {
    v->host = host;
    const gb_data_table *table = host->data_table(context, "words.tsv", "word roles");
    v->words = table ? host->lexicon_new(context) : NULL;
    if (!v->words) return false;
    for (size_t row = 0; row < host->data_rows(table); row++) {
        int32_t roles = roles_of(host->data_cell(table, row, 1));
        if (roles == 0) {
            host->fail(context, GB_FATAL, "words.tsv:%zu: unknown role; the roles are explained at the top of the file",
                       host->data_line(table, row));
            return false;
        }
        if (host->lexicon_add(v->words, host->data_cell(table, row, 0), roles) != GB_OK) return false;
    }
    return host->lexicon_build(v->words) == GB_OK;
}

unsigned vocabulary_next(const vocabulary *v, gb_string text, gb_span span, uint32_t *at, gb_span *where) {
    int32_t roles = 0;
    uint32_t end = span.end;
    uint32_t found = v->host->lexicon_find(v->words, (gb_string){text.data, span.end}, *at, &end, &roles);
    if (found == GB_NO_POSITION) return 0;
    *where = (gb_span){found, end};
    *at = end;
    return (unsigned)roles;
}

unsigned vocabulary_roles(const vocabulary *v, gb_string text, gb_span span) {
    unsigned all = 0, roles;
    uint32_t at = span.start;
    gb_span where;
    while ((roles = vocabulary_next(v, text, span, &at, &where)) != 0) all |= roles;
    return all;
}
