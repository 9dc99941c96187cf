/* The names beside a quantity: the noun on its right, what is measured on its left. */
#ifndef NUMBERS_NAME_H
#define NUMBERS_NAME_H

#include "quantity.h"

#define NAME_LIMIT 24 /* characters looked at on one side */

/* The name on the left. */
typedef struct left_name {
    uint32_t begin, end; /* empty when the clause does not say it */
    bool linked;         /* a word that joins a name to its quantity has been cut off: 达到, 增长, 居 */
    direction change;    /* that a verb in front of the name tells: 减少|贫困人口 */
    bool at_row;         /* nothing but the row before stands before it */
} left_name;

/* Whether a character can stand in a name. */
static inline bool is_name_character(uint32_t c) {
    return gb_is_han(c) || is_letter(c) || c == 0xB7;
}

/* The roles (bits of head_role) of the word at `at`, its end in *end; 0 = none. A verb that is part of a noun
 * (完成|量) has none. */
int32_t head_roles(const document_reader *reader, uint32_t at, uint32_t *end);

/* The noun that begins at `at`; NULL string = none. *complete: it ends in a noun of heads.tsv. */
gb_string noun_at(const document_reader *reader, uint32_t at, bool *complete);

/* The name that ends at `end` and begins at `floor` or later. `rank`: the names of places compared are cut off. */
left_name name_before(const document_reader *reader, uint32_t floor, uint32_t end, bool rank);

/* Cuts what is no part of a name off both ends of [name->begin, name->end). */
void name_trim(const document_reader *reader, left_name *name, bool rank);

#endif
