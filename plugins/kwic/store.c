/* Places that are kept to be sorted. */
#include "store.h"
#include <stdlib.h>

void store_open(store *s, store_order order, size_t limit) {
    *s = (store){.order = order, .limit = limit};
}

static size_t length_of(const store_row *row) {
    size_t length = 0;
    for (int i = 0; i < PLACE_TEXTS; i++)
        if (row->lengths[i] != UINT32_MAX) length += row->lengths[i];
    return length;
}

static place place_of(const char *bytes, const store_row *row) {
    place found = {.position = row->position};
    size_t at = row->start;
    for (int i = 0; i < PLACE_TEXTS; i++) {
        if (row->lengths[i] == UINT32_MAX) continue;
        found.texts[i] = (gb_string){bytes + at, row->lengths[i]};
        at += row->lengths[i];
    }
    return found;
}

place store_get(const store *s, size_t index) {
    return place_of(s->bytes, &s->rows[index]);
}

static int by_bytes(gb_string a, gb_string b) {
    int order = memcmp(a.data, b.data, a.length < b.length ? a.length : b.length);
    return order ? order : (a.length > b.length) - (a.length < b.length);
}

/* How many bytes at the end are the same. */
static size_t same_end(gb_string a, gb_string b) {
    size_t least = a.length < b.length ? a.length : b.length, same = 0;
    while (least - same >= 8 && memcmp(a.data + a.length - same - 8, b.data + b.length - same - 8, 8) == 0) same += 8;
    while (same < least && a.data[a.length - same - 1] == b.data[b.length - same - 1]) same++;
    return same;
}

/* By the characters from the end on. */
static int by_end(gb_string a, gb_string b) {
    size_t same = same_end(a, b), i = a.length - same, j = b.length - same;
    uint32_t x, y;
    if (i == 0 || j == 0) return (i > 0) - (j > 0);
    /* The bytes that differ may stand inside a character: to its end on both sides. */
    while (same > 0 && ((unsigned char)a.data[i] & 0xC0) == 0x80) i++, j++, same--;
    x = gb_previous(a, &i);
    y = gb_previous(b, &j);
    return (x > y) - (x < y);
}

static int compare(const void *a, const void *b, void *context) {
    const store *s = context;
    const store_row *x = a, *y = b;
    place p = place_of(s->bytes, x), q = place_of(s->bytes, y);
    int order = 0;
    if (s->order == STORE_NODE) order = by_bytes(p.texts[PLACE_NODE], q.texts[PLACE_NODE]);
    if (s->order == STORE_LEFT) order = by_end(p.texts[PLACE_LEFT], q.texts[PLACE_LEFT]);
    if (!order) order = by_bytes(p.texts[PLACE_RIGHT], q.texts[PLACE_RIGHT]);
    if (!order) order = by_end(p.texts[PLACE_LEFT], q.texts[PLACE_LEFT]);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

/* Puts the bytes of the rows that are left together. */
static int pack(store *s) {
    size_t length = 0, at = 0;
    char *bytes;
    for (size_t i = 0; i < s->count; i++) length += length_of(&s->rows[i]);
    bytes = malloc(length + 1);
    if (!bytes) return -1;
    for (size_t i = 0; i < s->count; i++) {
        size_t own = length_of(&s->rows[i]);
        memcpy(bytes + at, s->bytes + s->rows[i].start, own);
        s->rows[i].start = at;
        at += own;
    }
    free(s->bytes);
    s->bytes = bytes;
    s->used = length;
    s->room = length + 1;
    return 0;
}

int store_sort(store *s) {
    if (s->count == 0) return 0;
    qsort_r(s->rows, s->count, sizeof *s->rows, compare, s);
    if (s->count <= s->limit) return 0;
    s->count = s->limit;
    return pack(s);
}

static int make_room(store *s, size_t bytes) {
    if (s->count == s->capacity) {
        size_t capacity = s->capacity ? s->capacity * 2 : 256;
        store_row *rows = realloc(s->rows, capacity * sizeof *rows);
        if (!rows) return -1;
        s->rows = rows;
        s->capacity = capacity;
    }
    if (bytes > s->room - s->used) {
        size_t room = s->room ? s->room : 65536;
        char *more;
        while (room - s->used < bytes) {
            if (room > SIZE_MAX / 2) return -1;
            room *= 2;
        }
        more = realloc(s->bytes, room);
        if (!more) return -1;
        s->bytes = more;
        s->room = room;
    }
    return 0;
}

int store_add(store *s, const place *added) {
    store_row row = {.position = added->position, .number = s->added};
    size_t length = 0;
    for (int i = 0; i < PLACE_TEXTS; i++) {
        const gb_string *text = &added->texts[i];
        if (text->data && (text->length >= UINT32_MAX || length > SIZE_MAX / 2 - text->length)) return -1;
        row.lengths[i] = text->data ? (uint32_t)text->length : UINT32_MAX;
        length += text->data ? text->length : 0;
    }
    if (s->count / 2 >= s->limit && store_sort(s) != 0) return -1;
    if (make_room(s, length) != 0) return -1;
    row.start = s->used;
    for (int i = 0; i < PLACE_TEXTS; i++) {
        if (!added->texts[i].data || added->texts[i].length == 0) continue;
        memcpy(s->bytes + s->used, added->texts[i].data, added->texts[i].length);
        s->used += added->texts[i].length;
    }
    s->rows[s->count++] = row;
    s->added++;
    return 0;
}

void store_close(store *s) {
    free(s->rows);
    free(s->bytes);
    *s = (store){0};
}
