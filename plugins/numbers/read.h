/* Reads what begins at one place and makes its rows. */
#ifndef NUMBERS_READ_H
#define NUMBERS_READ_H

#include "list.h"
#include "scan.h"

/* The state of a pass over a document. */
typedef struct scan {
    document_reader *reader;
    const scan_options *options;
    waiting waiting;
    series series;
    uint32_t section_end; /* of the section that was looked up last */
    bool front;           /* it is title matter */
    uint32_t quiet_end;   /* nothing is read before this byte */
} scan;

/* Reads what begins at `at`: where to go on, behind `at`. */
uint32_t read_at(scan *s, uint32_t at);

#endif
