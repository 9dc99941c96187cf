/* Two ends: 3—5%, 5%至6%, 三到五年. */
#ifndef NUMBERS_RANGE_H
#define NUMBERS_RANGE_H

#include "quantity.h"

/* The end of the word or dash at `at` that joins the two ends of a range; 0 = none. */
uint32_t range_sign(const document_reader *reader, uint32_t at);

/* When `first` is the first end of a range: true, with the whole range in *q. */
bool range_read(const document_reader *reader, const measure *first, quantity *q);

/* 二十一到一千零一, 10k~15k and 20和30之间, both ends without a unit, where every numeral is wanted: true, with low and
 * high in *whole. */
bool bare_range_read(const document_reader *reader, const measure *first, numeral *whole);

/* 大于100并且小于300, there, too: bounds of either side make a range; true, with low and high in *whole. */
bool bounded_range_read(const document_reader *reader, const measure *first, numeral *whole);

#endif
