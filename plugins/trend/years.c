#include "years.h"

int years_read(gb_string text, int64_t *year) {
    size_t first = text.length && text.data[0] == '-' ? 1 : 0;
    *year = 0;
    if (text.length == first || text.length - first > 9) return 0;
    for (size_t i = first; i < text.length; i++) {
        if (text.data[i] < '0' || text.data[i] > '9') return 0;
        *year = *year * 10 + (text.data[i] - '0');
    }
    if (first) *year = -*year;
    return 1;
}

uint32_t years_find(trend_years *years, int64_t year) {
    for (uint32_t i = 0; i < years->count; i++)
        if (years->list[i].year == year) return i;
    if (years->count < YEARS_LIMIT)
        years->list[years->count++] = (trend_year){.year = year};
    else
        return YEARS_LIMIT;
    return years->count - 1;
}

void years_sort(trend_years *years) {
    for (uint32_t i = 0; i < years->count; i++) {
        uint32_t at = i;
        for (; at > 0 && years->list[years->order[at - 1]].year > years->list[i].year; at--)
            years->order[at] = years->order[at - 1];
        years->order[at] = i;
    }
    for (uint32_t i = 0; i < years->count; i++) years->list[years->order[i]].rank = i;
}
