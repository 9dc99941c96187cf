/* The supervisor of a run: schedules documents, watches the processes that run plugins, restarts them, keeps order. It
 * runs no plugin code and believes nothing that comes from a process that does. For its own files (supervisor.c,
 * children.c, jobs.c, blame.c, delivery.c, record.c) alone. */
#ifndef GB_RUN_SUPERVISOR_H
#define GB_RUN_SUPERVISOR_H

#include "run/channel.h"
#include "run/control.h"
#include "run/launch.h"
#include "run/limits.h"
#include "run/parcel.h"
#include "run/protocol.h"
#include "run/request.h"
#include "run/run.h"

#define GB_NOBODY SIZE_MAX

/* A failure of a stage on a document, or of the document. */
typedef struct gb_failure {
    size_t stage;      /* stage_count + r: reader r; GB_NOBODY: no plugin */
    const char *cause; /* static */
    char *message;     /* owned */
} gb_failure;

typedef enum gb_job_state {
    GB_JOB_FREE = 0,
    GB_JOB_READY,   /* waits for a worker */
    GB_JOB_RUNNING, /* at a worker */
    GB_JOB_DONE,    /* the result is here; waits for its turn */
    GB_JOB_SETTLED  /* its turn has come: consumers get it */
} gb_job_state;

/* One document on its way from source to output. */
typedef struct gb_job {
    gb_job_state state;
    uint64_t document; /* number, in input order */
    size_t source;
    uint32_t reader; /* for a file that a worker reads; unused with `input` */
    char *id;        /* owned */
    int streamed;    /* came from the reader process: `input` holds it */
    gb_parcel input;
    int sheet;        /* for the result, if it is long; -1 = none */
    gb_parcel result; /* its sheet is the one above */
    int has_result;
    size_t bytes;        /* of text, as far as known */
    unsigned char *skip; /* a byte a stage: 1 = leave it out */
    gb_failure *failures;
    size_t failure_count;
    unsigned retries;    /* runs that ended without anybody to blame */
    unsigned generation; /* of the set of disabled stages that it ran under */
    double sent;         /* when it was given to a worker */
} gb_job;

#define GB_NO_JOB ((gb_job){.state = GB_JOB_FREE, .input = GB_NO_PARCEL, .sheet = -1, .result = GB_NO_PARCEL})

/* Why a process was killed on our order. */
typedef enum gb_kill { GB_NOT_KILLED = 0, GB_KILL_CPU, GB_KILL_WALL, GB_KILL_PROTOCOL, GB_KILL_CLOSED } gb_kill;

#define GB_PREFETCH 8 /* documents at a worker at the same time, when they are very short */

typedef struct gb_child {
    uint32_t id;
    gb_role role;
    size_t stage; /* collector */
    pid_t pid;    /* 0 until it has begun */
    int channel;  /* -1 = closed: it is to end */
    int printed, noise;
    gb_control *control;
    gb_watch watch;
    gb_kill killed;
    uint32_t killed_step; /* what it was at then */
    double limit;         /* seconds it had */
    double closed;        /* when it closed its end of the channel; 0 = it has not */
    int full;             /* its channel: wait until it can be written to */
    /* worker */
    gb_job *jobs[GB_PREFETCH];
    size_t job_count;
    unsigned documents;
    int retiring; /* gets no more documents */
    /* collector, writer */
    int looks;        /* wants to see documents */
    uint64_t next;    /* document to send next */
    uint64_t handled; /* all before this one are done with */
    int finishing;    /* FINISH was sent */
    int finished;     /* and answered: it is kept, with its tables, even when it has ended */
    int ended;
    gb_parcel tables;
} gb_child;

/* A row of the table `error`. */
typedef struct gb_error_row {
    uint64_t document; /* for the order */
    unsigned rank;     /* the same, within a document */
    char *id;
    char *plugin;
    const char *kind;
    char *message;
} gb_error_row;

typedef struct gb_supervisor {
    const gb_run_request *request;
    gb_run_report *report;
    gb_error *error;
    gb_engine_link engine;
    int engine_ended;
    gb_plan_facts facts;
    char **ids;         /* of the sources */
    size_t jobs_wanted; /* workers */
    int over;           /* 1 = the run cannot go on; `error` says why */
    /* documents: job of number n is ring[n % ring_size] */
    gb_job *ring;
    size_t ring_size;
    uint64_t next_document;
    uint64_t next_settled;
    uint64_t oldest;
    size_t held_bytes; /* of results that are in the ring */
    int *sheets;       /* that can be used again: room for ring_size of them */
    size_t sheet_count;
    size_t next_source;
    double service;      /* seconds a worker takes for a document, about */
    uint64_t text_bytes; /* of all documents */
    /* processes */
    gb_child **children;
    size_t child_count;
    size_t child_capacity;
    uint32_t last_id;
    unsigned empty_deaths;
    /* the stream at hand */
    int streaming;
    uint32_t credit; /* documents that the reader may still send */
    /* breaker */
    unsigned *consecutive; /* a count a stage */
    unsigned char *disabled;
    unsigned generation;
    /* errors */
    size_t tables_sent; /* stages whose tables the writer has got */
    int errors_sent;
    gb_error_row *rows;
    size_t row_count;
    size_t row_capacity;
    double progress; /* when it was told last */
    gb_buffer message;
    gb_packet packet;
} gb_supervisor;

/* -- supervisor.c -- */

/* The run cannot go on: the first reason counts. An empty text is a reason not to be told. */
void gb_supervisor_stop(gb_supervisor *s, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* -- record.c: what is told to the user and to the output -- */

void gb_tell(gb_supervisor *s, gb_event_kind kind, const char *document, const char *plugin, const char *cause,
             const char *message);
/* An error: told, and kept as a row of the output, which come in the order of documents, then ranks, then as recorded.
 */
void gb_record(gb_supervisor *s, uint64_t document, unsigned rank, const char *id, const char *plugin,
               const char *cause, const char *message);
/* Progress, not too often. */
void gb_tell_progress(gb_supervisor *s, int last);
/* All rows, sorted, as the bytes of an ERRORS message. */
void gb_put_rows(gb_supervisor *s, gb_buffer *out);
void gb_rows_forget(gb_supervisor *s);
/* The static name for a cause that came in a message. */
const char *gb_known_cause(const char *cause);

/* -- children.c: processes -- */

/* Orders a process; it can be sent messages at once. NULL when there are no descriptors or memory left. */
gb_child *gb_child_start(gb_supervisor *s, gb_role role, size_t stage);
gb_child *gb_child_find(gb_supervisor *s, uint32_t id);
/* The first of that role (and, for collectors, stage) that is not to end; NULL = none. */
gb_child *gb_child_of(gb_supervisor *s, gb_role role, size_t stage);
/* Sends the message with a parcel (NULL = none) and a sheet (-1 = none). As gb_parcel_send; a full channel is
 * remembered. */
int gb_child_send(gb_supervisor *s, gb_child *child, const gb_parcel *parcel, int sheet);
/* Lets it end by itself. */
void gb_child_dismiss(gb_child *child);
void gb_child_kill(gb_supervisor *s, gb_child *child, gb_kill why);
/* Kills those that take too long. */
void gb_children_watch(gb_supervisor *s);
/* The system would not start it: a worker can be done without when there are others; without anything else the run
 * stops. */
void gb_child_refused(gb_supervisor *s, gb_child *child);
/* Another process cannot be had. */
void gb_stop_for_processes(gb_supervisor *s);
/* It has ended: takes it off the list and frees it. */
void gb_child_forget(gb_supervisor *s, gb_child *child);

/* -- feed.c: from sources to jobs -- */

/* Turns sources into jobs as far as there is room. */
void gb_feed(gb_supervisor *s);
/* 1 when every source has been turned into jobs. */
int gb_fed(const gb_supervisor *s);
/* Messages from the reader. -1: not what it may say. */
int gb_take_read(gb_supervisor *s);
int gb_take_bad(gb_supervisor *s);
int gb_take_end(gb_supervisor *s);
/* The reader process has ended in the middle of a source. `stage` as in gb_failure. */
void gb_lose_stream(gb_supervisor *s, size_t stage, const char *cause, const char *message);

/* -- jobs.c: documents to workers and back -- */

gb_job *gb_job_at(gb_supervisor *s, uint64_t document);
/* Jobs that may still be made. */
size_t gb_room(const gb_supervisor *s);
/* The next document. There must be room. NULL after gb_supervisor_stop. */
gb_job *gb_job_new(gb_supervisor *s, const char *id);
void gb_job_add_failure(gb_job *job, size_t stage, const char *cause, const char *message);
/* There is no document: the job is done. `stage` as in gb_failure. */
void gb_job_lose(gb_job *job, size_t stage, const char *cause, const char *message);
/* Makes it ready to be run (again) from the beginning, without the disabled stages. */
void gb_job_prepare(gb_supervisor *s, gb_job *job);
/* Forgets the results of documents that still had stages which are disabled now. */
void gb_jobs_outdate(gb_supervisor *s);
void gb_job_free(gb_supervisor *s, gb_job *job);
/* Gives jobs to workers. */
void gb_dispatch(gb_supervisor *s);
/* Messages from workers. -1: not what they may say. */
int gb_take_done(gb_supervisor *s, gb_child *child);
int gb_take_unread(gb_supervisor *s, gb_child *child);

/* -- blame.c: who is to blame for the end of a process -- */

void gb_child_ended(gb_supervisor *s, gb_child *child, int status);
/* Counts the failures of a document whose turn has come; disables a plugin that kills every worker. */
void gb_break(gb_supervisor *s, const gb_job *job);

/* -- delivery.c: results in order to collectors and writer -- */

/* Settles jobs whose turn has come, sends them to the consumers, frees what all have got. */
void gb_deliver(gb_supervisor *s);
/* Starts collectors and the writer, or stops the run. */
void gb_start_consumers(gb_supervisor *s);
/* After the last document. Moves the end of the run on: 1 when the outputs are in place. */
int gb_finish(gb_supervisor *s);
/* Messages from consumers. -1: not what they may say. */
int gb_take_handled(gb_supervisor *s, gb_child *child);
int gb_take_finished(gb_supervisor *s, gb_child *child);
int gb_take_failed(gb_supervisor *s, gb_child *child);
/* A collector's tables are lost. `document`: its number, UINT64_MAX in finish(). */
void gb_lose_tables(gb_supervisor *s, gb_child *child, uint64_t document, const char *message);

#endif
