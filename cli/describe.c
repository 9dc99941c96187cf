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

static int print_json(const cJSON *answer) {
    char *text = cJSON_Print(answer);
    if (!text) return cli_wrong("out of memory"), CLI_SYSTEM;
    puts(text);
    cJSON_free(text);
    return CLI_DONE;
}

int cli_describe(const gb_run_request *request, const char *what, const char *name, int json,
                 void (*print)(const cJSON *answer)) {
    gb_buffer buffer = {0};
    gb_error error = {0};
    int code = gb_describe(request, what, name, &buffer, &error);
    cJSON *answer = code == 0 ? cJSON_ParseWithLength(buffer.data ? buffer.data : "", buffer.length) : NULL;
    gb_buffer_free(&buffer);
    if (code != 0) return cli_failed(code, &error);
    if (!answer) return cli_wrong("%s: the engine's answer is no JSON: is the program installed whole?", what), CLI_SYSTEM;
    if (json)
        code = print_json(answer);
    else
        print(answer);
    cJSON_Delete(answer);
    return code;
}
