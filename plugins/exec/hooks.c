/* Open, process, collect, finish, close. */
#include "hooks.h"

#include "instance.h"

#include <stdio.h>
#include <stdlib.h>

#define START_SECONDS 30.0 /* for an interpreter and its modules, on a machine with much to do */
#define START_ATTEMPTS 3   /* then the program is not started any more: each may last START_SECONDS */
#define MEBIBYTE ((uint64_t)1 << 20)
#define SECONDS_PER_BYTE (10.0 / 1e6) /* long reports may take longer */

/* ---- opening ---- */

static size_t length_of(const gb_layer_declaration *list) {
    size_t count = 0;
    while (list && list[count].size) count++;
    return count;
}

static int find_handles(instance *x) {
    const gb_plugin *plugin = &x->description->plugin;
    x->gives = calloc(length_of(plugin->gives) + 1, sizeof *x->gives);
    x->tables = calloc(length_of(plugin->tables) + 1, sizeof *x->tables);
    if (!x->gives || !x->tables) return -1;
    for (size_t i = 0; i < length_of(plugin->gives); i++)
        x->gives[i] = x->host->layer(x->context, plugin->gives[i].name);
    for (size_t i = 0; i < length_of(plugin->tables); i++)
        x->tables[i] = x->host->table(x->context, plugin->tables[i].name);
    return 0;
}

/* What the program prints for its author: shown with --verbose. */
static void hear(void *user, const char *line) {
    const instance *x = user;
    x->host->log(x->context, GB_INFO, "%s", line);
}

gb_status exec_open(gb_context *context, const gb_host *host, const void *config, void **self) {
    const slot *slots = config;
    const description *found = description_of(slots[SLOT_MANIFEST].words);
    instance *x = found ? calloc(1, sizeof *x) : NULL;
    if (!found) return host->fail(context, GB_FATAL, "the option manifest is not for users: leave it out");
    if (!x) return host->fail(context, GB_FATAL, "out of memory");
    x->host = host;
    x->context = context;
    x->description = found;
    x->config = slots;
    x->child.words.hear = hear;
    x->child.words.user = x;
    *self = x;
    if (find_handles(x) == 0) return GB_OK;
    exec_close(x);
    return host->fail(context, GB_FATAL, "out of memory");
}

void exec_close(void *self) {
    instance *x = self;
    child_end(&x->child);
    text_free(&x->line);
    offsets_free(&x->offsets);
    free(x->gives);
    free(x->tables);
    free(x);
}

/* ---- talking ---- */

/* A log line of the program's, which may stand before any answer. */
static void take_log(const instance *x, const cJSON *answer) {
    const cJSON *message = cJSON_GetObjectItemCaseSensitive(answer, "message"),
                *level = cJSON_GetObjectItemCaseSensitive(answer, "level");
    if (!cJSON_IsString(message)) return;
    const int warning = cJSON_IsString(level) && strcmp(level->valuestring, "warning") == 0;
    x->host->log(x->context, warning ? GB_WARNING : GB_INFO, "%s", message->valuestring);
}

/* What kind of message it is; "" when it says none. */
static const char *type_of(const cJSON *answer) {
    const cJSON *type = cJSON_GetObjectItemCaseSensitive(answer, "type");
    return cJSON_IsString(type) ? type->valuestring : "";
}

/* The beginning of what it said instead of JSON, as far as it can be printed. */
static void quote(gb_string said, char *words, size_t capacity) {
    size_t length = 0;
    while (length < said.length && length + 1 < capacity && said.data[length] >= ' ' && said.data[length] < 127) {
        words[length] = said.data[length];
        length++;
    }
    words[length] = '\0';
}

/* An answer of another type than expected: its own words when it is an error. The program is ended unless it is.
 * `said`: the whole answer. */
static void refuse(instance *x, gb_string said, const cJSON *answer, const char *expected) {
    const cJSON *message = cJSON_GetObjectItemCaseSensitive(answer, "message");
    if (answer && strcmp(type_of(answer), "error") == 0) {
        snprintf(x->why, sizeof x->why, "%s", cJSON_IsString(message) ? message->valuestring : "it gives no reason");
        if (child_is_sending(&x->child)) child_end(&x->child);
        return;
    }
    if (answer && strcmp(type_of(answer), expected) == 0) {
        snprintf(x->why, sizeof x->why, "it answers before it has read the whole line that it was sent");
        child_end(&x->child);
        return;
    }
    char words[41];
    quote(said, words, sizeof words);
    snprintf(x->why, sizeof x->why, "its answer '%s' is %s \"%s\": standard output is for the protocol alone", words,
             answer ? "not of type" : "no JSON of type", expected);
    child_end(&x->child);
}

/* Takes what it said unasked: log lines. Anything else would be taken for the next answer, so it is ended. 0, or -1. */
static int clear_unasked(instance *x) {
    gb_string said;
    while (child_said(&x->child, &said)) {
        cJSON *json = cJSON_ParseWithLength(said.data, said.length);
        const int is_log = json && strcmp(type_of(json), "log") == 0;
        if (is_log) take_log(x, json);
        cJSON_Delete(json);
        if (is_log) continue;
        snprintf(x->why, sizeof x->why, "it says more than one line for an answer: one message, one line");
        child_end(&x->child);
        return -1;
    }
    return 0;
}

/* Sends `line` and takes the answer of type `expected`, to be deleted. NULL with the reason in `why`. */
static cJSON *ask(instance *x, const char *expected, double seconds) {
    const text *line = &x->line;
    gb_string answer;
    if (x->line.failed) {
        snprintf(x->why, sizeof x->why, "no memory for what is to be sent to it");
        x->line.failed = 0;
        return NULL;
    }
    if (clear_unasked(x) != 0) return NULL;
    for (;; line = NULL) {
        if (child_ask(&x->child, line, seconds, &answer, x->why, sizeof x->why) != 0) return NULL;
        cJSON *json = cJSON_ParseWithLength(answer.data, answer.length);
        if (json && strcmp(type_of(json), expected) == 0 && !child_is_sending(&x->child)) return json;
        const int is_log = json && strcmp(type_of(json), "log") == 0;
        if (is_log)
            take_log(x, json);
        else
            refuse(x, answer, json, expected);
        cJSON_Delete(json);
        if (!is_log) return NULL;
    }
}

/* The answer to "open": version and what it counts. */
static int take_ready(instance *x, const cJSON *ready) {
    static const char *const UNITS[] = {"codepoint", "utf16", "byte"};
    const cJSON *version = cJSON_GetObjectItemCaseSensitive(ready, "gongbao"),
                *unit = cJSON_GetObjectItemCaseSensitive(ready, "offsets");
    if (!cJSON_IsNumber(version) || version->valuedouble != PROTOCOL_VERSION) {
        snprintf(x->why, sizeof x->why, "it does not speak version %d of the protocol: update its helper file",
                 PROTOCOL_VERSION);
        return -1;
    }
    x->offsets.unit = UNIT_CODEPOINT;
    if (!unit) return 0;
    for (int i = 0; cJSON_IsString(unit) && i < 3; i++)
        if (strcmp(unit->valuestring, UNITS[i]) == 0) {
            x->offsets.unit = (offset_unit)i;
            return 0;
        }
    snprintf(x->why, sizeof x->why, "its \"offsets\" must be one of codepoint, utf16, byte");
    return -1;
}

/* Starts the program and waits until it is ready. */
static int launch(instance *x) {
    if (child_start(&x->child, x->description->command, x->description->directory,
                    (uint64_t)x->config[SLOT_MEMORY].integer * MEBIBYTE, x->why, sizeof x->why) != 0)
        return -1;
    send_open(x);
    cJSON *ready = ask(x, "ready", START_SECONDS);
    int result = ready ? take_ready(x, ready) : -1;
    cJSON_Delete(ready);
    if (result != 0) child_end(&x->child);
    return result;
}

/* Starts the program unless it runs. One that never was ready is given up, with the reason of its last attempt. */
static int start(instance *x) {
    if (x->child.process) return 0;
    if (x->failed_starts >= START_ATTEMPTS) {
        memcpy(x->why, x->no_start, sizeof x->why);
        return -1;
    }
    if (launch(x) == 0) {
        x->failed_starts = 0;
        return 0;
    }
    x->failed_starts++;
    memcpy(x->no_start, x->why, sizeof x->no_start);
    return -1;
}

static gb_status fail(const instance *x) {
    return x->host->fail(x->context, GB_SKIP, "%s: %s", x->description->command[0], x->why);
}

/* Hands a document over; its answer, to be deleted, or NULL with the reason in `why`. */
static cJSON *hand_over(instance *x, const char *type, const char *expected, const gb_document *document) {
    const gb_string words = x->host->text(document);
    if (start(x) != 0) return NULL;
    if (offsets_make(&x->offsets, words) != 0) {
        snprintf(x->why, sizeof x->why, "out of memory");
        return NULL;
    }
    send_document(x, type, document);
    return ask(x, expected, x->config[SLOT_SECONDS].number + (double)words.length * SECONDS_PER_BYTE);
}

/* ---- documents ---- */

gb_status exec_process(void *self, gb_document *document) {
    instance *x = self;
    cJSON *answer = hand_over(x, "process", "result", document);
    if (!answer) return fail(x);
    int result = receive_meta(x, document, cJSON_GetObjectItemCaseSensitive(answer, "meta"));
    if (result == 0)
        result = receive_rows(x, document, cJSON_GetObjectItemCaseSensitive(answer, "layers"),
                              x->description->plugin.gives, x->gives);
    cJSON_Delete(answer);
    return result == 0 ? GB_OK : fail(x);
}

gb_status exec_collect(void *self, const gb_document *document) {
    instance *x = self;
    cJSON *answer = hand_over(x, "collect", "done", document);
    cJSON_Delete(answer);
    return answer ? GB_OK : fail(x);
}

gb_status exec_finish(void *self, gb_document *corpus) {
    instance *x = self;
    if (start(x) != 0) return fail(x);
    send_finish(x);
    cJSON *answer = ask(x, "tables", x->config[SLOT_SECONDS].number);
    if (!answer) return fail(x);
    const int result = receive_rows(x, corpus, cJSON_GetObjectItemCaseSensitive(answer, "tables"),
                                    x->description->plugin.tables, x->tables);
    cJSON_Delete(answer);
    return result == 0 ? GB_OK : fail(x);
}
