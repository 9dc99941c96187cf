/* The function table that plugins get, and what stands behind it for one plugin of a chain. */
#ifndef GB_RUN_HOST_H
#define GB_RUN_HOST_H

#include "base/datafile.h"
#include "base/lexicon.h"
#include "run/instance.h"

/* Pretended stage of a document that a reader is filling. */
#define GB_STAGE_READER (-3)

/* Something that a plugin made in open() and the host frees after close(). */
typedef struct gb_belonging {
    struct gb_belonging *next;
    gb_lexicon *lexicon;
    gb_data_table *table;
    gb_string mapped;
    char *path;
} gb_belonging;

struct gb_context {
    gb_chain *chain;
    const gb_stage *stage;
    void *self;
    int opened;
    int opening;      /* 1 inside open(): handles and data may be asked for */
    int writing;      /* 1 inside the writer's collect() and finish() */
    gb_error failure; /* what the plugin said through fail(); klass NONE = nothing */
    gb_belonging *belongings;
    /* readers */
    gb_input_function *input;
    void *input_user;
    gb_buffer content; /* of read_all() */
    char *source_name;
    size_t produced; /* documents of the source so far */
    size_t tried;    /* the same with those that failed */
};

struct gb_chain {
    const gb_plan *plan;
    const gb_paths *paths;
    gb_facts facts;
    gb_log_function *log;
    void *log_user;
    const gb_sink *sink;
    gb_context *stages; /* plan->count */
    gb_context *readers;
    gb_context writer;
    gb_unit unit;
};

extern const gb_host gb_host_table;

/* Hands a message of a plugin on. */
void gb_context_log(gb_context *context, gb_level level, const char *text);

#endif
