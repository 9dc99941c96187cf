#include "model/digest.h"
#include "model/document_internal.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/utf8.h"

#define KEEP_TEXT ((size_t)4 << 20) /* a longer text's memory is given back */

gb_document *gb_document_new(const gb_schema *schema) {
    gb_document *document = calloc(1, sizeof *document);
    if (!document) return NULL;
    document->schema = schema;
    document->stage = GB_STAGE_CLOSED;
    document->layers = calloc(schema->layer_count ? (size_t)schema->layer_count : 1, sizeof *document->layers);
    if (!document->layers || gb_buffer_terminate(&document->text) != 0) {
        gb_document_free(document);
        return NULL;
    }
    for (int l = 0; l < schema->layer_count; l++)
        if (gb_rows_begin(&document->layers[l], &schema->layers[l]) != 0) {
            gb_document_free(document);
            return NULL;
        }
    return document;
}

static void forget_positions(gb_document *document) {
    free(document->codepoints);
    free(document->utf16);
    document->codepoints = document->utf16 = NULL;
}

void gb_document_free(gb_document *document) {
    if (!document) return;
    if (document->layers)
        for (int l = 0; l < document->schema->layer_count; l++)
            if (document->layers[l].layer) gb_rows_free(&document->layers[l]);
    free(document->layers);
    gb_arena_free(&document->arena);
    gb_buffer_free(&document->text);
    forget_positions(document);
    free(document);
}

void gb_document_reset(gb_document *document) {
    for (int l = 0; l < document->schema->layer_count; l++) gb_rows_clear(&document->layers[l]);
    gb_arena_free(&document->arena);
    memset(&document->arena, 0, sizeof document->arena);
    if (document->text.capacity > KEEP_TEXT) gb_buffer_free(&document->text);
    document->text.length = 0;
    document->text.failed = 0;
    gb_buffer_terminate(&document->text);
    document->meta = NULL;
    document->meta_count = document->meta_capacity = 0;
    document->stage = GB_STAGE_CLOSED;
    document->mistake.klass = document->damage.klass = GB_ERROR_NONE;
    document->packed = NULL;
    forget_positions(document);
}

const gb_schema *gb_document_schema(const gb_document *document) {
    return document->schema;
}

gb_arena *gb_document_arena(gb_document *document) {
    return &document->arena;
}

/* What the bytes that are not UTF-8 look like, and the cure. */
static void refuse_encoding(const char *data, size_t length, size_t at, gb_error *error) {
    const unsigned char *s = (const unsigned char *)data;
    if (length >= 2 && ((s[0] == 0xFF && s[1] == 0xFE) || (s[0] == 0xFE && s[1] == 0xFF))) {
        gb_error_set(error, GB_ERROR_INPUT, "not UTF-8 but UTF-16: convert it with iconv -f UTF-16 -t UTF-8");
    } else if (length - at < 4 && (s[at] & 0xC0) == 0xC0) {
        gb_error_set(error, GB_ERROR_INPUT, "not UTF-8: it ends inside the character at byte %zu; is the file cut off?",
                     at);
    } else {
        gb_error_set(
            error, GB_ERROR_INPUT,
            "not UTF-8 at byte %zu (value 0x%02X): if it is GB18030 or GBK, convert it with iconv -f GB18030 -t UTF-8",
            at, s[at]);
    }
}

int gb_document_set_text(gb_document *document, gb_string text, gb_error *error) {
    static const char mark[] = "\xEF\xBB\xBF";
    if (text.length >= 3 && memcmp(text.data, mark, 3) == 0) {
        text.data += 3;
        text.length -= 3;
    }
    if (text.length > GB_DOCUMENT_LIMIT)
        return gb_error_set(error, GB_ERROR_INPUT, "%zu bytes of text, more than the limit of %zu: split the document",
                            text.length, GB_DOCUMENT_LIMIT);
    const char *nul = text.length ? memchr(text.data, 0, text.length) : NULL;
    size_t bad = text.length ? gb_utf8_invalid(text.data, text.length) : 0;
    if (bad < text.length && (!nul || (size_t)(nul - text.data) > bad || bad < 2)) {
        refuse_encoding(text.data, text.length, bad, error);
        return -1;
    }
    if (nul)
        return gb_error_set(error, GB_ERROR_INPUT, "a NUL character at byte %zu: is it a binary file, or UTF-16 text?",
                            (size_t)(nul - text.data));
    document->text.length = 0;
    if (gb_buffer_append(&document->text, text.data, text.length) != 0 || gb_buffer_terminate(&document->text) != 0)
        return gb_error_set(error, GB_ERROR_INPUT, "no memory for %zu bytes of text", text.length);
    forget_positions(document);
    return 0;
}

gb_string gb_document_text(const gb_document *document) {
    return (gb_string){document->text.data, document->text.length};
}

static gb_meta *find_meta(const gb_document *document, const char *key) {
    for (size_t i = 0; i < document->meta_count; i++)
        if (strcmp(document->meta[i].key, key) == 0) return &document->meta[i];
    return NULL;
}

int gb_document_set_meta(gb_document *document, const char *key, gb_string value) {
    gb_meta *meta = find_meta(document, key);
    gb_string copy = gb_document_keep(document, value);
    if (!copy.data) return -1;
    if (meta) {
        meta->value = copy;
        return 0;
    }
    if (document->meta_count == document->meta_capacity) {
        size_t capacity = document->meta_capacity ? document->meta_capacity * 2 : 16;
        gb_meta *grown = gb_arena_allocate(&document->arena, capacity * sizeof *grown);
        if (!grown) return -1;
        if (document->meta_count) memcpy(grown, document->meta, document->meta_count * sizeof *grown);
        document->meta = grown;
        document->meta_capacity = capacity;
    }
    const char *name = gb_arena_copy(&document->arena, key, strlen(key));
    if (!name) return -1;
    document->meta[document->meta_count++] = (gb_meta){name, copy};
    return 0;
}

int gb_document_promise_digest(gb_document *document) {
    return gb_document_set_meta(document, GB_DIGEST_KEY, GB_TEXT(""));
}

/* The value, after a promise of a digest has been kept: an empty one is a promise. */
static gb_string value_of(const gb_document *document, gb_meta *meta) {
    if (meta->value.length == 0 && strcmp(meta->key, GB_DIGEST_KEY) == 0) {
        char *hex = gb_arena_allocate((gb_arena *)&document->arena, 2 * SHA256_DIGEST_SIZE + 1);
        if (hex) meta->value = gb_digest(gb_document_text(document), hex);
    }
    return meta->value;
}

gb_string gb_document_meta(const gb_document *document, const char *key) {
    gb_meta *meta = find_meta(document, key);
    return meta ? value_of(document, meta) : (gb_string){NULL, 0};
}

gb_status gb_document_meta_at(const gb_document *document, size_t index, gb_string *key, gb_string *value) {
    if (index >= document->meta_count) return GB_END;
    *key = gb_string_of(document->meta[index].key);
    *value = value_of(document, &document->meta[index]);
    return GB_OK;
}

void *gb_document_allocate(gb_document *document, size_t bytes) {
    return gb_arena_allocate(&document->arena, bytes);
}

gb_string gb_document_keep(gb_document *document, gb_string text) {
    char *copy = gb_arena_copy(&document->arena, text.data ? text.data : "", text.data ? text.length : 0);
    return (gb_string){copy, copy && text.data ? text.length : 0};
}
