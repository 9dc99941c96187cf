/* A page that a process shares with the supervisor: what it is doing now. It costs a few stores, and it can still be
 * read when the process has crashed. */
#ifndef GB_RUN_CONTROL_H
#define GB_RUN_CONTROL_H

#include <stdatomic.h>
#include <stdint.h>

typedef enum gb_phase {
    GB_PHASE_IDLE = 0, /* waits for the supervisor */
    GB_PHASE_WAIT,     /* waits for input, an output or the supervisor: takes as long as it takes */
    GB_PHASE_READ,     /* a reader plugin is at work */
    GB_PHASE_STAGE,    /* process() of `stage` */
    GB_PHASE_HANDOVER, /* the core packs and sends */
    GB_PHASE_COLLECT,  /* collect() of a stage or of the writer */
    GB_PHASE_FINISH,   /* finish() of a stage or of the writer */
    GB_PHASE_LOAD,     /* the engine loads plugins and plans */
    GB_PHASE_OPEN      /* the engine opens plugins */
} gb_phase;

/* Written by one process, read by another that believes nothing of it. */
typedef struct gb_control {
    _Atomic uint32_t step; /* grows with every change */
    _Atomic uint32_t phase;
    _Atomic int32_t stage;
    _Atomic uint64_t document; /* sequence number of the document at hand */
    _Atomic uint64_t bytes;    /* length of its text, 0 while unknown */
    const char *opening;       /* engine: the id of the plugin being opened; an address in its own memory */
} gb_control;

/* What a page said at one moment. */
typedef struct gb_position {
    uint32_t step;
    gb_phase phase;
    int stage;
    uint64_t document;
    uint64_t bytes;
} gb_position;

/* New memory of one page, of fixed size; its descriptor, or -1. */
int gb_control_create(void);
/* The page of such a descriptor, or NULL. */
gb_control *gb_control_map(int file);
void gb_control_unmap(gb_control *control);

void gb_control_set(gb_control *control, gb_phase phase, int stage);
/* A new document begins. */
void gb_control_document(gb_control *control, uint64_t document, uint64_t bytes);
gb_position gb_control_get(const gb_control *control);

#endif
