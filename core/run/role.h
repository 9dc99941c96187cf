/* What the processes that run plugins have in common. Each is forked from the engine after the plugins were opened. */
#ifndef GB_RUN_ROLE_H
#define GB_RUN_ROLE_H

#include "run/channel.h"
#include "run/control.h"
#include "run/parcel.h"
#include "run/protocol.h"
#include "run/setup.h"

#define GB_EXIT_NO_SUPERVISOR 70 /* the supervisor is gone */
#define GB_EXIT_DESCRIPTORS 71   /* a plugin closed descriptors that are not its own */

/* Where log messages of plugins go. */
typedef struct gb_log_link {
    int channel;
    unsigned left; /* messages that may still be sent for this document */
} gb_log_link;

typedef struct gb_role_context {
    gb_role role;
    size_t stage; /* collector: whose tables */
    gb_setup *setup;
    const gb_run_request *request;
    gb_log_link *log;
    int channel;
    int printed; /* what plugins print to standard output */
    int noise;   /* the same for standard error */
    int extra;   /* reader: standard input; writer: the main output; -1 = none */
    gb_control *control;
    gb_buffer message;    /* to be sent next */
    gb_packet packet;     /* that came last */
    unsigned char *noisy; /* a byte for every stage: its noise was told */
} gb_role_context;

/* The roles; they return the exit status of their process. */
int gb_worker_run(gb_role_context *context);
int gb_reader_run(gb_role_context *context);
int gb_collector_run(gb_role_context *context);
int gb_writer_run(gb_role_context *context);

/* A gb_log_function; `user` is a gb_log_link. */
void gb_role_log(void *user, gb_level level, const char *plugin, const char *text);
/* A new document: log messages may be sent again. */
void gb_role_begin(gb_role_context *context, uint64_t document, uint64_t bytes);
/* Waits for the next message: 1, or 0 when there will be none and the role ends. */
int gb_role_receive(gb_role_context *context);
/* Send the message, or end the process when the supervisor is gone. */
void gb_role_send(gb_role_context *context);
void gb_role_send_parcel(gb_role_context *context, gb_string bytes);
/* Tells the supervisor that the run cannot go on. */
void gb_role_fatal(gb_role_context *context, int broken_pipe, const char *plugin, const char *message);
/* After a hook of a plugin: 0, or -1 with `error` when it printed to standard output. Ends the process when the plugin
 * closed what is not its own. `plugin`, `number`: which one, to tell its noise on standard error once. */
int gb_role_check_printed(gb_role_context *context, const char *plugin, size_t number, gb_error *error);

#endif
