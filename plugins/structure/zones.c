/* Front matter and page leftovers at both ends of a document. */
#include "zones.h"

#include "../common/scan.h"

enum {
    PARAGRAPH_LENGTH = 60, /* code points: a longer line is no title, date or name */
    SENTENCE_LENGTH = 15,  /* a line of this length that ends in a stop is a sentence of the body */
    TITLE_LENGTH = 16,     /* among page leftovers a line of this length is a title, no menu entry */
    WEAK_LENGTH = 30,      /* among page leftovers at the end a shorter line without a stop is one too */
    TAIL_LINES = 400,
    TAIL_BYTES = 64 * 1024
};

static bool begins_body(gb_string text, const words *w, const line *l, unsigned roles) {
    if (l->marked && l->mark.level <= 2) return true;
    if (roles) return false;
    if (words_cues(w, text, l->text, CUE_HEADING).divides) return true;
    uint32_t length = scan_length(text, l->text, PARAGRAPH_LENGTH);
    return length == PARAGRAPH_LENGTH || (length >= SENTENCE_LENGTH && scan_ends_sentence(text, l->text));
}

static void find_front(zones *found, gb_string text, const marks *table, const words *w, typesetting set) {
    line_reader reader;
    line l;
    uint32_t count = 0, chrome_end = 0;
    bool body = false;
    line_reader_start(&reader, text, table, set);
    while (count < FRONT_LINES && line_read(&reader, &l)) {
        unsigned roles = words_line(w, text, l.text);
        if ((body = begins_body(text, w, &l, roles))) break;
        bool chrome = (roles & LINE_CHROME) && !(roles & LINE_SALUTATION);
        bool title =
            (roles & (LINE_TITLE | LINE_SALUTATION)) || scan_length(text, l.text, TITLE_LENGTH) == TITLE_LENGTH;
        found->front[count++] = chrome || !title ? ZONE_CHROME : ZONE_FRONT;
        if (chrome) chrome_end = count;
        if ((body = (roles & LINE_SALUTATION) != 0)) break;
    }
    /* Behind the last leftover every line is front matter: a date, a name. Without a body there is no front. */
    if (!body) count = chrome_end;
    for (uint32_t i = chrome_end; i < count; i++) found->front[i] = ZONE_FRONT;
    found->front_count = count;
}

/* The physical line that ends at or before `end`, without blanks; *from is where it begins. */
static gb_span line_before(gb_string text, char line_end, uint32_t end, uint32_t *from) {
    const char *stop = memrchr(text.data, line_end, end);
    *from = stop ? (uint32_t)(stop - text.data) + 1 : 0;
    return scan_trim(text, (gb_span){*from, end});
}

static void find_tail(zones *found, gb_string text, const marks *table, const words *w) {
    const char line_end = line_end_of(text);
    uint32_t size = (uint32_t)text.length, end = size, lines = 0;
    found->tail = size;
    while (end > 0 && lines < TAIL_LINES && size - end < TAIL_BYTES) {
        uint32_t from = end;
        gb_span l = line_before(text, line_end, end, &from);
        end = from ? from - 1 : 0;
        if (l.start == l.end) continue;
        lines++;
        mark m;
        unsigned roles = words_line(w, text, l);
        bool marked = mark_at(table, text, l, &m);
        if ((roles & LINE_CHROME) && !marked)
            found->tail = l.start;
        else if (roles || marked || scan_ends_sentence(text, l) || scan_length(text, l, WEAK_LENGTH) == WEAK_LENGTH) {
            /* A lone "。" or "、" is left over from a link; any other sentence is the document's. */
            if (scan_length(text, l, 2) > 1) return;
        }
        if (from == 0) return;
    }
}

void zones_find(zones *found, gb_string text, const marks *table, const words *w, typesetting set) {
    find_front(found, text, table, w, set);
    find_tail(found, text, table, w);
}
