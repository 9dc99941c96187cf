/* Forms without a unit of their own: 翻两番, 半年, 一半, 1:2, 1/3, bare numbers. */
#ifndef NUMBERS_FORMS_H
#define NUMBERS_FORMS_H

#include "quantity.h"

/* 翻番, 翻一番, 翻了两番 at `at`: 2, 2, 4 times. */
bool doubling_read(const document_reader *reader, uint32_t at, quantity *q);
/* 半年, 半小时 at `at`. */
bool half_read(const document_reader *reader, uint32_t at, quantity *q);
/* 半数, 过半, 过半数 at `at`: a half as a share. */
bool half_share_read(const document_reader *reader, uint32_t at, quantity *q);
/* 打对折 whose 折 stands at `at`: half the price. */
bool half_price_read(const document_reader *reader, uint32_t at, quantity *q);
/* 一半, when the measure is its 一. */
bool one_half_read(const document_reader *reader, const measure *m, quantity *q);
/* 2.3:1, 9.5:45.2:45.3 and 1/3, when they begin with the measure's numeral. *end is set when it is another thing, such
 * as a time of day, that ends there; 0 = nothing of the kind. */
bool ratio_read(const document_reader *reader, const measure *m, quantity *q, uint32_t *end);
/* 迈上, 站上 right before `at`: the magnitude there is what has been reached. */
bool is_step_reached(const document_reader *reader, uint32_t at);
/* A number without a unit that is a quantity all the same: 近20万贫困人口, 指数为81.25. */
bool bare_read(const document_reader *reader, const measure *m, quantity *q);

#endif
