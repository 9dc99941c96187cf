/* Ranks and ordinals: 第三位, 全省第一, 前100名, 第六届. */
#ifndef NUMBERS_RANK_H
#define NUMBERS_RANK_H

#include "quantity.h"

/* Reads what begins with 第 at `at`: true, with the rank, ordinal or quarter in *q. Otherwise false, *end is where to
 * go on and *number is the numeral. */
bool ordinal_read(const document_reader *reader, uint32_t at, quantity *q, numeral *number, uint32_t *end);

/* 前100名: true, with the rank in *q, when 前 stands before the measure. */
bool top_read(const document_reader *reader, const measure *m, quantity *q);

#endif
