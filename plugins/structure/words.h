/* The tables lines.tsv and parts.tsv: what words tell about a line or a heading. */
#ifndef STRUCTURE_WORDS_H
#define STRUCTURE_WORDS_H

#include "gongbao/plugin.h"

#include <stdbool.h>

typedef struct words words;

/* What a short line is; a line can be several. LINE_NOTICE comes with LINE_CHROME. */
enum { LINE_CHROME = 1, LINE_TITLE = 2, LINE_SALUTATION = 4, LINE_APPENDIX = 8, LINE_NOTICE = 16 };

typedef enum part { PART_REVIEW = 0, PART_PLAN = 1, PART_OTHER = 2, PART_NONE = 3 } part;

/* What the cues of parts.tsv in a piece of text say. */
typedef struct cues {
    uint32_t weight[3]; /* sum for PART_REVIEW, PART_PLAN, PART_OTHER */
    bool divides;       /* a cue that makes an unnumbered title line a heading of level 1 */
} cues;

/* NULL: fail() has been called, *status says how. */
words *words_open(gb_context *context, const gb_host *host, gb_status *status);
void words_close(words *w);
/* LINE_ bits of a line. The longer a line the fewer roles it can have; linear in a length of at most 120 code points.
 */
unsigned words_line(const words *w, gb_string text, gb_span line);
typedef enum cue_place { CUE_HEADING = 1, CUE_OPENING = 2, CUE_FRONT = 4 } cue_place;

/* Adds up the cues for such a place in `span`. */
cues words_cues(const words *w, gb_string text, gb_span span, cue_place where);

#endif
