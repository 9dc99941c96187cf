/* Running the stages of a chain over one document, with what has failed left out. */
#ifndef GB_RUN_ANALYSIS_H
#define GB_RUN_ANALYSIS_H

#include "run/instance.h"

/* What became of a stage on one document. */
typedef enum gb_outcome {
    GB_STAGE_DONE = 0,
    GB_STAGE_FAILED,  /* told as it happened */
    GB_STAGE_SKIPPED, /* it needs a stage that failed */
} gb_outcome;

/* 1 when stage `stage` needs a stage whose outcome is not DONE. */
int gb_stage_blocked(const gb_plan *plan, size_t stage, const unsigned char *outcomes);
/* "a, b" of the ids of all skipped stages into `text`; the number of them. */
size_t gb_stages_skipped(const gb_plan *plan, const unsigned char *outcomes, char *text, size_t capacity);

#endif
