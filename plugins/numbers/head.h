/* What is counted or measured: the noun beside a quantity. */
#ifndef NUMBERS_HEAD_H
#define NUMBERS_HEAD_H

#include "quantity.h"

/* The words that name what the quantity is about: on the right for counts (25家|企业), on the left for measures
 * (总产值|达到 5亿元). A NULL string when the clause does not say it. Looks at HEAD_LIMIT characters at most. */
gb_string head_of(const document_reader *reader, const quantity *q);

#define HEAD_LIMIT 24

#endif
