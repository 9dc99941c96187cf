/* Parts of a manifest. */
#include "declare.h"

#include "description.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#define LIST_LIMIT 200

/* Indexed by gb_type. */
static const char *const TYPES[] = {"", "bool", "int", "num", "dec", "str", "enum", "ref", "path"};
#define TYPE_COUNT (sizeof TYPES / sizeof *TYPES)

int declare_wrong(declaring *d, const char *format, ...) {
    va_list arguments;
    if (d->failed) return -1;
    d->failed = 1;
    va_start(arguments, format);
    vsnprintf(d->reason, d->capacity, format, arguments);
    va_end(arguments);
    return -1;
}

void *declare_room(declaring *d, size_t count, size_t size) {
    void *room = d->failed ? NULL : calloc(count, size);
    if (!room) declare_wrong(d, "out of memory");
    return room;
}

const char *declare_text(declaring *d, const cJSON *object, const char *name, int required) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    char *copy;
    if (d->failed || (!member && !required)) return NULL;
    if (!cJSON_IsString(member)) {
        declare_wrong(d, member ? "\"%s\" must be a text" : "\"%s\" is missing: write it as a text", name);
        return NULL;
    }
    copy = strdup(member->valuestring);
    if (!copy) declare_wrong(d, "out of memory");
    return copy;
}

/* How many elements a list has; -1 when it is no list of objects (said). No list is an empty one. */
static int length_of(declaring *d, const cJSON *list, const char *what) {
    const cJSON *element;
    if (!list) return 0;
    if (!cJSON_IsArray(list) || cJSON_GetArraySize(list) > LIST_LIMIT) {
        declare_wrong(d, "\"%s\" must be a list of at most %d objects", what, LIST_LIMIT);
        return -1;
    }
    cJSON_ArrayForEach(element, list) if (!cJSON_IsObject(element)) {
        declare_wrong(d, "\"%s\" holds something that is no object {...}", what);
        return -1;
    }
    return cJSON_GetArraySize(list);
}

static gb_type type_of(declaring *d, const cJSON *object, const char *name, int option) {
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(object, "type");
    for (size_t i = 1; cJSON_IsString(type) && i < TYPE_COUNT; i++)
        if (strcmp(type->valuestring, TYPES[i]) == 0 && i != (size_t)(option ? GB_REF : GB_PATH)) return (gb_type)i;
    declare_wrong(d, "%s: \"type\" must be one of bool, int, num, dec, str, enum, %s", name ? name : "?",
                  option ? "path" : "ref");
    return GB_STR;
}

/* ---- options ---- */

/* A default as a user would write it: texts, numbers and truth values are allowed in JSON. */
static const char *initial_of(declaring *d, const cJSON *object) {
    const cJSON *value = cJSON_GetObjectItemCaseSensitive(object, "default");
    char *words;
    if (!value || cJSON_IsNull(value)) return NULL;
    words = cJSON_IsString(value) ? strdup(value->valuestring) : cJSON_PrintUnformatted(value);
    if (!words) declare_wrong(d, "out of memory");
    return words;
}

static double number_of(const cJSON *object, const char *name) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsNumber(member) ? member->valuedouble : 0;
}

static gb_option read_option(declaring *d, const cJSON *object, size_t place) {
    gb_option option = {.size = sizeof option, .name = declare_text(d, object, "name", 1)};
    option.type = type_of(d, object, option.name, 1);
    option.offset = place * sizeof(slot);
    option.initial = initial_of(d, object);
    option.choices = declare_text(d, object, "choices", 0);
    option.minimum = number_of(object, "minimum");
    option.maximum = number_of(object, "maximum");
    option.help = declare_text(d, object, "help", 1);
    return option;
}

const gb_option *declare_options(declaring *d, const cJSON *list, const char *manifest, size_t *count) {
    const gb_option own[SLOT_OWN] = {{sizeof(gb_option), GB_STR, "manifest", SLOT_MANIFEST * sizeof(slot), manifest,
                                      NULL, 0, 0, "the file that describes this plugin; not to be changed"},
                                     {sizeof(gb_option), GB_NUM, "seconds", SLOT_SECONDS * sizeof(slot), "20", NULL,
                                      0.01, 86400, "time that the program may take to answer for one report"},
                                     {sizeof(gb_option), GB_INT, "memory", SLOT_MEMORY * sizeof(slot), "2048", NULL, 16,
                                      1048576, "memory that the program may have, in MiB of address space"}};
    const int length = length_of(d, list, "options");
    gb_option *options = declare_room(d, (size_t)(length < 0 ? 0 : length) + SLOT_OWN + 1, sizeof *options);
    const cJSON *element;
    if (!options) return NULL;
    memcpy(options, own, sizeof own);
    *count = 0;
    if (list) cJSON_ArrayForEach(element, list) {
            if (d->failed) return NULL;
            options[SLOT_OWN + *count] = read_option(d, element, SLOT_OWN + *count);
            ++*count;
        }
    return options;
}

/* ---- layers ---- */

const gb_need *declare_needs(declaring *d, const cJSON *list) {
    const int length = length_of(d, list, "needs");
    gb_need *needs = length > 0 ? declare_room(d, (size_t)length + 1, sizeof *needs) : NULL;
    const cJSON *element;
    size_t i = 0;
    if (!needs) return NULL;
    cJSON_ArrayForEach(element, list) {
        needs[i].size = sizeof *needs;
        needs[i].layer = declare_text(d, element, "layer", 1);
        needs[i].columns = declare_text(d, element, "columns", 0);
        needs[i].optional = cJSON_IsTrue(cJSON_GetObjectItemCaseSensitive(element, "optional"));
        i++;
    }
    return needs;
}

static const gb_column *read_columns(declaring *d, const cJSON *list) {
    const int length = length_of(d, list, "columns");
    gb_column *columns = declare_room(d, (size_t)(length < 0 ? 0 : length) + 1, sizeof *columns);
    const cJSON *element;
    size_t i = 0;
    if (!columns || !list) return columns;
    cJSON_ArrayForEach(element, list) {
        columns[i].size = sizeof *columns;
        columns[i].name = declare_text(d, element, "name", 1);
        columns[i].type = type_of(d, element, columns[i].name, 0);
        columns[i].detail = declare_text(d, element, "detail", 0);
        columns[i].help = declare_text(d, element, "help", 1);
        i++;
    }
    return columns;
}

const gb_layer_declaration *declare_layers(declaring *d, const cJSON *list, const char *what) {
    const int length = length_of(d, list, what);
    gb_layer_declaration *layers = length > 0 ? declare_room(d, (size_t)length + 1, sizeof *layers) : NULL;
    const cJSON *element;
    size_t i = 0;
    if (!layers) return NULL;
    cJSON_ArrayForEach(element, list) {
        layers[i].size = sizeof *layers;
        layers[i].name = declare_text(d, element, "name", 1);
        layers[i].help = declare_text(d, element, "help", 1);
        layers[i].columns = read_columns(d, cJSON_GetObjectItemCaseSensitive(element, "columns"));
        i++;
    }
    return layers;
}
