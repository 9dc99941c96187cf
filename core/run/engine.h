/* The engine: a small process with a clean environment that loads and opens the plugins once and forks the processes
 * that run them. Program gongbao-engine; only the supervisor starts it. */
#ifndef GB_RUN_ENGINE_H
#define GB_RUN_ENGINE_H

#include <sys/types.h>

#include "run/role.h"

/* A process that was forked. */
typedef struct gb_engine_child {
    uint32_t id;
    pid_t pid;
} gb_engine_child;

typedef struct gb_engine {
    int channel;
    int signals; /* signalfd for SIGCHLD */
    pid_t pid;
    gb_control *control;
    gb_setup setup;
    gb_run_request request;
    const char **sources;    /* of the request */
    gb_buffer request_bytes; /* what `request` points into */
    gb_log_link log;
    gb_buffer message;
    gb_packet packet;
    gb_engine_child *children;
    size_t child_count;
    size_t child_capacity;
    gb_role_context context; /* of a child, after the fork */
} gb_engine;

/* Everything; the exit status of the program. `supervisor`: process id of the one that started it. */
int gb_engine_main(pid_t supervisor);

/* -- engine_child.c -- */

/* Forks a process for the SPAWN message in the packet. In the child: does not return. 0, or -1: the message is damaged.
 */
int gb_engine_spawn(gb_engine *engine);
void gb_engine_kill(gb_engine *engine, uint32_t id);
void gb_engine_kill_all(gb_engine *engine);
/* Takes note of children that have ended and tells the supervisor. -1: it is gone. */
int gb_engine_reap(gb_engine *engine);

#endif
