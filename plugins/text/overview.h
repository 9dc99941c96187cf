/* Many reports: a line each. */
#ifndef TEXT_OVERVIEW_H
#define TEXT_OVERVIEW_H

#include "../common/page.h"
#include "../common/view.h"

/* The titles of the columns. */
void overview_titles(page *p, const view *v);
/* A report's line. */
void overview_line(page *p, const view *v);

#endif
