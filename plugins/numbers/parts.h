/* Shares in words: 百分之五, 三分之二, 一又二分之一, 百分百. */
#ifndef NUMBERS_PARTS_H
#define NUMBERS_PARTS_H

#include "quantity.h"

/* When the measure's numeral begins such a share: true, with numerator, denominator or unit, rule and end in *m. */
bool parts_read(const document_reader *reader, measure *m);

#endif
