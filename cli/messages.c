/* What is said on standard error: errors, warnings, notes, progress. */
#include "cli.h"

#include "base/utf8.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PROGRESS_DELAY 1.0    /* seconds before the first progress line */
#define PROGRESS_INTERVAL 0.2 /* seconds between two */

typedef enum level { LEVEL_ERROR, LEVEL_WARNING, LEVEL_NOTE } level;

static struct {
    cli_form form;
    int quiet, verbose;
    int progress; /* 1 = allowed */
    int shown;    /* 1 = a progress line stands on the terminal */
    double begin; /* of the program */
    double last;  /* progress line */
} state = {.progress = -1};

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void cli_messages_begin(int argc, char **argv) {
    state.begin = now();
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--errors=json") == 0 ||
            (strcmp(argv[i], "--errors") == 0 && i + 1 < argc && strcmp(argv[i + 1], "json") == 0))
            state.form = CLI_FORM_JSON;
}

void cli_messages_form(cli_form form) {
    state.form = form;
}
void cli_messages_quiet(void) {
    state.quiet = 1;
}
void cli_messages_verbose(void) {
    state.verbose = 1;
}
int cli_is_verbose(void) {
    return state.verbose;
}

/* A JSON string of what may be anything: the name of a file, say. */
static void json_text(gb_buffer *out, const char *text) {
    gb_buffer clean = {0};
    gb_utf8_clean(&clean, text, strlen(text));
    gb_buffer_json(out, clean.data ? clean.data : "", clean.length);
    gb_buffer_free(&clean);
}

static void json_member(gb_buffer *out, const char *name, const char *value) {
    if (!value || !*value) return;
    gb_buffer_format(out, ",\"%s\":", name);
    json_text(out, value);
}

static void text_line(gb_buffer *out, level how, const gb_event *event) {
    gb_buffer_text(out, "gongbao: ");
    if (how == LEVEL_WARNING) gb_buffer_text(out, "warning: ");
    if (event->document && *event->document) gb_buffer_format(out, "%s: ", event->document);
    if (event->plugin && *event->plugin) gb_buffer_format(out, "%s: ", event->plugin);
    gb_buffer_text(out, event->message ? event->message : "");
}

static void json_line(gb_buffer *out, level how, const gb_event *event) {
    static const char *const NAMES[] = {"error", "warning", "note"};
    gb_buffer_format(out, "{\"level\":\"%s\"", NAMES[how]);
    json_member(out, "document", event->document);
    json_member(out, "plugin", event->plugin);
    json_member(out, "kind", event->cause);
    gb_buffer_text(out, ",\"message\":");
    json_text(out, event->message ? event->message : "");
    gb_buffer_text(out, "}");
}

/* One line, in one write, so that lines of several processes do not mix. */
static void say(level how, const gb_event *event) {
    gb_buffer line = {0};
    cli_progress_clear();
    if (state.form == CLI_FORM_JSON)
        json_line(&line, how, event);
    else
        text_line(&line, how, event);
    for (size_t i = 0; i < line.length; i++)
        if (line.data[i] == '\n' || line.data[i] == '\r') line.data[i] = ' ';
    gb_buffer_text(&line, "\n");
    if (line.length) fwrite(line.data, 1, line.length, stderr);
    gb_buffer_free(&line);
}

__attribute__((format(printf, 2, 0))) static void say_text(level how, const char *format, va_list arguments) {
    char text[2048];
    gb_event event = {.message = text};
    vsnprintf(text, sizeof text, format, arguments);
    say(how, &event);
}

int cli_wrong(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    say_text(LEVEL_ERROR, format, arguments);
    va_end(arguments);
    return CLI_USAGE;
}

int cli_failed(int code, const gb_error *error) {
    /* An error without words is one that is no news to the user: nobody reads the output any more. */
    if (error->klass != GB_ERROR_NONE && !error->text[0]) return code;
    gb_event event = {.message = error->klass != GB_ERROR_NONE ? error->text : "the run failed without a reason"};
    say(LEVEL_ERROR, &event);
    return code;
}

void cli_note(const char *format, ...) {
    va_list arguments;
    if (state.quiet) return;
    va_start(arguments, format);
    say_text(LEVEL_NOTE, format, arguments);
    va_end(arguments);
}

/* ---- progress ---- */

void cli_progress_mode(const char *when) {
    if (strcmp(when, "always") == 0)
        state.progress = 1;
    else
        state.progress = strcmp(when, "auto") == 0 ? -1 : 0;
}

static int progress_allowed(void) {
    if (state.progress < 0) state.progress = state.form == CLI_FORM_TEXT && isatty(STDERR_FILENO);
    return state.progress && !state.quiet;
}

void cli_progress_clear(void) {
    if (state.shown) fputs("\r\033[K", stderr);
    state.shown = 0;
}

static void progress(const gb_event *event) {
    double at = now(), passed = at - state.begin;
    if (!progress_allowed() || passed < PROGRESS_DELAY || at - state.last < PROGRESS_INTERVAL) return;
    state.last = at;
    cli_progress_clear();
    fprintf(stderr, "%zu", event->done);
    if (event->sources > 1 && event->done <= event->sources) {
        fprintf(stderr, "/%zu reports", event->sources);
        if (event->done)
            fprintf(stderr, ", %.0f s left", passed * (double)(event->sources - event->done) / (double)event->done);
    } else {
        fputs(" reports", stderr);
    }
    fflush(stderr);
    state.shown = 1;
}

void cli_event(void *user, const gb_event *event) {
    (void)user;
    if (event->kind == GB_EVENT_PROGRESS)
        progress(event);
    else if (event->kind == GB_EVENT_ERROR)
        say(LEVEL_ERROR, event);
    else if (event->kind == GB_EVENT_WARNING && !state.quiet)
        say(LEVEL_WARNING, event);
    else if (event->kind == GB_EVENT_NOTE && state.verbose && !state.quiet)
        say(LEVEL_NOTE, event);
}
