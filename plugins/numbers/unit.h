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

/* value x the unit's factor; NULL strings when there is no exact conversion. */
void unit_convert(const document_reader *reader, const unit_match *unit, gb_string value, gb_string *base_value,
                  gb_string *base_unit);

#endif
