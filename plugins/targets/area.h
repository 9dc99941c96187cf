/* Areas inside the one that reports: 滨江新区完成固定资产投资80亿元. */
#ifndef TARGETS_AREA_H
#define TARGETS_AREA_H

#include "reader.h"

/* 每个县打造2个: the words that say that the figure at `to` is that of each of many; a NULL string = none do. */
gb_string targets_each_of(const targets_reader *reader, gb_span clause, uint32_t to);

/* The area whose figure a draft called `name` is, when the name is that of an indicator which the whole has, too: the
 * one in front of the name, else the one that the sentence speaks of. A NULL string = the whole. Memory of the text or
 * of the name. */
gb_string targets_area_of(const targets_reader *reader, gb_string name, gb_span clause);

#endif
