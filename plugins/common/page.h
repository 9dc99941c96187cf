/* A page of readable text: bytes in memory, widths on a terminal, a little colour. */
#ifndef COMMON_PAGE_H
#define COMMON_PAGE_H

#include "gongbao/plugin.h"

typedef struct page {
    char *data;
    size_t length, capacity;
    int failed;  /* 1 after memory ran out */
    int color;   /* 1: escape sequences may be used */
    int columns; /* width of a line */
} page;

typedef enum page_tone { TONE_PLAIN, TONE_STRONG, TONE_FAINT, TONE_GOOD, TONE_BAD } page_tone;

/* Appends bytes as they are. */
void page_bytes(page *p, const char *data, size_t length);
/* Appends text of the program's own. */
void page_put(page *p, const char *text);
void page_format(page *p, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Appends text of a report: line breaks and control characters become spaces. */
void page_text(page *p, gb_string text);
/* The same in at most `columns` columns; what is too long ends in an ellipsis. */
void page_fit(page *p, gb_string text, size_t columns);
/* Text in lines that fit the page, each after the first indented by `indent`; `used` columns of the first are taken.
 * Lines break between items separated by " · " where there are some. */
void page_wrap(page *p, gb_string text, size_t used, size_t indent);
void page_spaces(page *p, size_t count);
/* A whole number with commas between thousands. */
void page_count(page *p, uint64_t number);
/* Begins or (TONE_PLAIN) ends a colour. */
void page_tone_set(page *p, page_tone tone);
/* An empty line, then "English 中文" in bold and, in brackets, `detail` (may be NULL). */
void page_heading(page *p, const char *english, const char *chinese, const char *detail);
/* A line across the page. */
void page_rule(page *p);
void page_free(page *p);

/* Columns that text takes on a terminal, as page_text would show it. */
size_t text_width(gb_string text);

#endif
