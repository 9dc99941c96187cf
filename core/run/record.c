/* What the supervisor tells: events for the user, rows for the output. */
#include <stdlib.h>
#include <string.h>

#include "run/supervisor.h"

#define PROGRESS_SECONDS 0.1

void gb_tell(gb_supervisor *s, gb_event_kind kind, const char *document, const char *plugin, const char *cause,
             const char *message) {
    gb_event event = {kind, document, plugin, cause, message, s->report->documents, s->request->source_count};
    if (s->request->event) s->request->event(s->request->user, &event);
}

void gb_tell_progress(gb_supervisor *s, int last) {
    double now = gb_now();
    if (!last && now - s->progress < PROGRESS_SECONDS) return;
    s->progress = now;
    gb_tell(s, GB_EVENT_PROGRESS, NULL, NULL, NULL, NULL);
}

/* Room for one row more. -1: no memory. */
static int make_room(gb_supervisor *s) {
    if (s->row_count < s->row_capacity) return 0;
    size_t capacity = s->row_capacity ? s->row_capacity * 2 : 64;
    gb_error_row *grown = realloc(s->rows, capacity * sizeof *grown);
    if (!grown) return -1;
    s->rows = grown;
    s->row_capacity = capacity;
    return 0;
}

void gb_record(gb_supervisor *s, uint64_t document, unsigned rank, const char *id, const char *plugin,
               const char *cause, const char *message) {
    gb_tell(s, GB_EVENT_ERROR, id, plugin, cause, message);
    if (make_room(s) != 0) {
        gb_supervisor_stop(s, "no memory for the list of errors");
        return;
    }
    s->rows[s->row_count++] =
        (gb_error_row){document, rank, id ? strdup(id) : NULL, plugin ? strdup(plugin) : NULL, cause, strdup(message)};
}

/* Rows with the same place keep their order: the array is sorted by merging. */
static int comes_before(const gb_error_row *a, const gb_error_row *b) {
    return a->document != b->document ? a->document < b->document : a->rank < b->rank;
}

static void merge_sort(gb_error_row *rows, gb_error_row *spare, size_t count) {
    size_t half = count / 2, left = 0, right = half, out = 0;
    if (count < 2) return;
    merge_sort(rows, spare, half);
    merge_sort(rows + half, spare, count - half);
    while (left < half && right < count)
        spare[out++] = comes_before(&rows[right], &rows[left]) ? rows[right++] : rows[left++];
    while (left < half) spare[out++] = rows[left++];
    memcpy(rows, spare, out * sizeof *rows);
}

void gb_put_rows(gb_supervisor *s, gb_buffer *out) {
    gb_error_row *spare = malloc((s->row_count + 1) * sizeof *spare);
    if (spare) merge_sort(s->rows, spare, s->row_count);
    free(spare);
    gb_put_u32(out, (uint32_t)s->row_count);
    for (size_t i = 0; i < s->row_count; i++) {
        gb_put_text(out, s->rows[i].id);
        gb_put_text(out, s->rows[i].plugin);
        gb_put_text(out, s->rows[i].kind);
        gb_put_text(out, s->rows[i].message ? s->rows[i].message : "");
    }
}

void gb_rows_forget(gb_supervisor *s) {
    for (size_t i = 0; i < s->row_count; i++) {
        free(s->rows[i].id);
        free(s->rows[i].plugin);
        free(s->rows[i].message);
    }
    free(s->rows);
    s->rows = NULL;
    s->row_count = s->row_capacity = 0;
}

const char *gb_known_cause(const char *cause) {
    static const char *const known[] = {"read", "decode", "plugin", "output", "skipped", NULL};
    for (size_t i = 0; cause && known[i]; i++)
        if (strcmp(cause, known[i]) == 0) return known[i];
    return NULL;
}
