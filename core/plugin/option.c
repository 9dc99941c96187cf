#ifndef _GNU_SOURCE
#define _GNU_SOURCE /* strtod_l */
#endif
#include "plugin/option.h"

#include "base/buffer.h"
#include "base/decimal.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <locale.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CONFIG_LIMIT ((size_t)1 << 20) /* bytes of a configuration struct */
#define CHOICE_LIMIT 256

/* Where a value goes and what to say when it is wrong. */
typedef struct target {
    const gb_plugin *plugin;
    const gb_option *option;
    gb_arena *arena;
    char *config;
    gb_error *error;
} target;

static int wrong(const target *t, const char *value, const char *expected) {
    return gb_error_set(t->error, GB_ERROR_USAGE, "plugin %s: option %s=%s: %s", t->plugin->id, t->option->name, value,
                        expected);
}

static int no_memory(const target *t) {
    return gb_error_set(t->error, GB_ERROR_SYSTEM, "plugin %s: out of memory for its options", t->plugin->id);
}

static void store(const target *t, const void *value, size_t size) {
    memcpy(t->config + t->option->offset, value, size);
}

/* Bytes that a value of this type takes in the configuration struct; 0 = not a type of options. */
static size_t type_size(gb_type type) {
    switch (type) {
    case GB_BOOL:
    case GB_ENUM:
        return sizeof(int);
    case GB_INT:
        return sizeof(int64_t);
    case GB_NUM:
        return sizeof(double);
    case GB_DEC:
    case GB_STR:
    case GB_PATH:
        return sizeof(const char *);
    case GB_REF:
        break;
    }
    return 0;
}

static int limited(const gb_option *option) {
    return option->minimum < option->maximum;
}

static int out_of_range(const target *t, const char *value) {
    char expected[128];
    snprintf(expected, sizeof expected, "must be from %.15g to %.15g", t->option->minimum, t->option->maximum);
    return wrong(t, value, expected);
}

static int set_bool(const target *t, const char *value) {
    static const char *const words[] = {"false", "true", "no", "yes", "off", "on", "0", "1"};
    for (int i = 0; i < (int)(sizeof words / sizeof *words); i++) {
        int state = i % 2;
        if (strcmp(value, words[i]) != 0) continue;
        store(t, &state, sizeof state);
        return 0;
    }
    return wrong(t, value, "write true or false");
}

static int set_int(const target *t, const char *value) {
    char *end;
    int64_t number;
    const char *digits = value + (*value == '-' || *value == '+');
    if (!*digits || strspn(digits, "0123456789") != strlen(digits)) return wrong(t, value, "write a whole number");
    errno = 0;
    number = strtoimax(value, &end, 10);
    if (errno == ERANGE) return wrong(t, value, "the number is too large");
    if (limited(t->option) && ((double)number < t->option->minimum || (double)number > t->option->maximum))
        return out_of_range(t, value);
    store(t, &number, sizeof number);
    return 0;
}

/* The number that `value` is in the C locale. 0, or -1 when it is none or infinite. */
static int parse_number(const char *value, double *number) {
    locale_t neutral;
    char *end;
    if (!*value || strspn(value, "0123456789+-.eE") != strlen(value)) return -1;
    neutral = newlocale(LC_ALL_MASK, "C", (locale_t)0);
    if (!neutral) return -1;
    *number = strtod_l(value, &end, neutral);
    freelocale(neutral);
    return *end == '\0' && isfinite(*number) ? 0 : -1;
}

static int set_num(const target *t, const char *value) {
    double number;
    if (parse_number(value, &number) != 0) return wrong(t, value, "write a number");
    if (limited(t->option) && (number < t->option->minimum || number > t->option->maximum))
        return out_of_range(t, value);
    store(t, &number, sizeof number);
    return 0;
}

static int set_dec(const target *t, const char *value) {
    gb_string text = gb_decimal_normalize(t->arena, gb_string_of(value));
    if (!text.data) {
        if (gb_decimal_valid(gb_string_of(value))) return no_memory(t);
        return wrong(t, value, "write a decimal number such as 12.5");
    }
    store(t, &text.data, sizeof text.data);
    return 0;
}

static int set_str(const target *t, const char *value) {
    size_t length = strlen(value);
    const char *copy;
    if (gb_utf8_invalid(value, length) != length)
        return gb_error_set(t->error, GB_ERROR_USAGE, "plugin %s: option %s: the value is not UTF-8", t->plugin->id,
                            t->option->name);
    copy = gb_arena_copy(t->arena, value, length);
    if (!copy) return no_memory(t);
    store(t, &copy, sizeof copy);
    return 0;
}

static int set_path(const target *t, const char *value) {
    char resolved[PATH_MAX];
    struct stat status;
    const char *copy;
    if (!realpath(value, resolved)) return wrong(t, value, gb_error_system(errno));
    if (stat(resolved, &status) != 0 || !S_ISREG(status.st_mode)) return wrong(t, value, "not a regular file");
    if (access(resolved, R_OK) != 0) return wrong(t, value, gb_error_system(errno));
    copy = gb_arena_copy(t->arena, resolved, strlen(resolved));
    if (!copy) return no_memory(t);
    store(t, &copy, sizeof copy);
    return 0;
}

/* Splits "one|two" into NUL-terminated names, in `scratch` (freed by the caller). How many; 0 when memory runs out. */
static size_t split_choices(const char *choices, char **scratch, const char *names[CHOICE_LIMIT + 1]) {
    size_t count = 0;
    char *at = *scratch = strdup(choices);
    while (at && count < CHOICE_LIMIT) {
        char *bar = strchr(at, '|');
        if (bar) *bar++ = '\0';
        names[count++] = at;
        at = bar;
    }
    names[count] = NULL;
    return count;
}

static int set_enum(const target *t, const char *value) {
    char *scratch;
    const char *names[CHOICE_LIMIT + 1], *near;
    size_t count = split_choices(t->option->choices, &scratch, names);
    int index = 0;
    if (!scratch) return no_memory(t);
    while ((size_t)index < count && strcmp(names[index], value) != 0) index++;
    if ((size_t)index < count) {
        store(t, &index, sizeof index);
        free(scratch);
        return 0;
    }
    near = gb_suggest(value, names);
    gb_error_set(t->error, GB_ERROR_USAGE, "plugin %s: option %s=%s: must be one of %s%s%s%s", t->plugin->id,
                 t->option->name, value, t->option->choices, near ? "; did you mean \"" : "", near ? near : "",
                 near ? "\"?" : "");
    free(scratch);
    return -1;
}

static int set_value(const target *t, const char *value) {
    switch (t->option->type) {
    case GB_BOOL:
        return set_bool(t, value);
    case GB_INT:
        return set_int(t, value);
    case GB_NUM:
        return set_num(t, value);
    case GB_DEC:
        return set_dec(t, value);
    case GB_STR:
        return set_str(t, value);
    case GB_ENUM:
        return set_enum(t, value);
    case GB_PATH:
        return set_path(t, value);
    case GB_REF:
        break;
    }
    return wrong(t, value, "the plugin declares a type that options cannot have");
}

static const gb_option *find_option(const gb_plugin *plugin, const char *name) {
    for (const gb_option *o = plugin->options; o && o->size; o++)
        if (strcmp(o->name, name) == 0) return o;
    return NULL;
}

static int unknown_option(const gb_plugin *plugin, const char *name, gb_error *error) {
    size_t count = 0;
    gb_buffer list = {0};
    const char *near = NULL;
    for (const gb_option *o = plugin->options; o && o->size; o++) {
        gb_buffer_append(&list, &o->name, sizeof o->name);
        count++;
    }
    if (count == 0)
        return gb_error_set(error, GB_ERROR_USAGE, "plugin %s has no options, so no \"%s\"", plugin->id, name);
    if (gb_buffer_append(&list, &(const char *){NULL}, sizeof(const char *)) == 0)
        near = gb_suggest(name, (const char *const *)(const void *)list.data);
    gb_buffer_free(&list);
    if (near)
        return gb_error_set(error, GB_ERROR_USAGE, "plugin %s has no option \"%s\"; did you mean \"%s\"?", plugin->id,
                            name, near);
    gb_buffer_text(&list, plugin->options[0].name);
    for (const gb_option *o = plugin->options + 1; o->size; o++) gb_buffer_format(&list, ", %s", o->name);
    gb_buffer_terminate(&list);
    gb_error_set(error, GB_ERROR_USAGE, "plugin %s has no option \"%s\"; it has %s", plugin->id, name,
                 list.failed ? "others" : list.data);
    gb_buffer_free(&list);
    return -1;
}

int gb_options_fill(const gb_plugin *plugin, const gb_setting *settings, size_t count, gb_arena *arena, void **config,
                    gb_error *error) {
    target t = {plugin, NULL, arena, NULL, error};
    t.config = gb_arena_allocate(arena, plugin->config_size);
    if (!t.config) return no_memory(&t);
    for (t.option = plugin->options; t.option && t.option->size; t.option++)
        if (t.option->initial && set_value(&t, t.option->initial) != 0) return -1;
    for (size_t i = 0; i < count; i++) {
        t.option = find_option(plugin, settings[i].name);
        if (!t.option) return unknown_option(plugin, settings[i].name, error);
        if (set_value(&t, settings[i].value) != 0) return -1;
    }
    *config = t.config;
    return 0;
}

/* ---- The plugin's own table ---- */

static int bad(const target *t, const char *what) {
    return gb_error_set(t->error, GB_ERROR_USAGE, "plugin %s: option \"%s\": %s", t->plugin->id, t->option->name, what);
}

static int check_name(const target *t) {
    const char *name = t->option->name;
    if (!name) return gb_error_set(t->error, GB_ERROR_USAGE, "plugin %s: an option has no name", t->plugin->id);
    if (*name < 'a' || *name > 'z' || strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") != strlen(name))
        return bad(t, "names are made of a-z, 0-9 and _ and begin with a letter");
    for (const gb_option *o = t->plugin->options; o < t->option; o++)
        if (strcmp(o->name, name) == 0) return bad(t, "declared twice");
    return 0;
}

static int check_place(const target *t) {
    size_t size = type_size(t->option->type), offset = t->option->offset;
    if (size == 0) return bad(t, "options cannot have this type");
    if (offset > t->plugin->config_size || size > t->plugin->config_size - offset)
        return bad(t, "its offset lies outside the configuration struct (config_size)");
    if (offset % sizeof(int) != 0) return bad(t, "its offset is not aligned for its type");
    for (const gb_option *o = t->plugin->options; o < t->option; o++)
        if (offset < o->offset + type_size(o->type) && o->offset < offset + size)
            return bad(t, "shares its place in the configuration struct with another option");
    return 0;
}

static int check_choices(const target *t) {
    const char *choices = t->option->choices, *names[CHOICE_LIMIT + 1];
    char *scratch;
    size_t count, bars = 0;
    int ok = 1;
    if (t->option->type != GB_ENUM) return choices ? bad(t, "only GB_ENUM has choices") : 0;
    if (!choices) return bad(t, "a GB_ENUM needs choices, \"one|two\"");
    for (const char *c = choices; *c; c++) bars += *c == '|';
    if (bars >= CHOICE_LIMIT) return bad(t, "has more than 256 choices");
    count = split_choices(choices, &scratch, names);
    for (size_t i = 0; i < count; i++) {
        if (!*names[i]) ok = 0;
        for (size_t j = 0; j < i; j++)
            if (strcmp(names[i], names[j]) == 0) ok = 0;
    }
    free(scratch);
    if (count == 0) return no_memory(t);
    return ok ? 0 : bad(t, "a choice is empty or there twice");
}

static int check_default(const target *t) {
    const gb_option *o = t->option;
    int number = o->type == GB_INT || o->type == GB_NUM;
    if (number && !(isfinite(o->minimum) && isfinite(o->maximum) && o->minimum <= o->maximum))
        return bad(t, "its minimum is above its maximum or not finite");
    if (o->initial && o->type == GB_PATH) return bad(t, "a GB_PATH has no default: it is the user's file or NULL");
    if (o->initial) return set_value(t, o->initial);
    if (number && limited(o) && (o->minimum > 0 || o->maximum < 0))
        return bad(t, "has no default, and 0 is outside its range");
    return 0;
}

int gb_options_check(const gb_plugin *plugin, gb_error *error) {
    gb_arena arena = {0};
    target t = {plugin, plugin->options, &arena, NULL, error};
    int result = 0;
    if (!plugin->options || !plugin->options->size) return 0;
    if (plugin->config_size > CONFIG_LIMIT)
        return gb_error_set(error, GB_ERROR_USAGE, "plugin %s: config_size is above 1 MiB", plugin->id);
    t.config = gb_arena_allocate(&arena, plugin->config_size);
    if (!t.config) return no_memory(&t);
    for (; result == 0 && t.option->size; t.option++) {
        result = check_name(&t);
        if (result == 0) result = check_place(&t);
        if (result == 0) result = check_choices(&t);
        if (result == 0) result = check_default(&t);
    }
    gb_arena_free(&arena);
    return result;
}
