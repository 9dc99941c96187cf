/* Regular expressions of Perl's kind, by PCRE2. */
#include "pattern.h"

#ifdef HAVE_PCRE2

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#define STEP_LIMIT 10000000u /* of one search; more are a pattern that tries everything with everything */
#define DEPTH_LIMIT 100000u
#define HEAP_LIMIT 65536u /* KiB */
#define STACK_FIRST (64u * 1024)
#define STACK_LAST (4u * 1024 * 1024)
#define LENGTH_LIMIT 65536u /* bytes of a pattern */

struct pattern {
    pcre2_code *code;
    pcre2_match_data *match;
    pcre2_match_context *limits;
    pcre2_jit_stack *stack; /* NULL: this machine has no compiler for patterns, they are interpreted */
};

static void refuse(const gb_host *host, gb_context *context, const char *text, int error, size_t offset) {
    char cause[200] = "";
    unsigned character = 1;
    pcre2_get_error_message(error, (PCRE2_UCHAR *)cause, sizeof cause);
    for (size_t i = 0; i < offset && text[i]; i++) character += ((unsigned char)text[i] & 0xC0) != 0x80;
    host->fail(context, GB_FATAL, "the pattern '%.200s' is wrong at character %u: %s", text, character, cause);
}

static pcre2_code *compile(const gb_host *host, gb_context *context, const char *text) {
    const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    size_t length = strlen(text), offset = 0;
    int error = 0;
    pcre2_code *code;
    if (length > LENGTH_LIMIT) {
        host->fail(context, GB_FATAL, "the pattern is longer than %u bytes", LENGTH_LIMIT);
        return NULL;
    }
    code = pcre2_compile((PCRE2_SPTR)text, length, options, &error, &offset, NULL);
    if (!code) refuse(host, context, text, error, offset);
    return code;
}

pattern *pattern_open(const gb_host *host, gb_context *context, const char *text) {
    pattern *p = calloc(1, sizeof *p);
    if (!p) {
        host->fail(context, GB_FATAL, "out of memory");
        return NULL;
    }
    p->code = compile(host, context, text);
    if (p->code) {
        p->match = pcre2_match_data_create_from_pattern(p->code, NULL);
        p->limits = pcre2_match_context_create(NULL);
        if (p->match && p->limits) {
            pcre2_set_match_limit(p->limits, STEP_LIMIT);
            pcre2_set_depth_limit(p->limits, DEPTH_LIMIT);
            pcre2_set_heap_limit(p->limits, HEAP_LIMIT);
            if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0)
                p->stack = pcre2_jit_stack_create(STACK_FIRST, STACK_LAST, NULL);
            if (p->stack) pcre2_jit_stack_assign(p->limits, NULL, p->stack);
            return p;
        }
        host->fail(context, GB_FATAL, "out of memory");
    }
    pattern_close(p);
    return NULL;
}

pattern_result pattern_find(pattern *p, gb_string text, uint32_t from, gb_span *found) {
    const uint32_t options = PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY;
    int count = pcre2_match(p->code, (PCRE2_SPTR)text.data, text.length, from, options, p->match, p->limits);
    const PCRE2_SIZE *ends;
    if (count == PCRE2_ERROR_NOMATCH) return PATTERN_NONE;
    if (count == PCRE2_ERROR_NOMEMORY) return PATTERN_NO_MEMORY;
    if (count < 0) return PATTERN_TOO_COSTLY;
    ends = pcre2_get_ovector_pointer(p->match);
    *found = (gb_span){(uint32_t)ends[0], (uint32_t)ends[1]};
    return ends[0] < ends[1] ? PATTERN_FOUND : PATTERN_NONE;
}

void pattern_close(pattern *p) {
    if (!p) return;
    pcre2_jit_stack_free(p->stack);
    pcre2_match_context_free(p->limits);
    pcre2_match_data_free(p->match);
    pcre2_code_free(p->code);
    free(p);
}

#else

pattern *pattern_open(const gb_host *host, gb_context *context, const char *text) {
    (void)text;
    host->fail(context, GB_FATAL,
               "this Gongbao was built without regular expressions: install libpcre2-dev and "
               "build it anew");
    return NULL;
}

pattern_result pattern_find(pattern *p, gb_string text, uint32_t from, gb_span *found) {
    (void)p, (void)text, (void)from, (void)found;
    return PATTERN_NONE;
}

void pattern_close(pattern *p) {
    (void)p;
}

#endif
