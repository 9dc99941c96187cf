/* The rows of a scan: what becomes one, what waits for a unit, what a list shares. */
#ifndef NUMBERS_ROWS_H
#define NUMBERS_ROWS_H

#include "read.h"

/* Makes the row of a quantity; it joins the list before it or begins one. */
void scan_emit(scan *s, const quantity *q);

/* A numeral that is no quantity, and why: a row with `all` only. */
void scan_reject(scan *s, const numeral *n, gb_string reason);

/* The same for a numeral whose unit makes no quantity of it: the word behind the unit bounds it. */
void scan_reject_measure(scan *s, const measure *m, gb_string reason);

/* Keeps a numeral without a unit for the end of its list. false = it stands in none. */
bool wait_for_unit(scan *s, const measure *m);

/* The list ends with `last`: those that waited get its unit. */
void share_unit(scan *s, const measure *last);

/* 2021、2022年: those that waited are years. */
void share_date(scan *s, const quantity *date);

/* Numerals that wait for a unit get none: at the end of the document. */
void flush_waiting(scan *s);

/* The last list is complete. */
void close_series(scan *s);

#endif
