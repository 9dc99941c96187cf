/* What became of a target. */
#ifndef TARGETS_VERDICT_H
#define TARGETS_VERDICT_H

#include "value.h"

/* A target and its result. */
typedef struct targets_outcome {
    targets_value target, result;
    uint8_t limit;   /* LIMIT_ of the target */
    uint8_t better;  /* BETTER_ of the indicator */
    uint8_t neutral; /* more or less of it is a choice of policy */
    uint8_t stated;  /* STATED_ of the result */
} targets_outcome;

/* 1 when more or less of the indicator called `name` is a choice of policy. */
int targets_is_neutral(const targets_vocabulary *vocabulary, gb_string name);

/* The verdict, and in `note` (of `size` bytes) why where that needs a word, else "". `document` gives memory. */
int targets_verdict(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                    const targets_outcome *outcome, char *note, size_t size);

#endif
