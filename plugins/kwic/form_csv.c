/* A concordance as a table: UTF-8 with byte-order mark, RFC 4180. */
#include "../common/cells.h"
#include "form.h"

static const int ORDER[] = {PLACE_DOCUMENT, PLACE_PLACE, PLACE_YEAR,  -1,
                            PLACE_LEFT,     PLACE_NODE,  PLACE_RIGHT, PLACE_TERM};

static void begin(stream *out, const form_style *style) {
    (void)style;
    stream_text(out, "\xEF\xBB\xBF"
                     "document,place,year,position,left,node,right,term\r\n");
}

static void show(stream *out, const form_style *style, const place *shown, uint64_t number) {
    static const cell_style cells = {',', 1};
    (void)style, (void)number;
    for (size_t i = 0; i < sizeof ORDER / sizeof *ORDER; i++) {
        if (i) stream_byte(out, ',');
        if (ORDER[i] < 0)
            stream_integer(out, shown->position);
        else
            cell_text(out, &cells, shown->texts[ORDER[i]]);
    }
    cell_line_end(out);
}

static void end(stream *out, const form_style *style, const gb_document *corpus, uint64_t places, uint64_t shown) {
    (void)out, (void)style, (void)corpus, (void)places, (void)shown;
}

const form form_csv = {"csv", begin, show, end};
