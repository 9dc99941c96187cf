/* Which layers and tables the user wants to see. */
#include "selection.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>

#define KNOWN_LIMIT 256 /* layers and tables of one chain that are compared */

static int is_separator(char c) {
    return c == ',' || c == ' ' || c == '\t';
}

/* The layers and tables that the chain gives. */
typedef struct known {
    const char *names[KNOWN_LIMIT + 1]; /* NULL-terminated */
    size_t count;
} known;

static void know_all(known *k, const cJSON *names) {
    const cJSON *name;
    cJSON_ArrayForEach(name, names) if (cJSON_IsString(name) && k->count < KNOWN_LIMIT) k->names[k->count++] =
        name->valuestring;
    k->names[k->count] = NULL;
}

static int is_known(const known *k, const char *name) {
    for (size_t i = 0; i < k->count; i++)
        if (strcmp(k->names[i], name) == 0) return 1;
    return 0;
}

static gb_status refuse(const known *k, const char *name, const gb_host *host, gb_context *context) {
    const char *near = host->nearest(name, k->names);
    char list[512] = "";
    size_t used = 0;
    for (size_t i = 0; i < k->count && used < sizeof list; i++)
        used += (size_t)snprintf(list + used, sizeof list - used, "%s%s", i ? ", " : "", k->names[i]);
    if (near)
        return host->fail(context, GB_FATAL, "layers: nothing in the chain gives '%s': did you mean '%s'?", name, near);
    return host->fail(context, GB_FATAL, "layers: nothing in the chain gives '%s'; there are: %s", name,
                      used ? list : "none");
}

/* Compares the names with what the resolved chain gives. */
static gb_status check(const selection *chosen, const gb_host *host, gb_context *context) {
    const char *text = host->setting(context, "chain");
    cJSON *plan = text ? cJSON_Parse(text) : NULL;
    const cJSON *chain = cJSON_GetObjectItemCaseSensitive(plan, "chain"), *stage;
    gb_status status = GB_OK;
    known k = {.count = 0};
    cJSON_ArrayForEach(stage, chain) {
        know_all(&k, cJSON_GetObjectItemCaseSensitive(stage, "gives"));
        know_all(&k, cJSON_GetObjectItemCaseSensitive(stage, "tables"));
    }
    for (const char **name = chosen->names; *name && plan && status == GB_OK; name++)
        if (!is_known(&k, *name)) status = refuse(&k, *name, host, context);
    cJSON_Delete(plan);
    return status;
}

static gb_status split(selection *chosen, const char *list) {
    size_t length = strlen(list);
    chosen->storage = malloc(length + 1);
    chosen->names = calloc(length / 2 + 2, sizeof *chosen->names);
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
