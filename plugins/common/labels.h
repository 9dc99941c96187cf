/* Chinese words beside the English names of choices. */
#ifndef COMMON_LABELS_H
#define COMMON_LABELS_H

#include "page.h"

/* "money 金额"; a name that is not known stands alone; a NULL string gives nothing. */
void label_put(page *p, gb_string name);
/* "金额" alone; the name itself when it is not known. */
void label_put_chinese(page *p, gb_string name);
/* What each of the names counts, in the order in which they are met: a small tally. */
typedef struct label_tally {
    gb_string names[16];
    uint64_t counts[16];
    size_t used;
} label_tally;

void label_count(label_tally *tally, gb_string name);
/* "12 met 兑现 · 3 missed 未达", the greatest count first. */
void label_put_tally(page *p, const label_tally *tally);

#endif
