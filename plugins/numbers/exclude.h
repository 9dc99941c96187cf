/* Numerals that are no quantities: fixed words, patterns around the numeral, and general rules. */
#ifndef NUMBERS_EXCLUDE_H
#define NUMBERS_EXCLUDE_H

#include "quantity.h"

/* The end of the fixed word that covers the numeral at `at`; 0 = none. */
uint32_t word_over(const document_reader *reader, uint32_t at);

/* What the patterns around the numeral [start, end) say; *reason is set when it is VERDICT_NONE. */
verdict pattern_verdict(const document_reader *reader, const numeral *number, uint32_t start, gb_string *reason);

/* Why the place of the numeral makes it no quantity; a NULL string when nothing does. `unit` may be without entry. */
gb_string place_reason(const document_reader *reader, const measure *m);

/* 1 when the numeral is a mark of a list at the beginning of a line: 1. 2、 （三） */
bool is_list_mark(const document_reader *reader, uint32_t start, uint32_t end);

#endif
