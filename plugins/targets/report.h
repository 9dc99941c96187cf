/* One report: from its layers to drafts, from drafts to rows. */
#ifndef TARGETS_REPORT_H
#define TARGETS_REPORT_H

#include "match.h"
#include "reader.h"

/* The year that the report plans, from metadata (year, kind); 0 when there is none. */
int targets_meta_year(const gb_host *host, const gb_document *document);

/* Reads the whole document into `drafts` and *figures (memory of the document). 0, or -1 when memory ran out. */
int targets_report_read(const targets_layers *layers, const targets_vocabulary *vocabulary, gb_document *document,
                        targets_drafts *drafts, const targets_figure **figures);

/* Adds the rows of the layer indicator. */
void targets_report_write(const targets_layers *layers, gb_document *document, targets_drafts *drafts,
                          const targets_figure *figures);

/* Scratch memory of the comparison inside one report. */
typedef struct targets_comparer {
    targets_item *targets, *results;
    uint32_t *target_drafts, *result_drafts;
    size_t capacity;
    targets_pairs pairs;
} targets_comparer;

/* Adds the rows of the layer comparison; the indicator rows must have been added. 0, or -1 when memory ran out. */
int targets_compare(const targets_layers *layers, const targets_vocabulary *vocabulary, gb_document *document,
                    const targets_drafts *drafts, const targets_figure *figures, int year, targets_comparer *comparer);
void targets_comparer_free(targets_comparer *comparer);

#endif
