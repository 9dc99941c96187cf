/* From what the user asked to what is run: every layer has one giver that stands before its users. */
#ifndef GB_CHAIN_PLAN_H
#define GB_CHAIN_PLAN_H

#include "base/buffer.h"
#include "chain/expression.h"
#include "model/schema.h"
#include "plugin/registry.h"

typedef struct gb_stage {
    const gb_entry_plugin *entry;
    gb_setting *settings; /* as the user gave them */
    size_t setting_count;
    void *config;
    int added; /* 1: not asked for, put in because another needs its layer */
    int moved; /* 1: stands earlier than asked for */
    /* Which stages this one needs, by required layers: needs[i] = 1. `count` of the plan long. */
    unsigned char *needs;
} gb_stage;

typedef struct gb_plan {
    gb_arena arena;
    gb_stage *stages; /* analyzers in running order */
    size_t count;
    gb_stage writer;
    gb_stage *readers; /* every reader there is, with default options or the user's */
    size_t reader_count;
    const char *reader;       /* id of the one reader to use, or NULL: by file name and content */
    gb_schema schema;         /* of documents */
    gb_schema tables;         /* of the corpus; the last one is the host's `error` */
    const char *const *notes; /* what the planner did unasked, one line each, NULL-terminated */
} gb_plan;

typedef struct gb_plan_request {
    const gb_expression *chain;  /* analyzers */
    const gb_expression *reader; /* one step, or NULL */
    const gb_expression *writer; /* one step */
} gb_plan_request;

/* 0, or -1 with `error` (class USAGE): an unknown plugin with the nearest right name, a layer that nobody gives or that
 * two give, columns that are missing, a cycle, a plugin asked for twice, wrong options. */
int gb_plan_make(const gb_registry *registry, const gb_plan_request *request, gb_plan *plan, gb_error *error);
/* The resolved chain as JSON: {"reader":...,"chain":[{plugin,version,module,options,added,needs,gives}],"writer":...}.
 */
int gb_plan_json(const gb_plan *plan, gb_buffer *out);
/* The reader for a source by its name's ending: --reader first, then an exact ending, then "*". Index in readers, or
 * -1. */
int gb_plan_reader_for(const gb_plan *plan, const char *source);
/* The reader for bytes that begin with `head` (standard input): --reader first, then the surest sniff(). */
int gb_plan_sniff(const gb_plan *plan, gb_string head);
void gb_plan_free(gb_plan *plan);

#endif
