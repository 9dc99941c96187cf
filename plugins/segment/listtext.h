/* Lists as they come from users: UTF-8, GB18030 (so GBK and GB2312) or UTF-16. */
#ifndef SEGMENT_LISTTEXT_H
#define SEGMENT_LISTTEXT_H

#include "gongbao/plugin.h"

/* The list as UTF-8 in *text. *converted is a block for the caller to free(), NULL when the bytes are UTF-8 already
 * (then *text is them). NULL when all is well, else what is wrong with it. */
const char *seg_list_text(gb_string bytes, gb_string *text, char **converted);

#endif
