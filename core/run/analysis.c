#include "run/analysis.h"

#include <stdio.h>

int gb_stage_blocked(const gb_plan *plan, size_t stage, const unsigned char *outcomes) {
    for (size_t s = 0; s < stage; s++)
        if (plan->stages[stage].needs[s] && outcomes[s] != GB_STAGE_DONE) return 1;
    return 0;
}

size_t gb_stages_skipped(const gb_plan *plan, const unsigned char *outcomes, char *text, size_t capacity) {
    size_t count = 0, used = 0;
    text[0] = '\0';
    for (size_t s = 0; s < plan->count; s++) {
        if (outcomes[s] != GB_STAGE_SKIPPED) continue;
        int n = snprintf(text + used, capacity - used, "%s%s", count++ ? ", " : "", plan->stages[s].entry->plugin->id);
        if (n > 0 && (size_t)n < capacity - used) used += (size_t)n;
    }
    return count;
}
