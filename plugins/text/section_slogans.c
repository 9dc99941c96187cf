/* Slogans, grouped by what they say, counted, with their members. */
#include "../common/labels.h"
#include "sections.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct group {
    gb_string name;
    size_t first; /* row */
    size_t count;
    int64_t row; /* the row whose members are shown */
    int core;
} group;

static int compare_names(const void *a, const void *b) {
    const group *x = a, *y = b;
    size_t common = x->name.length < y->name.length ? x->name.length : y->name.length;
    int order = common ? memcmp(x->name.data, y->name.data, common) : 0;
    if (order) return order;
    if (x->name.length != y->name.length) return x->name.length < y->name.length ? -1 : 1;
    return (x->first > y->first) - (x->first < y->first);
}

/* What analysts look for first: core slogans, then frequent ones, then early ones. */
static int compare_weights(const void *a, const void *b) {
    const group *x = a, *y = b;
    if (x->core != y->core) return y->core - x->core;
    if (x->count != y->count) return x->count < y->count ? 1 : -1;
    return (x->first > y->first) - (x->first < y->first);
}

/* Sets owners[row] for each slogan whose members tell more than its own words: they are spelled out, or it has several.
 */
static void mark_owners(const view *v, unsigned char *owners, size_t slogans) {
    int members = view_layer(v, "slogan_member");
    for (size_t i = 0; i < view_rows(v, members); i++) {
        int64_t row = (int64_t)i, owner = view_integer(v, members, row, "slogan", -1);
        if (owner < 0 || (uint64_t)owner >= slogans) continue;
        if (view_string(v, members, row, "expansion").length)
            owners[owner] = 2;
        else if (view_integer(v, members, row, "count", 0) > 0 && owners[owner] < 2)
            owners[owner] += 1;
    }
    for (size_t i = 0; i < slogans; i++) owners[i] = owners[i] > 1;
}

static size_t merge(group *groups, size_t count, const unsigned char *owners) {
    size_t used = 0;
    qsort(groups, count, sizeof *groups, compare_names);
    for (size_t i = 0; i < count; i++) {
        if (used && gb_equal(groups[used - 1].name, groups[i].name)) {
            group *same = &groups[used - 1];
            same->count++;
            same->core |= groups[i].core;
            if (!owners[same->row] && owners[groups[i].row]) same->row = groups[i].row;
        } else {
            groups[used++] = groups[i];
        }
    }
    qsort(groups, used, sizeof *groups, compare_weights);
    return used;
}

static size_t collect(const view *v, int layer, group *groups, const unsigned char *owners) {
    size_t rows = view_rows(v, layer);
    for (size_t i = 0; i < rows; i++) {
        int64_t row = (int64_t)i;
        gb_string name = view_string(v, layer, row, "canonical");
        if (!name.length) name = view_text(v, layer, row);
        groups[i] = (group){name, i, 1, row, view_integer(v, layer, row, "core", 0) != 0};
    }
    return merge(groups, rows, owners);
}

/* "抓×5 优×1 促×1": what is counted; nothing for a single head when the members are spelled out. */
static void put_counts(page *line, const view *v, int64_t slogan, size_t spelled) {
    int members = view_layer(v, "slogan_member");
    page counts = {.columns = line->columns};
    size_t heads = 0;
    for (size_t i = 0; i < view_rows(v, members); i++) {
        int64_t row = (int64_t)i, count = view_integer(v, members, row, "count", 0);
        if (view_integer(v, members, row, "slogan", -1) != slogan || count <= 0) continue;
        if (heads++) page_put(&counts, " ");
        page_text(&counts, view_string(v, members, row, "head"));
        page_format(&counts, "×%lld", (long long)count);
    }
    if (heads > 1 || !spelled) page_bytes(line, counts.data, counts.length);
    if (heads > 1 && spelled) page_put(line, ": ");
    page_free(&counts);
}

/* The counts, then the members that the report spells out: 抓环境、抓项目. */
static void put_members(page *line, const view *v, int64_t slogan) {
    int members = view_layer(v, "slogan_member");
    page spelled = {.columns = line->columns};
    size_t count = 0;
    for (size_t i = 0; i < view_rows(v, members); i++) {
        gb_string expansion = view_string(v, members, (int64_t)i, "expansion");
        if (view_integer(v, members, (int64_t)i, "slogan", -1) != slogan || !expansion.length) continue;
        if (count++) page_put(&spelled, "、");
        page_text(&spelled, expansion);
    }
    put_counts(line, v, slogan, count);
    page_bytes(line, spelled.data, spelled.length);
    page_free(&spelled);
}

/* A slogan with its members and what is odd about it: on one line when that fits, else on the lines below. */
static void put_group(page *p, const view *v, int layer, const group *g) {
    page line = {.columns = p->columns}, lead = {.columns = p->columns};
    gb_string note = view_string(v, layer, g->row, "note");
    size_t used;
    page_text(&lead, g->name);
    if (g->count > 1) page_format(&lead, " ×%zu", g->count);
    put_members(&line, v, g->row);
    if (note.length) {
        page_put(&line, " [");
        page_text(&line, note);
        page_put(&line, "]");
    }
    page_spaces(p, 2);
    if (g->core) page_tone_set(p, TONE_STRONG);
    page_fit(p, (gb_string){lead.data, lead.length}, (size_t)p->columns - 2);
    if (g->core) page_tone_set(p, TONE_PLAIN);
    used = 4 + text_width((gb_string){lead.data, lead.length});
    if (used + text_width((gb_string){line.data, line.length}) > (size_t)p->columns) {
        page_put(p, "\n  ");
        used = 4;
    }
    page_put(p, "  ");
    page_wrap(p, (gb_string){line.data, line.length}, used, 4);
    page_free(&line);
    page_free(&lead);
}

/* Slogans without members, several on a line. */
static void put_short(page *p, const group *groups, const unsigned char *listed, size_t count, size_t limit) {
    page line = {.columns = p->columns};
    size_t put = 0, all = 0;
    for (size_t i = 0; i < count; i++) {
        if (listed[i]) continue;
        if (all++ >= limit) continue;
        if (put++) page_put(&line, " · ");
        page_text(&line, groups[i].name);
        if (groups[i].count > 1) page_format(&line, " ×%zu", groups[i].count);
    }
    if (line.length) {
        page_spaces(p, 2);
        page_wrap(p, (gb_string){line.data, line.length}, 2, 2);
    }
    put_rest(p, limit, all);
    page_free(&line);
}

static void put_groups(page *p, const view *v, int layer, const group *groups, size_t count,
                       const unsigned char *owners, depth d) {
    unsigned char *listed = calloc(count + 1, 1);
    size_t shown = 0;
    for (size_t i = 0; listed && i < count && shown < d.rows; i++) {
        if (!owners[groups[i].row]) continue;
        put_group(p, v, layer, &groups[i]);
        listed[i] = 1;
        shown++;
    }
    if (listed) put_short(p, groups, listed, count, d.terms);
    free(listed);
}

void section_slogans(page *p, const view *v, depth d) {
    int layer = view_layer(v, "slogan");
    size_t rows = view_rows(v, layer), count;
    group *groups = rows ? malloc(rows * sizeof *groups) : NULL;
    unsigned char *owners = rows ? calloc(rows, 1) : NULL;
    label_tally tally = {0};
    char detail[64];
    if (groups && owners) {
        mark_owners(v, owners, rows);
        count = collect(v, layer, groups, owners);
        snprintf(detail, sizeof detail, "%zu; %zu different 不同", rows, count);
        page_heading(p, "Slogans", "口号提法", detail);
        for (size_t i = 0; i < rows; i++) label_count(&tally, view_string(v, layer, (int64_t)i, "type"));
        section_tally(p, &tally);
        put_groups(p, v, layer, groups, count, owners, d);
    }
    free(groups);
    free(owners);
}
