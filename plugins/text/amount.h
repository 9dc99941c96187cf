/* A quantity's value as people write it: 209.7亿元, and with all its digits. */
#ifndef TEXT_AMOUNT_H
#define TEXT_AMOUNT_H

#include "../common/page.h"
#include "../common/view.h"

/* A decimal in the shortest of its plain form, 万, 亿, 万亿: "20970000000" -> 209.7亿. */
void amount_short(page *p, gb_string decimal);
/* A decimal with all its digits, commas between thousands from five digits on. */
void amount_plain(page *p, gb_string decimal);
/* Row `row` of the layer quantity as people write it: ≥8万人, 3—5%. Nothing when there is no such row or no value. */
void amount_readable(page *p, const view *v, int layer, int64_t row);
/* The same with all digits, when that is another text than the readable one. */
void amount_exact(page *p, const view *v, int layer, int64_t row);

#endif
