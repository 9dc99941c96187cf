/* Terms to find as they are written. */
#include "terms.h"

static gb_status add(const gb_host *host, gb_context *context, gb_lexicon *terms, gb_string term) {
    if (term.length == 0)
        return host->fail(context, GB_FATAL, "an alternative is empty: write the terms as in 'TERM|TERM'");
    if (host->lexicon_add(terms, term, 0) == GB_OK) return GB_OK;
    return host->fail(context, GB_FATAL, "the term '%.60s' cannot be searched", term.data);
}

gb_lexicon *terms_open(const gb_host *host, gb_context *context, const char *term, int alternatives) {
    gb_lexicon *terms = host->lexicon_new(context);
    gb_status status = terms ? GB_OK : host->fail(context, GB_FATAL, "out of memory");
    for (const char *at = term; status == GB_OK;) {
        size_t length = alternatives ? strcspn(at, "|") : strlen(at);
        status = add(host, context, terms, (gb_string){at, length});
        if (at[length] == '\0') break;
        at += length + 1;
    }
    if (status == GB_OK && host->lexicon_build(terms) != GB_OK)
        status = host->fail(context, GB_FATAL, "the terms cannot be searched");
    return status == GB_OK ? terms : NULL;
}
