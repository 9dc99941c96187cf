/* Building names, and finding the figures beside them. */
#include "name.h"

void targets_name_clear(targets_name *name) {
    name->length = 0;
}

void targets_name_append(targets_name *name, gb_string text) {
    size_t at = 0;
    while (at < text.length) {
        const size_t from = at;
        const uint32_t c = gb_next(text, &at);
        if (targets_is_blank(c)) continue;
        if (at - from > TARGETS_NAME_BYTES - name->length) return;
        memcpy(name->text + name->length, text.data + from, at - from);
        name->length += (uint32_t)(at - from);
    }
}

gb_string targets_name_string(const targets_name *name) {
    gb_string string = {name->text, name->length};
    return string;
}

size_t targets_figure_after(const targets_source *source, uint32_t at) {
    size_t low = 0, high = source->figure_count;
    while (low < high) {
        const size_t middle = low + (high - low) / 2;
        if (source->figures[middle].span.start < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

const targets_figure *targets_figure_from(const targets_source *source, uint32_t at) {
    const size_t i = targets_figure_after(source, at);
    return i < source->figure_count && source->figures[i].span.start == at ? &source->figures[i] : NULL;
}

const targets_figure *targets_figure_to(const targets_source *source, uint32_t at) {
    const size_t i = targets_figure_after(source, at);
    return i > 0 && source->figures[i - 1].span.end == at ? &source->figures[i - 1] : NULL;
}

const targets_figure *targets_counted_behind(const targets_source *source, const targets_figure *figure) {
    size_t at = figure->span.end;
    if (gb_next(source->text, &at) != 0x7684) return NULL; /* 的 */
    const targets_figure *count = targets_figure_from(source, (uint32_t)at);
    return count && count->counts ? count : NULL;
}

/* 1 for marks that may end what stands before a number but are no part of a name. */
static int is_closing(uint32_t c) {
    return targets_is_blank(c) || c == 0x3001 || c == 0xFF0C || c == ',' || c == 0xFF08 || c == '(' || c == 0xFF1A ||
           c == ':' || c == 0x2014 || c == 0xFF0D || c == 0x7684; /* 的 */
}

gb_span targets_trimmed(gb_string text, gb_span span) {
    while (span.end > span.start) {
        size_t at = span.end;
        const uint32_t c = gb_previous(text, &at);
        if (!is_closing(c)) break;
        span.end = (uint32_t)at;
    }
    return span;
}
