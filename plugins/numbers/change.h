/* Which way a quantity went: 增长5%, 下降3个百分点. */
#ifndef NUMBERS_CHANGE_H
#define NUMBERS_CHANGE_H

#include "name.h"

/* The direction of a quantity whose name on the left is `name`: of the verb right before it, of a noun such as 涨幅 at
 * the end of the name, of a verb before the name. A value below zero turns it. `listed`: it goes on a list of values.
 */
direction direction_of(const document_reader *reader, const quantity *q, const left_name *name, bool listed);

#endif
