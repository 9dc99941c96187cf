/* How long a plugin may work on one document, and watching that it does not take longer. CPU time counts, because wall
 * time depends on what else the machine does; wall time is the limit for those that sleep. */
#ifndef GB_RUN_LIMITS_H
#define GB_RUN_LIMITS_H

#include <sys/types.h>

#include "run/control.h"

#define GB_STAGE_SECONDS 10.0                /* default CPU limit of a stage on a document of no length */
#define GB_WORKER_DOCUMENTS 500u             /* a worker is replaced after so many documents, */
#define GB_WORKER_GROWTH ((size_t)128 << 20) /* or when its memory has grown by so much */
#define GB_EMPTY_DEATHS 3                    /* workers that die before any stage began, in a row: the run stops */
#define GB_BREAKER_DOCUMENTS 20              /* documents in a row on which a plugin kills its worker: it is disabled */

typedef struct gb_budget {
    double cpu;  /* seconds */
    double wall; /* seconds */
} gb_budget;

/* `stage_seconds` 0 = the default. One fifth of it is added for every MB of text: 10 s + 2 s/MB. Wall: three times the
 * CPU limit and one stage_seconds. */
gb_budget gb_budget_for(double stage_seconds, uint64_t bytes);

typedef enum gb_overrun { GB_IN_TIME = 0, GB_CPU_OVERRUN, GB_WALL_OVERRUN } gb_overrun;

/* What is known about a process's present step. Zeros to begin with. */
typedef struct gb_watch {
    int seen;
    uint32_t step;
    double cpu;  /* CPU time of the process when the step was first seen */
    double wall; /* the same in wall time */
} gb_watch;

/* Seconds of a clock that only goes forward. */
double gb_now(void);
/* Looks at a process that is in a phase with a limit. */
gb_overrun gb_watch_look(gb_watch *watch, pid_t pid, uint32_t step, gb_budget budget);

#endif
