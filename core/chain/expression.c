#include "chain/expression.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <string.h>

#include "base/datafile.h"

#define STEP_LIMIT 256u
#define SETTING_LIMIT 256u
#define FILE_LIMIT ((size_t)1 << 20)

static int no_memory(gb_error *error) {
    return gb_error_set(error, GB_ERROR_SYSTEM, "no memory for the chain");
}

static gb_step *add_step(gb_expression *expression, const char *id, size_t length, gb_error *error) {
    if (expression->count >= STEP_LIMIT) {
        gb_error_set(error, GB_ERROR_USAGE, "chain: more than %u plugins", STEP_LIMIT);
        return NULL;
    }
    if (!expression->steps) expression->steps = gb_arena_allocate(&expression->arena, STEP_LIMIT * sizeof(gb_step));
    char *name = gb_arena_copy(&expression->arena, id, length);
    if (!expression->steps || !name) {
        no_memory(error);
        return NULL;
    }
    gb_step *step = &expression->steps[expression->count++];
    step->id = name;
    return step;
}

static int add_setting(gb_expression *expression, gb_step *step, const char *name, size_t name_length,
                       const char *value, size_t value_length, gb_error *error) {
    char *n = gb_arena_copy(&expression->arena, name, name_length);
    char *v = gb_arena_copy(&expression->arena, value, value_length);
    if (!step->settings) step->settings = gb_arena_allocate(&expression->arena, SETTING_LIMIT * sizeof(gb_setting));
    if (!n || !v || !step->settings) return no_memory(error);
    for (size_t i = 0; i < step->setting_count; i++)
        if (strcmp(step->settings[i].name, n) == 0) {
            step->settings[i].value = v;
            return 0;
        }
    if (step->setting_count >= SETTING_LIMIT)
        return gb_error_set(error, GB_ERROR_USAGE, "chain: more than %u options for %s", SETTING_LIMIT, step->id);
    step->settings[step->setting_count++] = (gb_setting){n, v};
    return 0;
}

int gb_expression_set(gb_expression *expression, size_t step, const char *name, const char *value, gb_error *error) {
    return add_setting(expression, &expression->steps[step], name, strlen(name), value, strlen(value), error);
}

/* ---- the text form ---- */

static int is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static const char *skip_blanks(const char *at) {
    while (is_blank(*at)) at++;
    return at;
}

/* The bytes up to a blank, | or the end. */
static size_t word_length(const char *at) {
    size_t n = 0;
    while (at[n] && !is_blank(at[n]) && at[n] != '|') n++;
    return n;
}

/* The mark that closes what begins at `open`; two of them stand for one in the value. NULL: there is none. */
static const char *closing_mark(const char *open) {
    const char *at = strchr(open + 1, *open);
    while (at && at[1] == *open) at = strchr(at + 2, *open);
    return at;
}

/* The value between the marks, each two marks made one. */
static int add_quoted(gb_expression *expression, gb_step *step, gb_string name, const char *open, const char *close,
                      gb_error *error) {
    char *value = gb_arena_allocate(&expression->arena, (size_t)(close - open));
    size_t length = 0;
    if (!value) return no_memory(error);
    for (const char *at = open + 1; at < close; at++) {
        value[length++] = *at;
        if (*at == *open) at++;
    }
    return add_setting(expression, step, name.data, name.length, value, length, error);
}

static int parse_setting(gb_expression *expression, gb_step *step, const char **at, const char *text, gb_error *error) {
    const char *name = *at;
    size_t word = word_length(name);
    const char *equals = memchr(name, '=', word);
    if (!equals || equals == name)
        return gb_error_set(
            error, GB_ERROR_USAGE,
            "chain: at character %zu, '%.*s' is no option: write name=value, or | before the next plugin",
            (size_t)(name - text) + 1, (int)word, name);
    const char *value = equals + 1;
    size_t length = word - (size_t)(value - name);
    *at = name + word;
    if (*value == '\'' || *value == '"') {
        const char *close = closing_mark(value);
        if (!close)
            return gb_error_set(error, GB_ERROR_USAGE, "chain: at character %zu, the quotation mark %c is not closed",
                                (size_t)(value - text) + 1, *value);
        *at = close + 1;
        return add_quoted(expression, step, (gb_string){name, (size_t)(equals - name)}, value, close, error);
    }
    return add_setting(expression, step, name, (size_t)(equals - name), value, length, error);
}

int gb_expression_parse(const char *text, gb_expression *expression, gb_error *error) {
    const char *at = skip_blanks(text);
    memset(expression, 0, sizeof *expression);
    for (;;) {
        size_t word = word_length(at);
        if (word == 0) {
            gb_expression_free(expression);
            return gb_error_set(error, GB_ERROR_USAGE, "chain: at character %zu a plugin's name is missing: '%s'",
                                (size_t)(at - text) + 1, text);
        }
        gb_step *step = add_step(expression, at, word, error);
        if (!step) goto failed;
        at = skip_blanks(at + word);
        while (*at && *at != '|') {
            if (parse_setting(expression, step, &at, text, error) != 0) goto failed;
            at = skip_blanks(at);
        }
        if (!*at) return 0;
        at = skip_blanks(at + 1);
    }
failed:
    gb_expression_free(expression);
    return -1;
}

/* ---- the JSON form ---- */

static int json_setting(gb_expression *expression, gb_step *step, const cJSON *item, gb_error *error) {
    char number[64];
    const char *value = NULL;
    if (cJSON_IsString(item)) value = item->valuestring;
    if (cJSON_IsTrue(item)) value = "true";
    if (cJSON_IsFalse(item)) value = "false";
    if (cJSON_IsNumber(item)) {
        snprintf(number, sizeof number, "%.15g", item->valuedouble);
        value = number;
    }
    if (!value)
        return gb_error_set(error, GB_ERROR_USAGE, "option %s of %s: must be a string, a number, true or false",
                            item->string, step->id);
    return add_setting(expression, step, item->string, strlen(item->string), value, strlen(value), error);
}

static int json_step(gb_expression *expression, const cJSON *item, gb_error *error) {
    const cJSON *plugin = cJSON_IsObject(item) ? cJSON_GetObjectItemCaseSensitive(item, "plugin") : item;
    const cJSON *options = cJSON_IsObject(item) ? cJSON_GetObjectItemCaseSensitive(item, "options") : NULL;
    const cJSON *option;
    if (!cJSON_IsString(plugin) || !plugin->valuestring[0])
        return gb_error_set(error, GB_ERROR_USAGE,
                            "each element of \"chain\" is a plugin's name or {\"plugin\": NAME, \"options\": {...}}");
    gb_step *step = add_step(expression, plugin->valuestring, strlen(plugin->valuestring), error);
    if (!step) return -1;
    if (options && !cJSON_IsObject(options))
        return gb_error_set(error, GB_ERROR_USAGE, "\"options\" of %s must be an object", step->id);
    cJSON_ArrayForEach(option, options) {
        if (json_setting(expression, step, option, error) != 0) return -1;
    }
    return 0;
}

static int read_json(const cJSON *root, gb_expression *expression, gb_error *error) {
    const cJSON *chain = cJSON_GetObjectItemCaseSensitive(root, "chain");
    const cJSON *item;
    if (!cJSON_IsArray(chain) || cJSON_GetArraySize(chain) == 0)
        return gb_error_set(error, GB_ERROR_USAGE, "no list \"chain\" of plugins: write {\"chain\": [\"numbers\"]}");
    cJSON_ArrayForEach(item, chain) {
        if (json_step(expression, item, error) != 0) return -1;
    }
    return 0;
}

/* The line on which a byte stands. */
static size_t line_of(const char *start, const char *at) {
    size_t line = 1;
    for (; start < at; start++) line += *start == '\n';
    return line;
}

int gb_expression_read(const char *path, gb_expression *expression, gb_error *error) {
    gb_string content;
    gb_error cause = {0};
    const char *end = NULL;
    memset(expression, 0, sizeof *expression);
    if (gb_file_map(path, &content, error) != 0) {
        if (error) error->klass = GB_ERROR_USAGE;
        return -1;
    }
    if (content.length > FILE_LIMIT) {
        gb_file_unmap(content);
        return gb_error_set(error, GB_ERROR_USAGE, "%s: a chain file of more than 1 MiB", path);
    }
    cJSON *root = cJSON_ParseWithLengthOpts(content.data, content.length, &end, 0);
    int result = 0;
    if (!root) {
        size_t line = end ? line_of(content.data, end) : 1;
        result = gb_error_set(error, GB_ERROR_USAGE, "%s:%zu: not valid JSON", path, line);
    } else if (read_json(root, expression, &cause) != 0) {
        gb_expression_free(expression);
        result = gb_error_set(error, cause.klass, "%s: %s", path, cause.text);
    }
    cJSON_Delete(root);
    gb_file_unmap(content);
    return result;
}

void gb_expression_free(gb_expression *expression) {
    gb_arena_free(&expression->arena);
    memset(expression, 0, sizeof *expression);
}
