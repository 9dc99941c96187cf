/* What bytes of strangers are: valid UTF-8 or a guess at what else. Compiled into the bundled readers. */
#ifndef COMMON_ENCODING_H
#define COMMON_ENCODING_H

#include "gongbao/plugin.h"

/* The first byte that is no valid UTF-8 or is U+0000; `bytes.length` when all is well. */
size_t encoding_invalid(gb_string bytes);
/* 1 when the bytes are UTF-8 with Chinese text but for a few damaged places or zero bytes. */
int encoding_is_damaged_utf8(gb_string bytes);
/* 1 when the bytes could be GB18030 (so GBK and GB2312 too) with Chinese text in it. */
int encoding_is_gb18030(gb_string bytes);
/* "UTF-16LE", "UTF-16BE" when the bytes look so (by byte-order mark or by where the upper bytes of Chinese
 * characters stand), else NULL. */
const char *encoding_utf16(gb_string bytes);

#endif
