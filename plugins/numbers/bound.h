/* Words that bound or approximate a quantity: 约, 超过, 以上, 左右. */
#ifndef NUMBERS_BOUND_H
#define NUMBERS_BOUND_H

#include "numeral.h"
#include "reader.h"

/* The bound word right before `start`; moves *start to its beginning. BOUND_EXACT and no move when there is none.
 * `time`: the quantity is a length of time, before which 近 means "the last". */
bound_kind bound_before(const document_reader *reader, const numeral *number, bool time, uint32_t *start);

/* The bound word at *end; moves *end behind it. `term`: what it bounds is a length of time below a year. */
bound_kind bound_after(const document_reader *reader, bool term, uint32_t *end);

/* 多, 余, 来, 几 at *end, between numeral and unit; moves *end behind it. */
bool bound_inside(const document_reader *reader, const numeral *number, uint32_t *end);

#endif
