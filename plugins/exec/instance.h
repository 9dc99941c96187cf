/* A plugin at work: its program, and what is known about it. */
#ifndef EXEC_INSTANCE_H
#define EXEC_INSTANCE_H

#include "child.h"
#include "description.h"
#include "offsets.h"

#include <cjson/cJSON.h>

#define PROTOCOL_VERSION 1
#define WHY_BYTES 320

typedef struct instance {
    const gb_host *host;
    gb_context *context;
    const description *description;
    const slot *config;
    int *gives, *tables; /* handles, in the order of the declaration */
    child child;
    text line; /* the message being made */
    offsets offsets;
    char why[WHY_BYTES];
    int failed_starts;        /* in a row */
    char no_start[WHY_BYTES]; /* why the last of them failed */
} instance;

/* -- send.c: messages to the program, into `line` -- */

/* {"gongbao":1,"type":"open","plugin":...,"options":{...}} */
void send_open(instance *x);
/* {"type":"process"|"collect","document":{...},"layers":{...}} with the layers that the plugin needs. */
void send_document(instance *x, const char *type, const gb_document *document);
void send_finish(instance *x);

/* -- receive.c: its answers -- */

/* Rows of an answer into layers or tables: `declared` with their handles. 0, or -1 with the reason in `why`. */
int receive_rows(instance *x, gb_document *document, const cJSON *layers, const gb_layer_declaration *declared,
                 const int *handles);
/* {"meta": {"key": "text"}}: metadata that is not set yet. 0, or -1 with the reason in `why`. */
int receive_meta(instance *x, gb_document *document, const cJSON *meta);

#endif
