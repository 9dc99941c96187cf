/* Ranks and ordinals: 第三位, 全省第一, 前100名, 第六届. */
#ifndef NUMBERS_RANK_H
#define NUMBERS_RANK_H

#include "quantity.h"

/* Reads what begins with 第 at `at`: true, with the rank, ordinal or quarter in *q. Otherwise false, *end is where to
 * go on and *number is the numeral. */
bool ordinal_read(const document_reader *reader, uint32_t at, quantity *q, numeral *number, uint32_t *end);

#define ORDINAL_LIST_LIMIT 8u

/* 第一、二、三位, 第五、六届: one unit behind several numerals. The rows, one a numeral; 0 = `at` begins no such list.
 */
unsigned ordinal_list_read(const document_reader *reader, uint32_t at, quantity rows[ORDINAL_LIST_LIMIT]);

/* 前100名: true, with the rank in *q, when 前 stands before the measure. */
bool top_read(const document_reader *reader, const measure *m, quantity *q);

#endif
