/* The reader jsonl: a JSON object a line, {"id":...,"text":...} and any metadata. */
#include "../common/encoding.h"
#include "lines.h"
#include "module.h"

#include <cjson/cJSON.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define EXACT_LIMIT 9007199254740992.0 /* 2^53: greater integers are not read exactly */

typedef struct reader {
    const gb_host *host;
    gb_context *context;
    lines in;
} reader;

static gb_status reader_open(gb_context *context, const gb_host *host, const void *config, void **self) {
    reader *r = calloc(1, sizeof *r);
    (void)config;
    if (!r) return host->fail(context, GB_FATAL, "out of memory");
    r->host = r->in.host = host;
    r->context = r->in.context = context;
    *self = r;
    return GB_OK;
}

static void reader_close(void *self) {
    reader *r = self;
    lines_free(&r->in);
    free(r);
}

static gb_status reader_source(void *self, gb_string name) {
    reader *r = self;
    (void)name;
    lines_restart(&r->in);
    return GB_OK;
}

static int is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r';
}

static int reader_sniff(gb_string head) {
    size_t at = 0;
    const char *feed;
    if (gb_stands_at(head, 0, GB_TEXT("\xEF\xBB\xBF"))) at = 3;
    while (at < head.length && (is_space(head.data[at]) || head.data[at] == '\n')) at++;
    if (at == head.length || head.data[at] != '{') return 0;
    feed = memchr(head.data + at, '\n', head.length - at);
    head = (gb_string){head.data + at, feed ? (size_t)(feed - head.data) - at : head.length - at};
    return memmem(head.data, head.length, "\"text\"", 6) ? 95 : 50;
}

static int is_blank(gb_string line) {
    for (size_t i = 0; i < line.length; i++)
        if (!is_space(line.data[i])) return 0;
    return 1;
}

/* 1 when the line has the escape \u0000 (and not a backslash followed by u0000). */
static int has_zero_escape(gb_string line) {
    const char *at = line.data, *end = line.data + line.length;
    while ((at = memmem(at, (size_t)(end - at), "\\u0000", 6)) != NULL) {
        size_t slashes = 0;
        while (at - slashes > line.data && at[-(ptrdiff_t)slashes - 1] == '\\') slashes++;
        if (slashes % 2 == 0) return 1;
        at += 6;
    }
    return 0;
}

static gb_status fail_line(const reader *r, const char *problem) {
    return r->host->fail(r->context, GB_SKIP, "line %llu: %s", (unsigned long long)r->in.number, problem);
}

/* Sets the metadata `item`: strings, numbers and booleans; others say nothing. */
static gb_status set_meta(const reader *r, gb_document *document, const cJSON *item) {
    char number[40];
    gb_string value = {number, 0};
    if (cJSON_IsString(item)) {
        value = gb_string_of(item->valuestring);
    } else if (cJSON_IsBool(item)) {
        value = cJSON_IsTrue(item) ? GB_TEXT("true") : GB_TEXT("false");
    } else if (cJSON_IsNumber(item)) {
        double n = item->valuedouble;
        if (fabs(n) > EXACT_LIMIT)
            return r->host->fail(r->context, GB_SKIP,
                                 "line %llu: '%.60s' is a number too great to be read exactly: "
                                 "write it as a string",
                                 (unsigned long long)r->in.number, item->string);
        snprintf(number, sizeof number, n == floor(n) ? "%.0f" : "%.15g", n);
        value.length = strlen(number);
    } else {
        return GB_OK;
    }
    if (value.length == 0 && strcmp(item->string, "id") == 0) return GB_OK;
    return r->host->set_meta(document, item->string, value);
}

static gb_status fill_document(const reader *r, gb_document *document, const cJSON *object) {
    const cJSON *text = cJSON_GetObjectItemCaseSensitive(object, "text"), *item;
    if (!cJSON_IsObject(object)) return fail_line(r, "not a JSON object: write {\"id\":\"...\",\"text\":\"...\"}");
    if (!text) return fail_line(r, "no member \"text\": write {\"id\":\"...\",\"text\":\"...\"}");
    if (!cJSON_IsString(text)) return fail_line(r, "the member \"text\" is no string");
    cJSON_ArrayForEach(item, object) {
        gb_status status = GB_OK;
        if (item != text && item->string[0]) status = set_meta(r, document, item);
        if (status != GB_OK) return status;
    }
    return r->host->set_text(document, gb_string_of(text->valuestring));
}

static gb_status read_line(const reader *r, gb_document *document, gb_string line) {
    size_t bad = encoding_invalid(line);
    const char *end = NULL;
    cJSON *object;
    gb_status status;
    if (bad < line.length)
        return r->host->fail(r->context, GB_SKIP, "line %llu: %s at byte %zu of the line%s",
                             (unsigned long long)r->in.number, line.data[bad] ? "not UTF-8" : "a zero byte", bad + 1,
                             line.data[bad] ? ": convert the file with iconv -f GB18030 -t UTF-8" : "");
    if (has_zero_escape(line)) return fail_line(r, "the escape \\u0000 is not allowed in text: remove it");
    object = cJSON_ParseWithLengthOpts(line.data, line.length, &end, 0);
    while (object && end < line.data + line.length && is_space(*end)) end++;
    if (!object || end < line.data + line.length) {
        cJSON_Delete(object);
        return r->host->fail(r->context, GB_SKIP, "line %llu: invalid JSON at byte %zu of the line",
                             (unsigned long long)r->in.number, end ? (size_t)(end - line.data) + 1 : 1);
    }
    status = fill_document(r, document, object);
    cJSON_Delete(object);
    return status;
}

static gb_status reader_process(void *self, gb_document *document) {
    reader *r = self;
    gb_string line;
    for (;;) {
        lines_status status = lines_next(&r->in, &line);
        if (status == LINES_END) return GB_END;
        if (status == LINES_FAILED) return GB_SKIP;
        if (status == LINES_TOO_LONG) return fail_line(r, "longer than 1 GiB: split the text into several documents");
        if (r->in.number == 1 && gb_stands_at(line, 0, GB_TEXT("\xEF\xBB\xBF"))) {
            line.data += 3;
            line.length -= 3;
        }
        if (!is_blank(line)) return read_line(r, document, line);
    }
}

const gb_plugin jsonl_reader = {
    .size = sizeof(gb_plugin),
    .kind = GB_READER,
    .id = "jsonl",
    .version = "1.0.0",
    .summary = "JSON Lines: one object a line with id, text and any metadata",
    .license = "Apache-2.0",
    .help =
        "Each line is an object: \"text\" is the report, \"id\" its name (without it: FILE:N). All other members that\n"
        "are strings, numbers or booleans become metadata (place, year, title, ...); null, arrays and objects are\n"
        "left out. Blank lines are skipped. A line that cannot be read is one failed document; the others are read.",
    .example = "cat corpus.jsonl | gongbao run -f jsonl -",
    .flags = GB_MANY_DOCUMENTS,
    .extensions = "jsonl ndjson",
    .open = reader_open,
    .sniff = reader_sniff,
    .source = reader_source,
    .process = reader_process,
    .close = reader_close,
};
