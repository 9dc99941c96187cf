/* The forms of a concordance: text, csv, html, json, jsonl. */
#ifndef KWIC_FORM_H
#define KWIC_FORM_H

#include "../common/stream.h"
#include "place.h"
#include "width.h"

typedef struct form_style {
    widths widths;
    size_t label;        /* text: columns for the report's id */
    size_t side;         /* text: columns on the left of the node */
    size_t right;        /* text: columns for node and right side; 0 = whatever they take */
    int color;           /* text */
    const char *title;   /* html: what was looked for, or NULL */
    gb_context *context; /* json: to ask for facts about the run */
} form_style;

typedef struct form {
    const char *name;
    void (*begin)(stream *out, const form_style *style);
    void (*place)(stream *out, const form_style *style, const place *shown, uint64_t number); /* number: from 0 */
    /* `places` that were found, `shown` of them. */
    void (*end)(stream *out, const form_style *style, const gb_document *corpus, uint64_t places, uint64_t shown);
} form;

extern const form form_text, form_csv, form_html, form_json, form_jsonl;

#endif
