/* Parts of the planner: for core/chain alone. */
#ifndef GB_CHAIN_PLAN_INTERNAL_H
#define GB_CHAIN_PLAN_INTERNAL_H

#include "chain/plan.h"

#define GB_STAGE_LIMIT 256u
#define GB_NOTE_LIMIT ((size_t)512)

/* The stages while they are being gathered and ordered. */
typedef struct gb_draft {
    const gb_registry *registry;
    gb_stage stages[GB_STAGE_LIMIT];
    size_t count;
    gb_arena *arena;
    const char **notes; /* in the arena, room for GB_NOTE_LIMIT + 1 */
    size_t note_count;
} gb_draft;

void gb_draft_note(gb_draft *draft, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* The number of the stage that gives a layer, or -1. */
int gb_draft_giver(const gb_draft *draft, const char *layer);
/* Puts in a giver for every layer that is needed and not given; refuses two givers and missing columns. */
int gb_draft_complete(gb_draft *draft, gb_error *error);
/* Orders the stages: every giver before its users, otherwise as asked for. Refuses cycles. */
int gb_draft_order(gb_draft *draft, gb_error *error);

#endif
