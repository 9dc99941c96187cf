/* A question to the engine, its answer as JSON or printed. */
#include "describe.h"

#include "base/utf8.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *cli_member(const cJSON *object, const char *name) {
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(object, name);
    return cJSON_IsString(member) ? member->valuestring : "";
}

size_t cli_wider(size_t width, const char *text) {
    size_t own = gb_utf8_width(text, strlen(text));
    return own > width ? own : width;
}

void cli_pad(const char *text, size_t width) {
    size_t own = gb_utf8_width(text, strlen(text));
    fputs(text, stdout);
    for (; own < width; own++) putchar(' ');
}

/* ---- JSON for people: two spaces a level, lists of words on one line ---- */

static int is_short(const cJSON *value) {
    const cJSON *item;
    cJSON_ArrayForEach(item, value) if (cJSON_IsObject(item) || cJSON_IsArray(item)) return 0;
    return !cJSON_IsObject(value) || !value->child;
}

static void print_value(const cJSON *value, int depth);

static void print_members(const cJSON *value, int depth) {
    const char *break_line = is_short(value) ? "" : "\n";
    const cJSON *item;
    cJSON_ArrayForEach(item, value) {
        fputs(item == value->child ? break_line : *break_line ? ",\n" : ", ", stdout);
        if (*break_line) printf("%*s", 2 * (depth + 1), "");
        if (cJSON_IsObject(value)) {
            cJSON name = {.type = cJSON_String, .valuestring = item->string};
            print_value(&name, depth);
            fputs(": ", stdout);
        }
        print_value(item, depth + 1);
    }
    if (*break_line) printf("\n%*s", 2 * depth, "");
}

static void print_value(const cJSON *value, int depth) {
    char *text;
    if (cJSON_IsObject(value) || cJSON_IsArray(value)) {
        putchar(cJSON_IsObject(value) ? '{' : '[');
        print_members(value, depth);
        putchar(cJSON_IsObject(value) ? '}' : ']');
        return;
    }
    text = cJSON_PrintUnformatted(value);
    fputs(text ? text : "null", stdout);
    cJSON_free(text);
}

int cli_describe(const gb_run_request *request, const char *what, const char *name, int json,
                 void (*complete)(const gb_run_request *request, cJSON *answer), void (*print)(const cJSON *answer)) {
    gb_buffer buffer = {0};
    gb_error error = {0};
    int code = gb_describe(request, what, name, &buffer, &error);
    cJSON *answer = code == 0 ? cJSON_ParseWithLength(buffer.data ? buffer.data : "", buffer.length) : NULL;
    gb_buffer_free(&buffer);
    if (code != 0) return cli_failed(code, &error);
    if (!answer) {
        cli_wrong("%s: the engine's answer is no JSON: is the program installed whole?", what);
        return CLI_SYSTEM;
    }
    if (complete) complete(request, answer);
    if (json) {
        print_value(answer, 0);
        putchar('\n');
    } else {
        print(answer);
    }
    cJSON_Delete(answer);
    return code;
}

int cli_describe_verb(const cli_verb *verb, int argc, char **argv, cli_ask *ask) {
    cli_parser parser;
    cli_request request;
    const char *value;
    int operands = 0, key, json = 0, code;
    if (cli_begin(&parser, verb, argc, argv) != 0) return CLI_SYSTEM;
    cli_request_begin(&request);
    while ((key = cli_next(&parser, &value, &operands)) >= 0) {
        if (key == CLI_JSON) json = 1;
        cli_request_option(&request, key, value);
    }
    cli_end(&parser);
    code = key != CLI_END ? cli_exit_code(key) : ask(&request, argc - operands, argv + operands, json);
    cli_request_end(&request);
    return code;
}
