/* What dates, quarters and eras are read with. */
#ifndef NUMBERS_CALENDAR_H
#define NUMBERS_CALENDAR_H

#include "quantity.h"

/* 1 when the numeral is a plain integer of at most four digits, as dates have them. */
bool calendar_plain(const numeral *n);

/* A plain numeral from `low` to `high`, of two digits at most, at *at (or behind a space there); moves *at behind it.
 * 0 = none. */
int calendar_number(const document_reader *reader, uint32_t *at, int low, int high);

/* Moves *at behind the character `c` (and a space before it) when it stands there. */
bool calendar_accept(const document_reader *reader, uint32_t *at, uint32_t c);

/* The calendar year that a word right before `start` names (今年3月); 0 = none, or the report's year is not known. */
int calendar_year_before(const document_reader *reader, uint32_t start);

/* `length` characters of a text that snprintf made, in the reader's memory. */
gb_string calendar_keep(const document_reader *reader, const char *text, int length);

#endif
