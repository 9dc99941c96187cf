/* The supervisor's request and the engine's plan as bytes, to hand them over. */
#ifndef GB_RUN_REQUEST_H
#define GB_RUN_REQUEST_H

#include "chain/plan.h"
#include "run/run.h"

/* The parts of a run request that the engine needs. */
void gb_request_put(gb_buffer *out, const gb_run_request *request);
/* Points into `bytes`, which must stay; *sources, which request->sources is too, is to be freed. 0, or -1: damaged or
 * no memory. */
int gb_request_take(gb_string bytes, gb_run_request *request, const char ***sources);

typedef struct gb_stage_facts {
    const char *id;
    int collects;               /* has tables: a collector works for it */
    int looks;                  /* which looks at documents, and not only finishes */
    const unsigned char *needs; /* a byte for every stage: 1 = this one needs that one's layers */
} gb_stage_facts;

/* What the supervisor knows about the plan. */
typedef struct gb_plan_facts {
    size_t stage_count;
    gb_stage_facts *stages;
    size_t reader_count;
    const char **readers;   /* ids */
    unsigned char *streams; /* a byte for every reader: 1 = one source holds many documents */
    const char *writer;
    int writer_looks;
    size_t note_count;
    const char **notes;
    size_t source_count;
    const char *source_readers; /* a u32 for every source, see gb_facts_reader */
    char *memory;               /* what all this points into */
} gb_plan_facts;

/* `collects`: a byte for every stage. */
void gb_facts_put(gb_buffer *out, const gb_plan *plan, const unsigned char *collects, const gb_run_request *request);
/* Copies `bytes`. 0, or -1: damaged or no memory. */
int gb_facts_take(gb_string bytes, gb_plan_facts *facts);
/* The reader of a source by its name; GB_CHOOSE_READER for standard input. */
uint32_t gb_facts_reader(const gb_plan_facts *facts, size_t source);
void gb_facts_free(gb_plan_facts *facts);

#endif
