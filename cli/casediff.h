/* Comparing the rows that a case expects with those that it got; writing them. */
#ifndef CLI_CASEDIFF_H
#define CLI_CASEDIFF_H

#include "caserun.h"

#include "base/buffer.h"

int case_rows_equal(const case_rows *expected, const case_rows *got);
/* Prints the difference, each line with "# " before it: - only expected, + only got. */
void case_rows_diff(const case_rows *expected, const case_rows *got);
/* Appends the rows as a case file has them: columns under each other, a layer's rows together. */
void case_rows_write(const case_rows *rows, gb_buffer *out);

#endif
