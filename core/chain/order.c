/* Which plugins a chain needs besides those asked for, and in which order they run. */
#include <stdio.h>
#include <string.h>

#include "base/suggest.h"
#include "chain/plan_internal.h"
#include "plugin/declared.h"

#define GB_NAMES_LIMIT 256 /* layers among which a mistyped one is looked for */

void gb_draft_note(gb_draft *draft, const char *format, ...) {
    char text[512];
    va_list arguments;
    if (draft->note_count >= GB_NOTE_LIMIT) return;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    const char *copy = gb_arena_copy(draft->arena, text, strlen(text));
    if (copy) draft->notes[draft->note_count++] = copy;
}

static const gb_layer_declaration *given_layer(const gb_plugin *plugin, const char *layer) {
    const gb_layer_declaration *given;
    for (size_t i = 0; (given = gb_layer_of(plugin, i)); i++)
        if (strcmp(given->name, layer) == 0) return given;
    return NULL;
}

int gb_draft_giver(const gb_draft *draft, const char *layer) {
    for (size_t s = 0; s < draft->count; s++)
        if (given_layer(draft->stages[s].entry->plugin, layer)) return (int)s;
    return -1;
}

/* Says that no plugin gives a layer, with the nearest one that some plugin does give. */
static void refuse_need(const gb_draft *draft, const gb_plugin *user, const char *layer, gb_error *error) {
    const char *names[GB_NAMES_LIMIT + 1], *near;
    const gb_layer_declaration *given;
    size_t count = 0;
    for (size_t i = 0; i < draft->registry->plugin_count; i++)
        for (size_t k = 0; (given = gb_layer_of(draft->registry->plugins[i].plugin, k)) && count < GB_NAMES_LIMIT; k++)
            names[count++] = given->name;
    names[count] = NULL;
    near = gb_suggest(layer, names);
    if (near)
        gb_error_set(error, GB_ERROR_USAGE, "%s needs the layer %s, which no installed plugin gives: did you mean %s?",
                     user->id, layer, near);
    else
        gb_error_set(error, GB_ERROR_USAGE,
                     "%s needs the layer %s, which no installed plugin gives: see gongbao list, or give --plugin-path",
                     user->id, layer);
}

/* The one installed plugin that gives a layer. */
static const gb_entry_plugin *installed_giver(const gb_draft *draft, const gb_plugin *user, const char *layer,
                                              gb_error *error) {
    const gb_entry_plugin *found = NULL;
    for (size_t i = 0; i < draft->registry->plugin_count; i++) {
        const gb_entry_plugin *entry = &draft->registry->plugins[i];
        if (entry->plugin->kind != GB_ANALYZER || !given_layer(entry->plugin, layer)) continue;
        if (found) {
            gb_error_set(error, GB_ERROR_USAGE,
                         "%s needs the layer %s, which both %s and %s give: put one into the chain", user->id, layer,
                         found->plugin->id, entry->plugin->id);
            return NULL;
        }
        found = entry;
    }
    if (!found) refuse_need(draft, user, layer, error);
    return found;
}

static int add_givers(gb_draft *draft, size_t stage, gb_error *error) {
    const gb_plugin *user = draft->stages[stage].entry->plugin;
    const gb_need *need;
    for (size_t i = 0; (need = gb_need_of(user, i)); i++) {
        if (need->optional || gb_draft_giver(draft, need->layer) >= 0) continue;
        const gb_entry_plugin *giver = installed_giver(draft, user, need->layer, error);
        if (!giver) return -1;
        if (draft->count >= GB_STAGE_LIMIT)
            return gb_error_set(error, GB_ERROR_USAGE, "chain: more than %u plugins", GB_STAGE_LIMIT);
        draft->stages[draft->count++] = (gb_stage){.entry = giver, .added = 1};
        gb_draft_note(draft, "added %s: it gives the layer %s that %s needs", giver->plugin->id, need->layer, user->id);
    }
    return 0;
}

static int refuse_two_givers(const gb_draft *draft, gb_error *error) {
    for (size_t s = 0; s < draft->count; s++) {
        const gb_plugin *plugin = draft->stages[s].entry->plugin;
        const gb_layer_declaration *given;
        for (size_t i = 0; (given = gb_layer_of(plugin, i)); i++) {
            int first = gb_draft_giver(draft, given->name);
            if ((size_t)first != s)
                return gb_error_set(error, GB_ERROR_USAGE, "both %s and %s give the layer %s: leave one out",
                                    draft->stages[first].entry->plugin->id, plugin->id, given->name);
        }
    }
    return 0;
}

static int has_column(const gb_layer_declaration *layer, const char *name, size_t length) {
    const gb_column *column;
    for (size_t i = 0; (column = gb_column_of(layer, i)); i++)
        if (strlen(column->name) == length && memcmp(column->name, name, length) == 0) return 1;
    return 0;
}

static int check_columns(const gb_draft *draft, const gb_plugin *user, const gb_need *need, gb_error *error) {
    int giver = gb_draft_giver(draft, need->layer);
    if (giver < 0 || !need->columns) return 0;
    const gb_plugin *plugin = draft->stages[giver].entry->plugin;
    const gb_layer_declaration *layer = given_layer(plugin, need->layer);
    for (const char *at = need->columns; *at;) {
        size_t length = strcspn(at, " ");
        if (length && !has_column(layer, at, length))
            return gb_error_set(error, GB_ERROR_USAGE,
                                "%s needs the column %.*s of the layer %s, which %s %s does not give: use a newer %s",
                                user->id, (int)length, at, need->layer, plugin->id, plugin->version, plugin->id);
        at += length + (at[length] == ' ');
    }
    return 0;
}

int gb_draft_complete(gb_draft *draft, gb_error *error) {
    for (size_t s = 0; s < draft->count; s++) /* grows while it runs */
        if (add_givers(draft, s, error) != 0) return -1;
    if (refuse_two_givers(draft, error) != 0) return -1;
    for (size_t s = 0; s < draft->count; s++) {
        const gb_plugin *user = draft->stages[s].entry->plugin;
        const gb_need *need;
        for (size_t i = 0; (need = gb_need_of(user, i)); i++)
            if (check_columns(draft, user, need, error) != 0) return -1;
    }
    return 0;
}

/* ---- order: depth first, users after their givers; depth is at most the number of stages ---- */

typedef struct walk {
    gb_draft *draft;
    unsigned char state[GB_STAGE_LIMIT]; /* 0 = new, 1 = its givers are being placed, 2 = placed */
    size_t path[GB_STAGE_LIMIT];         /* the stages in state 1, outermost first */
    size_t depth;
    size_t order[GB_STAGE_LIMIT];
    size_t placed;
} walk;

static int refuse_cycle(const walk *w, size_t again, gb_error *error) {
    char text[700] = "";
    size_t used = 0, from = 0;
    while (w->path[from] != again) from++;
    for (size_t i = from; i < w->depth && used < sizeof text - 80; i++)
        used += (size_t)snprintf(text + used, sizeof text - used, "%.60s needs ",
                                 w->draft->stages[w->path[i]].entry->plugin->id);
    return gb_error_set(error, GB_ERROR_USAGE, "the chain has a cycle: %s%s", text,
                        w->draft->stages[again].entry->plugin->id);
}

static int place(walk *w, size_t stage, gb_error *error) {
    const gb_plugin *plugin = w->draft->stages[stage].entry->plugin;
    const gb_need *need;
    w->state[stage] = 1;
    w->path[w->depth++] = stage;
    for (size_t i = 0; (need = gb_need_of(plugin, i)); i++) {
        int giver = gb_draft_giver(w->draft, need->layer);
        if (giver < 0 || (size_t)giver == stage || w->state[giver] == 2) continue;
        if (w->state[giver] == 1) {
            if (need->optional) continue;
            return refuse_cycle(w, (size_t)giver, error);
        }
        if (place(w, (size_t)giver, error) != 0) return -1;
    }
    w->depth--;
    w->state[stage] = 2;
    w->order[w->placed++] = stage;
    return 0;
}

int gb_draft_order(gb_draft *draft, gb_error *error) {
    static const walk empty;
    walk w = empty;
    gb_stage sorted[GB_STAGE_LIMIT];
    w.draft = draft;
    for (size_t s = 0; s < draft->count; s++)
        if (w.state[s] == 0 && place(&w, s, error) != 0) return -1;
    for (size_t i = 0; i < draft->count; i++) {
        sorted[i] = draft->stages[w.order[i]];
        for (size_t before = i + 1; before < draft->count; before++)
            if (w.order[before] < w.order[i] && !sorted[i].added) sorted[i].moved = 1;
        if (sorted[i].moved) gb_draft_note(draft, "moved %s: others need its layers", sorted[i].entry->plugin->id);
    }
    memcpy(draft->stages, sorted, draft->count * sizeof *sorted);
    return 0;
}
