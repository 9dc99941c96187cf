#include "characters.h"

#include <stdlib.h>

static const struct role_name {
    const char *name;
    role role;
} role_names[] = {
    {"digit", ROLE_DIGIT},       {"zero", ROLE_ZERO},       {"tens", ROLE_TENS},     {"hundred", ROLE_HUNDRED},
    {"thousand", ROLE_THOUSAND}, {"myriad", ROLE_MYRIAD},   {"yi", ROLE_YI},         {"half", ROLE_HALF},
    {"some", ROLE_SOME},         {"ordinal", ROLE_ORDINAL}, {"double", ROLE_DOUBLE}, {"minus", ROLE_MINUS},
    {"grand", ROLE_GRAND},       {"suffix", ROLE_SUFFIX},   {"roman", ROLE_ROMAN},   {"fold", ROLE_FOLD},
};

static role role_named(gb_string name) {
    for (size_t i = 0; i < sizeof role_names / sizeof *role_names; i++)
        if (gb_equal(name, gb_string_of(role_names[i].name))) return role_names[i].role;
    return ROLE_NONE;
}

static void give(characters *table, uint32_t c, role r, int value) {
    table->roles[c] = (unsigned char)r;
    table->values[c] = (unsigned char)value;
    if (r != ROLE_GRAND && r != ROLE_SUFFIX) table->starts[c / 32] |= UINT32_C(1) << (c % 32);
}

static void give_built_in(characters *table) {
    static const uint16_t quotes[] = {0x201C, 0x300C, 0x300E, '"'};
    for (uint32_t d = 0; d < 10; d++) {
        give(table, '0' + d, ROLE_ARABIC, (int)d);
        give(table, 0xFF10 + d, ROLE_ARABIC, (int)d);
    }
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++) give(table, quotes[i], ROLE_QUOTE, 0);
    give(table, 0x300A, ROLE_TITLE, 0);
    give(table, 0x3008, ROLE_TITLE, 0);
    give(table, 0x3014, ROLE_BRACKET, 0);
}

/* The value of a cell that holds a small number, 0 when it is none. */
static int small_value(gb_string cell) {
    int value = 0;
    for (size_t i = 0; i < cell.length && cell.data[i] >= '0' && cell.data[i] <= '9' && value < 100; i++)
        value = value * 10 + (cell.data[i] - '0');
    return value < 256 ? value : 0;
}

gb_status characters_load(characters *table, gb_context *context, const gb_host *host) {
    const gb_data_table *rows = host->data_table(context, "numerals.tsv", "character role value");
    if (!rows) return GB_FATAL;
    give_built_in(table);
    for (size_t row = 0; row < host->data_rows(rows); row++) {
        gb_string cell = host->data_cell(rows, row, 0);
        size_t end = 0;
        uint32_t c = gb_next(cell, &end);
        role r = role_named(host->data_cell(rows, row, 1));
        if (c == 0 || c > 0xFFFF || end != cell.length || r == ROLE_NONE)
            return host->fail(context, GB_FATAL,
                              "numerals.tsv:%zu: want one character and a role such as digit or hundred",
                              host->data_line(rows, row));
        give(table, c, r, small_value(host->data_cell(rows, row, 2)));
    }
    return GB_OK;
}
