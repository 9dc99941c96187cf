/* Starting the engine, waiting for its answers and ending it: the supervisor's side. */
#ifndef GB_RUN_LAUNCH_H
#define GB_RUN_LAUNCH_H

#include <sys/types.h>

#include "base/error.h"
#include "run/channel.h"
#include "run/control.h"
#include "run/limits.h"

typedef struct gb_engine_link {
    pid_t pid;   /* 0 = not running */
    int channel; /* -1 = closed */
    int noise;   /* what it and its plugins print to standard error while they are opened */
    gb_control *control;
    gb_watch watch;
    double seconds;    /* of processor time for opening a plugin; 0 = the default for a stage */
    gb_buffer opening; /* u32 count, count x (u64 address, text id) */
} gb_engine_link;

typedef void gb_engine_log(void *user, gb_packet *packet);

/* Starts the engine program at `path`. 0, or -1 with `error`. The link is always to be ended by gb_engine_end. */
int gb_engine_start(gb_engine_link *link, const char *path, gb_error *error);
/* Waits for READY, ANSWER or REFUSED; LOG messages go to `log`. 0 with the packet, or -1 with `error`: refused, or the
 * engine crashed or took too long, with the plugin that was being opened. */
int gb_engine_wait(gb_engine_link *link, gb_packet *packet, gb_engine_log *log, void *user, gb_error *error);
/* Sets `error` (class SYSTEM) to how an engine that closed its channel has ended. Returns -1. */
int gb_engine_explain(gb_engine_link *link, gb_error *error);
/* Lets it end, or ends it after some seconds. */
void gb_engine_end(gb_engine_link *link);

/* "signal 11 (Segmentation fault)" or "exit status 3", with the telling line of what was printed to `noise` (-1 =
 * none). */
void gb_describe_end(int status, int noise, char *text, size_t capacity);

#endif
