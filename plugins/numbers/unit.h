/* Units of measure and classifiers behind a numeral. */
#ifndef NUMBERS_UNIT_H
#define NUMBERS_UNIT_H

#include "numeral.h"
#include "reader.h"

typedef struct unit_match {
    const unit_entry *entry; /* NULL = none */
    gb_string text;          /* as it is reported: 元, %, 微克/立方米 */
    bool composite;          /* a unit per unit: no conversion */
    uint32_t end;
} unit_match;

/* The longest unit at `at`, behind `number`, that what follows does not cancel. */
unit_match unit_read(const document_reader *reader, uint32_t at, const numeral *number);

/* Whether a numeral and a unit make a quantity by themselves: 三县 and 一个 do not. */
bool unit_accepts(const document_reader *reader, const unit_entry *unit, const numeral *number);

#define ROUNDED_PLACES 6 /* digits behind the point of a value that is no finite decimal */

/* A value in the base unit of its dimension. */
typedef struct conversion {
    gb_string value; /* NULL string: there is no conversion */
    gb_string unit;
    gb_string exact; /* the fraction where the value had to be rounded: 100000/3; a NULL string otherwise */
} conversion;

/* value x the unit's factor. */
conversion unit_convert(const document_reader *reader, const unit_match *unit, gb_string value);

#endif
