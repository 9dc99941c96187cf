/* Regular expressions of Perl's kind, by PCRE2: https://www.pcre.org/current/doc/html/pcre2pattern.html
 *
 * Characters are Unicode's, \d, \w and \b too; ^ and $ are the ends of lines. Matching is limited in steps, depth and
 * memory, so a pattern that never ends costs an error and not the run. */
#ifndef FIND_PATTERN_H
#define FIND_PATTERN_H

#include "gongbao/plugin.h"

typedef struct pattern pattern;

typedef enum pattern_result { PATTERN_FOUND, PATTERN_NONE, PATTERN_TOO_COSTLY, PATTERN_NO_MEMORY } pattern_result;

/* NULL after fail(): the message names the place of the mistake. To be closed. In open() only, so that the compiled
 * code is shared by all workers. */
pattern *pattern_open(const gb_host *host, gb_context *context, const char *text);
/* The first match that is not empty at or after `from`, which is a character boundary. `text` is valid UTF-8. */
pattern_result pattern_find(pattern *pattern, gb_string text, uint32_t from, gb_span *found);
void pattern_close(pattern *pattern);

#endif
