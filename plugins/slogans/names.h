/* Numbers for strings: the first string is 0, the next new one 1, and so on. */
#ifndef SLOGANS_NAMES_H
#define SLOGANS_NAMES_H

#include <gongbao/plugin.h>

#define NO_NAME UINT32_MAX

typedef struct numbered_name {
    uint32_t hash, length;
    size_t offset; /* in `bytes` */
} numbered_name;

/* Zeros = empty. */
typedef struct names {
    numbered_name *items;
    uint32_t count, capacity;
    uint32_t *slots;     /* number + 1, or 0; open addressing */
    uint32_t slot_count; /* a power of two, or 0 */
    char *bytes;
    size_t length, room;
} names;

/* The number of a string, new or old; the string is copied. NO_NAME: out of memory. */
uint32_t name_number(names *n, gb_string text);
/* The string of a number; lives until the next name_number(). A NULL string for NO_NAME. */
gb_string name_text(const names *n, uint32_t number);
void names_free(names *n);

/* Order by bytes, which is order by code point: -1, 0, 1. */
int compare_strings(gb_string a, gb_string b);

/* Room in an array for one more element, doubled when it is full. NULL: out of memory; `items` is then unchanged. */
void *room_for_one(void *items, size_t count, size_t *capacity, size_t size);

#endif
