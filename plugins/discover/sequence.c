#include "sequence.h"
#include <stdlib.h>

static int push(sequence *s, uint32_t token) {
    if (s->count == s->capacity) {
        uint32_t capacity = s->capacity ? s->capacity * 2 : 65536;
        uint32_t *tokens = realloc(s->tokens, capacity * sizeof *tokens);
        if (!tokens) return -1;
        s->tokens = tokens;
        s->capacity = capacity;
    }
    s->tokens[s->count++] = token;
    return 0;
}

static int push_gap(sequence *s) {
    uint32_t number = vocabulary_add(&s->words, (gb_string){"", 0});
    return number == VOCABULARY_FULL ? -1 : push(s, number | SEQUENCE_BREAK);
}

sequence_result sequence_begin(sequence *s, gb_string id) {
    uint32_t name = vocabulary_add(&s->names, id);
    if (name == VOCABULARY_FULL) return SEQUENCE_NO_MEMORY;
    if (s->document_count == s->document_capacity) {
        uint32_t capacity = s->document_capacity ? s->document_capacity * 2 : 256;
        sequence_document *documents = realloc(s->documents, capacity * sizeof *documents);
        if (!documents) return SEQUENCE_NO_MEMORY;
        s->documents = documents;
        s->document_capacity = capacity;
    }
    if (push_gap(s) != 0) return SEQUENCE_NO_MEMORY;
    s->documents[s->document_count++] = (sequence_document){name, s->count - 1};
    return SEQUENCE_DONE;
}

sequence_result sequence_add(sequence *s, gb_string token, int is_break, uint32_t limit) {
    uint32_t number;
    if (s->count >= limit) return SEQUENCE_FULL;
    number = vocabulary_add(&s->words, token);
    if (number == VOCABULARY_FULL) return SEQUENCE_NO_MEMORY;
    return push(s, is_break ? number | SEQUENCE_BREAK : number) == 0 ? SEQUENCE_DONE : SEQUENCE_NO_MEMORY;
}

void sequence_drop_document(sequence *s) {
    s->count = s->documents[--s->document_count].start;
}

sequence_result sequence_end(sequence *s) {
    return push_gap(s) == 0 ? SEQUENCE_DONE : SEQUENCE_NO_MEMORY;
}

uint32_t sequence_document_of(const sequence *s, uint32_t token) {
    uint32_t low = 0, high = s->document_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (s->documents[middle].start <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

void sequence_free(sequence *s) {
    vocabulary_free(&s->words);
    vocabulary_free(&s->names);
    free(s->tokens);
    free(s->documents);
    *s = (sequence){0};
}
