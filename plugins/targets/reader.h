/* Reads the sentences of a report into drafts of indicator rows. */
#ifndef TARGETS_READER_H
#define TARGETS_READER_H

#include "name.h"
#include "period.h"

/* An indicator row in the making. */
typedef struct targets_draft {
    gb_span clause;
    gb_span scope;   /* basis of calculation; empty = none */
    gb_span words;   /* that stand for a figure; empty = none */
    gb_string name;  /* memory of the document */
    gb_string plain; /* the name without whom a rank is among */
    gb_string area;  /* inside the whole, that the figure is of; a NULL string = the whole */
    int64_t figure;  /* index in the figures; -1 = an outcome in words */
    int64_t change;  /* figure that tells the change; -1 = none */
    int64_t row;     /* in the layer, after it was written */
    targets_period period;
    uint8_t part; /* PART_ of its section */
    uint8_t status, measure, direction, better, extent, limit, stated, rule;
    uint8_t change_direction;
    uint8_t ceiling; /* the indicator is one whose "about" is a limit */
    uint8_t quoted;  /* an earlier target that the report names */
    uint8_t neutral; /* more or less of it is a choice of policy */
    uint8_t phrase;  /* PHRASE_ of the words; PHRASE_NONE = none */
} targets_draft;

/* Drafts of a document; a reader of zeros is ready. The memory is the reader's and is used again for the next document.
 */
typedef struct targets_drafts {
    targets_draft *rows;
    size_t count, capacity;
    int failed; /* memory ran out */
} targets_drafts;

/* A copy at the end; NULL (and failed) when memory runs out. Valid until the next one. */
targets_draft *targets_drafts_add(targets_drafts *drafts, const targets_draft *draft);
void targets_drafts_free(targets_drafts *drafts);

/* The last cue of a clause, as far as the clause was read; so that each is read once however many figures it has. */
typedef struct targets_cue {
    uint32_t clause; /* where the clause starts */
    uint32_t read;   /* up to here */
    int role;        /* -1 = none yet */
} targets_cue;

/* What reading a sentence needs and remembers. */
typedef struct targets_reader {
    const targets_layers *layers;
    const targets_vocabulary *vocabulary;
    gb_document *document;
    targets_source source;   /* text and figures of the document */
    targets_figure *figures; /* the same figures, to be marked passive */
    targets_drafts *drafts;
    int year;                 /* of the report; 0 = unknown */
    int part;                 /* of the section */
    targets_period paragraph; /* what the section's heading or the paragraph's opening says */
    targets_period lender;    /* what `paragraph` goes back to after a year that holds for one sentence */
    uint8_t lent;             /* sentences until then */
    targets_period period;    /* where reading stands */
    /* inside one sentence: */
    uint8_t opens_paragraph; /* the sentence is the first of its paragraph */
    uint8_t turned; /* it turned to other years for the paragraphs that follow too (五年来, 2022年是…的一年) */
    gb_span sentence;
    uint32_t segment;     /* where the part of the sentence begins that has one subject */
    size_t first, last;   /* figures [first, last) of the sentence */
    size_t first_draft;   /* of the sentence */
    targets_name subject; /* name that the next elided one stands for; empty = none */
    targets_cue cue;
    uint8_t topical; /* the subject was taken from a clause without figures */
    gb_span topic;   /* clause without a figure before this one; empty = none */
} targets_reader;

/* Reads the sentence with the figures [first, last). reader->paragraph holds what is known so far. */
void targets_read_sentence(targets_reader *reader, gb_span sentence, size_t first, size_t last);

/* -- Parts of the reading, one file each -- */

/* clause.c: one clause with figures. */
void targets_read_clause(targets_reader *reader, gb_span clause, size_t first, size_t last);
/* naming.c: the name of a figure, and the rule it was found by; -1 = it has none. `is_right`: the name stands to its
 * right. `prefix`: a make word that counts for the whole list; may be empty. Sets the subject of what follows. */
int targets_name_figure(targets_reader *reader, const targets_figure *figure, const targets_left *left,
                        const targets_right *right, int is_right, gb_span prefix, targets_name *name);
/* naming.c: takes a rate (增速) off the end: 地区生产总值增速居全省第三，完成560亿元. */
void targets_drop_rate(const targets_reader *reader, targets_name *name);
/* naming.c: 总投资80亿元的27个项目: the amount's owner is what is counted behind it. 0 = nothing is counted there. */
int targets_name_of_counted(const targets_reader *reader, gb_span clause, const targets_figure *figure,
                            const targets_left *left, targets_name *name);
/* passive.c: marks figures [first, last) of a clause that are no indicators of their own. */
void targets_mark_passive(targets_reader *reader, gb_span clause, size_t first, size_t last);
/* list.c: figure `index` is the first of a list of figures that belong to a list of names (分别). Adds the drafts of
 * the whole list and returns the index behind its last figure; `index` when it is no list. */
size_t targets_read_list(targets_reader *reader, gb_span clause, const targets_left *left, size_t index, size_t last);
/* measure.c: measure, direction, status, period and the rest of a draft whose name is set, and adds it. */
void targets_add_draft(targets_reader *reader, targets_draft *draft, const targets_left *left,
                       const targets_name *name);
/* measure.c: whether more of the draft's indicator is better, by its name and measure. */
void targets_read_polarity(const targets_reader *reader, targets_draft *draft);
/* phrase.c: rows of a clause that has words instead of figures. [first, last) are the figures of the clause. */
void targets_read_phrases(targets_reader *reader, gb_span clause, size_t first, size_t last);
/* statement.c: what a clause says in words about how targets came out. */
void targets_read_statements(targets_reader *reader, gb_span clause);

#endif
