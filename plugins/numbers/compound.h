/* Quantities in several units: 一年零三个月, 3小时30分钟, 十元三角. */
#ifndef NUMBERS_COMPOUND_H
#define NUMBERS_COMPOUND_H

#include "quantity.h"

/* When smaller units of the same dimension follow the measure: true, with the sum in the smallest unit (money: in
 * the currency) in *q. */
bool compound_read(const document_reader *reader, const measure *first, quantity *q);

#endif
