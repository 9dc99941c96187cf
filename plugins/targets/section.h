/* Parts and years of sections. */
#ifndef TARGETS_SECTION_H
#define TARGETS_SECTION_H

#include "period.h"
#include "name.h"

#define TARGETS_LEVELS 10 /* levels of headings that are told apart; deeper ones count as the last */

/* What is known of the section that the reading stands in. */
typedef struct targets_section {
    const targets_layers *layers;
    const targets_source *source;
    const gb_document *document;
    int year;
    int64_t row;  /* -1 before the first */
    uint32_t end; /* of that section */
    int zone, part;
    targets_period period;
    int level_part[TARGETS_LEVELS]; /* of the latest heading of each level; -1 = none */
    targets_period level_period[TARGETS_LEVELS];
} targets_section;

void targets_section_begin(targets_section *section, const targets_layers *layers, const targets_source *source,
                           const gb_document *document, int year);
/* A paragraph has turned to other years: they hold for what follows in this part. */
void targets_section_turn(targets_section *section, const targets_period *period);
/* Moves on to the section that holds byte `at`, which never goes back. */
void targets_section_move(targets_section *section, uint32_t at);

#endif
