/* Which layers and tables the user wants to see. */
#include "selection.h"

#include <cjson/cJSON.h>
#include <stdlib.h>

#define NAME_LIMIT 64 /* longest name that is compared for suggestions */

static int is_separator(char c) { return c == ',' || c == ' ' || c == '\t'; }

/* Edit distance of two short ASCII names. */
static size_t distance(const char *a, const char *b) {
    size_t row[NAME_LIMIT + 1], n = strlen(b);
    if (n > NAME_LIMIT) return NAME_LIMIT;
    for (size_t j = 0; j <= n; j++) row[j] = j;
    for (size_t i = 1; a[i - 1]; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= n; j++) {
            size_t best = diagonal + (a[i - 1] != b[j - 1]);
            if (row[j] + 1 < best) best = row[j] + 1;
            if (row[j - 1] + 1 < best) best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[n];
}

typedef struct known {
    const char *wanted;
    const char *nearest;
    size_t distance;
    int found;
    char list[512]; /* the names there are, for the message */
} known;

static void consider(known *k, const char *name) {
    size_t length = strlen(name), used = strlen(k->list), d = distance(k->wanted, name);
    size_t longer = length > strlen(k->wanted) ? length : strlen(k->wanted);
    if (d == 0) k->found = 1;
    if (d <= (longer / 3 > 1 ? longer / 3 : 1) && (!k->nearest || d < k->distance)) {
        k->nearest = name;
        k->distance = d;
    }
    if (used + length + 3 < sizeof k->list) {
        if (used) memcpy(k->list + used, ", ", 2), used += 2;
        memcpy(k->list + used, name, length + 1);
    }
}

/* Names in an array of strings or of objects with a name. */
static void consider_all(known *k, const cJSON *array) {
    const cJSON *item;
    cJSON_ArrayForEach(item, array) {
        const cJSON *name = cJSON_IsObject(item) ? cJSON_GetObjectItemCaseSensitive(item, "name") : item;
        if (cJSON_IsString(name)) consider(k, name->valuestring);
    }
}

/* Compares the names with what the resolved chain gives. */
static gb_status check(const selection *chosen, const gb_host *host, gb_context *context) {
    const char *text = host->setting(context, "chain");
    cJSON *plan = text ? cJSON_Parse(text) : NULL;
    const cJSON *chain = cJSON_GetObjectItemCaseSensitive(plan, "chain");
    gb_status status = GB_OK;
    for (size_t i = 0; i < chosen->count && cJSON_IsArray(chain) && status == GB_OK; i++) {
        known k = {chosen->names[i], NULL, 0, 0, ""};
        const cJSON *stage;
        cJSON_ArrayForEach(stage, chain) {
            consider_all(&k, cJSON_GetObjectItemCaseSensitive(stage, "gives"));
            consider_all(&k, cJSON_GetObjectItemCaseSensitive(stage, "tables"));
        }
        if (k.found) continue;
        if (k.nearest)
            status = host->fail(context, GB_FATAL, "layers: nothing in the chain gives '%s'; did you mean '%s'? (%s)",
                                k.wanted, k.nearest, k.list);
        else
            status = host->fail(context, GB_FATAL, "layers: nothing in the chain gives '%s'; there are: %s", k.wanted,
                                k.list[0] ? k.list : "none");
    }
    cJSON_Delete(plan);
    return status;
}

static gb_status split(selection *chosen, const char *list) {
    size_t length = strlen(list);
    chosen->storage = malloc(length + 1);
    chosen->names = malloc((length / 2 + 1) * sizeof *chosen->names);
    if (!chosen->storage || !chosen->names) return GB_FATAL;
    memcpy(chosen->storage, list, length + 1);
    for (char *at = chosen->storage; *at;) {
        while (is_separator(*at)) *at++ = '\0';
        if (!*at) break;
        chosen->names[chosen->count++] = at;
        while (*at && !is_separator(*at)) at++;
    }
    return GB_OK;
}

gb_status selection_open(selection *chosen, const gb_host *host, gb_context *context, const char *option) {
    const char *list = option ? option : host->setting(context, "layers");
    gb_status status;
    *chosen = (selection){0};
    chosen->all = list == NULL;
    if (!list) return GB_OK;
    status = split(chosen, list);
    if (status != GB_OK)
        host->fail(context, GB_FATAL, "out of memory");
    else if (chosen->count == 0)
        status = host->fail(context, GB_FATAL, "layers: no name given; write for example layers=quantity,slogan");
    else
        status = check(chosen, host, context);
    if (status != GB_OK) selection_close(chosen);
    return status;
}

int selection_has(const selection *chosen, const char *name) {
    for (size_t i = 0; i < chosen->count; i++)
        if (strcmp(chosen->names[i], name) == 0) return 1;
    return chosen->all;
}

void selection_close(selection *chosen) {
    free(chosen->storage);
    free((void *)chosen->names);
    *chosen = (selection){0};
}
