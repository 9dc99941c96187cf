/* Parts of years and spans of years that have names: quarters, halves, decades, centuries. */
#ifndef NUMBERS_ERA_H
#define NUMBERS_ERA_H

#include "quantity.h"

/* 一季度, 第四季度, 前三季度, 一至三季度: true, with the date in *q, when it begins with `first`. */
bool quarter_read(const document_reader *reader, const numeral *first, quantity *q);

/* The quarters or the half of the calendar year `year` whose name ends at `at`: 2023年|前三季度, 2023年|上半年. Its
 * end, with the period in *iso; 0 = neither is there. */
uint32_t year_part_end(const document_reader *reader, int year, uint32_t at, gb_string *iso);

/* 80年代, 二十世纪八十年代, 上世纪七八十年代, 21世纪: true, with the date in *q, when it begins with `first`. */
bool era_read(const document_reader *reader, const numeral *first, quantity *q);

#endif
