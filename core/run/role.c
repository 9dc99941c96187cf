#include "run/role.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "run/capture.h"

#define LOG_MESSAGES 20 /* of one document in one process; more are dropped */

void gb_role_log(void *user, gb_level level, const char *plugin, const char *text) {
    gb_log_link *link = user;
    gb_buffer message = {0};
    if (link->left == 0 || level < GB_INFO) return;
    link->left--;
    gb_message_begin(&message, GB_MSG_LOG);
    gb_put_u32(&message, (uint32_t)level);
    gb_put_text(&message, plugin);
    gb_put_text(&message, text);
    gb_channel_send(link->channel, &message, NULL, 0);
    gb_buffer_free(&message);
}

void gb_role_begin(gb_role_context *context, uint64_t document, uint64_t bytes) {
    context->log->left = LOG_MESSAGES;
    gb_control_document(context->control, document, bytes);
}

int gb_role_receive(gb_role_context *context) {
    return gb_channel_receive(context->channel, &context->packet, 1) == GB_RECEIVED;
}

static void expect_sent(int result) {
    if (result != 0) exit(GB_EXIT_NO_SUPERVISOR);
}

void gb_role_send(gb_role_context *context) {
    expect_sent(gb_channel_send(context->channel, &context->message, NULL, 0));
}

void gb_role_send_parcel(gb_role_context *context, gb_string bytes) {
    gb_parcel parcel;
    expect_sent(gb_parcel_make(bytes, &parcel));
    expect_sent(gb_parcel_send(&parcel, context->channel, &context->message, -1));
    gb_parcel_close(&parcel);
}

void gb_role_fatal(gb_role_context *context, int broken_pipe, const char *plugin, const char *message) {
    gb_message_begin(&context->message, GB_MSG_FATAL);
    gb_put_u32(&context->message, broken_pipe != 0);
    gb_put_text(&context->message, plugin);
    gb_put_text(&context->message, message);
    gb_role_send(context);
}

/* Libraries that a plugin uses may complain on standard error: that is told once, and forgotten before the next plugin
 * works, so what stands there after a crash is about the crash. */
static void check_noise(gb_role_context *context, const char *plugin, size_t number) {
    char line[300], text[400];
    if (gb_capture_written(context->noise) <= 0) return;
    gb_capture_summary(context->noise, line, sizeof line);
    gb_capture_rewind(context->noise);
    if (context->noisy[number] || !*line) return;
    context->noisy[number] = 1;
    snprintf(text, sizeof text, "printed to standard error: %s", line);
    gb_role_log(context->log, GB_WARNING, plugin, text);
}

int gb_role_check_printed(gb_role_context *context, const char *plugin, size_t number, gb_error *error) {
    fflush(stdout);
    long printed = gb_capture_written(context->printed);
    if (printed < 0 || fcntl(context->channel, F_GETFD) < 0) _exit(GB_EXIT_DESCRIPTORS);
    check_noise(context, plugin, number);
    if (printed == 0) return 0;
    clearerr(stdout);
    gb_capture_rewind(context->printed);
    return gb_error_set(error, GB_ERROR_INPUT, "wrote %ld bytes%s to standard output, which is for results alone",
                        printed, (size_t)printed >= GB_CAPTURE_LIMIT ? " or more" : "");
}
