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

#define TARGETS_NOTE 200 /* bytes of a note */

/* What was found, and why where that needs a word. */
typedef struct targets_judgement {
    int verdict;          /* VERDICT_ */
    int reason;           /* REASON_ */
    gb_string difference; /* result minus target; a NULL string where there is none. Memory of the document */
    char note[TARGETS_NOTE];
} targets_judgement;

/* 1 when more or less of the indicator called `name` is a choice of policy. */
int targets_is_neutral(const targets_vocabulary *vocabulary, gb_string name);

/* The judgement by the figures and by what the report says. `document` gives memory. */
void targets_judge(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                   const targets_outcome *outcome, targets_judgement *judgement);

/* How far from a target in `unit` (with `value`; may be a NULL string) a figure may lie: tolerance.tsv. */
gb_string targets_tolerance_of(const gb_host *host, gb_document *document, const targets_vocabulary *vocabulary,
                               gb_string unit, gb_string value);

/* Sets reason and note. */
void targets_say(targets_judgement *judgement, int reason, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

#endif
