/* Dates: years, months, days, quarters, decades and centuries, alone and as periods. */
#ifndef NUMBERS_TEMPORAL_H
#define NUMBERS_TEMPORAL_H

#include "quantity.h"

/* When a date begins with the numeral `first`: true, with the date in *q. */
bool date_read(const document_reader *reader, const numeral *first, quantity *q);

/* The ISO 8601 form of a length of time: P5Y, PT24H; NULL when its unit has none. */
gb_string duration_iso(const document_reader *reader, const quantity *q);

#endif
