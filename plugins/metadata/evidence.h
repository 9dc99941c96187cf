/* What the head of a report says about itself. */
#ifndef METADATA_EVIDENCE_H
#define METADATA_EVIDENCE_H

#include "../common/years.h"
#include "places.h"
#include "vocabulary.h"

typedef enum kind { KIND_NONE, KIND_REPORT, KIND_COMMUNIQUE, KIND_PLAN } kind;

/* A value found in the text. */
typedef struct finding {
    gb_string value; /* NULL: not found */
    gb_span where;
    bool title;   /* found in a title line, else in the opening */
    bool certain; /* every line that names one names the same, and at least one says so plainly */
} finding;

typedef struct evidence {
    finding title, place, speaker;
    finding year; /* value: the digits or words in the text that it comes from; the year itself is in year_value */
    finding day;  /* the date of the meeting, in day_value */
    int year_value;
    date day_value;
    kind kind;
} evidence;

/* Reads at most the first 16 KiB of `text`. */
void evidence_find(evidence *found, gb_string text, const vocabulary *words, const places *names);

#endif
