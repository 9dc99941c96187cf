/* The parts of a summary. Each prints nothing when its layers are not there or have no rows. */
#ifndef TEXT_SECTIONS_H
#define TEXT_SECTIONS_H

#include "../common/labels.h"
#include "../common/page.h"
#include "../common/view.h"

/* How many rows of a list are shown. */
typedef struct depth {
    size_t rows;
    size_t terms; /* of lists of words */
    int all;      /* 1: the user asked for this number of rows */
} depth;

/* -- of one document -- */

/* Place, year, title; how much there is of what. */
void section_header(page *p, const view *v);
/* Last year's results beside this year's targets (layer comparison). */
void section_comparison(page *p, const view *v, depth d);
/* What was achieved and what is aimed at (layer indicator). */
void section_indicators(page *p, const view *v, depth d);
/* Numbers by kind; the first ones when there are no indicators (layer quantity). */
void section_quantities(page *p, const view *v, depth d);
/* Slogans with their members, counted (layers slogan, slogan_member). */
void section_slogans(page *p, const view *v, depth d);
/* Layers, or tables of the corpus, that this summary knows nothing about. */
void section_others(page *p, const view *v, depth d);

/* -- of the corpus -- */

/* Words that stand out (table keyword); `document`: of that document alone, or a NULL string: of all. */
void section_keywords(page *p, const view *v, depth d, gb_string document);
/* What the reports are about (table category). */
void section_categories(page *p, const view *v, depth d);
/* Promises and what became of them (table promise). */
void section_promises(page *p, const view *v, depth d);
/* Slogans that are new, used again, dropped or kept in each place (table slogan_life). */
void section_slogan_lives(page *p, const view *v, depth d);
/* Which reports share slogans, the most alike first (table slogan_shared). */
void section_shared_slogans(page *p, const view *v, depth d);
/* What went wrong (the host's table error). */
void section_errors(page *p, const view *v, depth d);

/* -- helpers -- */

/* "3.6%", "↑3.6%" for a growth: the value of an indicator; its words when it has no figure. */
void put_indicator_value(page *p, const view *v, int64_t indicator);
/* Lines with a tally. */
void section_tally(page *p, const label_tally *tally);
/* "… 28 more 其余" when not all are shown. */
void put_rest(page *p, size_t shown, size_t all);

#endif
