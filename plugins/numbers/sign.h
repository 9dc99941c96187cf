/* Signs before a numeral: minus, and the point of .5. */
#ifndef NUMBERS_SIGN_H
#define NUMBERS_SIGN_H

#include "quantity.h"

/* A minus sign or word right before the measure makes it negative: 零下5度, -2.5%. Not the dash of a range, a hyphen or
 * the mark of a list. */
void minus_read(const document_reader *reader, measure *m);

/* .5, where every numeral is wanted: the digits read stand behind a point that begins the numeral. */
void leading_point_read(const document_reader *reader, measure *m);

#endif
