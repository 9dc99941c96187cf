/* 分别: as many names as values, in the same order. */
#ifndef NUMBERS_ALIGN_H
#define NUMBERS_ALIGN_H

#include "list.h"

/* Gives each row of a finished list with 分别 its own name as head. Where there are not as many names as values, every
 * row gets the whole list of names, and a note says so. */
void series_align(document_reader *reader, int layer, const series *s);

#endif
