/* The table promise in the making. */
#ifndef TARGETS_PROMISE_H
#define TARGETS_PROMISE_H

#include "record.h"
#include "verdict.h"

/* A report and whose it is. */
typedef struct targets_dated {
    const char *place, *id;
    const targets_report *report;
} targets_dated;

typedef struct targets_promises {
    const targets_records *records;
    const targets_layers *layers;
    const targets_vocabulary *vocabulary;
    unsigned verdicts; /* that are wanted, a bit each */
    gb_document *corpus;
    targets_dated *reports; /* sorted by place, year, order */
    size_t count;
} targets_promises;

/* Two reports and the items of the one that are sought in the other. */
typedef struct targets_meeting {
    const targets_report *earlier, *later;
    int due;                         /* year of the targets */
    size_t earlier_same, later_same; /* reports of that place and year */
    targets_item *targets, *results;
    const targets_record **target_records, **result_records;
    size_t target_count, result_count;
} targets_meeting;

/* promise-row.c: one row each; a target without a result, a target that is due later, a target with its result. */
void targets_promise_unpaired(const targets_promises *all, const targets_meeting *meeting,
                              const targets_record *target);
void targets_promise_later(const targets_promises *all, const targets_meeting *meeting, const targets_record *target);
void targets_promise_pair(const targets_promises *all, const targets_meeting *meeting, const targets_pair *pair);

/* promise-words.c: judges a target that has words instead of a figure. */
void targets_judge_words(const targets_promises *all, const targets_meeting *meeting, const targets_pair *pair,
                         targets_judgement *judgement);

#endif
