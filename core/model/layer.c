/* Layers of a document: adding rows, freezing, reading. */
#include <math.h>
#include <stdio.h>

#include "base/decimal.h"
#include "base/utf8.h"
#include "model/document_internal.h"

void gb_document_note_mistake(gb_document *document, const char *format, ...) {
    va_list arguments;
    if (document->mistake.klass != GB_ERROR_NONE) return;
    va_start(arguments, format);
    gb_error_setv(&document->mistake, GB_ERROR_INPUT, format, arguments);
    va_end(arguments);
}

/* ---- adding ---- */

static inline int has_layer(const gb_document *document, int layer) {
    return layer >= 0 && layer < document->schema->layer_count;
}

static void refuse_layer(gb_document *document, int layer, const char *call) {
    if (!has_layer(document, layer))
        gb_document_note_mistake(document, "%s: there is no layer %d", call, layer);
    else
        gb_document_note_mistake(document, "%s: layer %s is not this plugin's to fill now", call,
                                 document->layers[layer].layer->name);
}

static inline gb_rows *open_layer(gb_document *document, int layer, const char *call) {
    gb_rows *rows = has_layer(document, layer) ? &document->layers[layer] : NULL;
    if (rows && rows->layer->giver == document->stage && !rows->frozen) return rows;
    refuse_layer(document, layer, call);
    return NULL;
}

static inline int on_boundary(const gb_document *document, uint32_t byte) {
    return byte == document->text.length || ((unsigned char)document->text.data[byte] & 0xC0) != 0x80;
}

int64_t gb_document_add(gb_document *document, int layer, gb_span span) {
    gb_rows *rows = open_layer(document, layer, "add");
    if (!rows) return -1;
    int none = span.start == GB_NO_POSITION && span.end == GB_NO_POSITION;
    if (!none && (span.start >= span.end || span.end > document->text.length)) {
        gb_document_note_mistake(document, "add: span %u-%u of layer %s is empty or outside the text of %zu bytes",
                                 span.start, span.end, rows->layer->name, document->text.length);
        return -1;
    }
    if (!none && (!on_boundary(document, span.start) || !on_boundary(document, span.end))) {
        gb_document_note_mistake(document, "add: span %u-%u of layer %s cuts a character in two", span.start, span.end,
                                 rows->layer->name);
        return -1;
    }
    int64_t row = gb_rows_add(rows, span);
    if (row < 0) gb_document_note_mistake(document, "add: no memory for another row of layer %s", rows->layer->name);
    return row;
}

/* 1 when the span is a part of the text that cuts no character. */
static inline int is_part(const gb_document *document, gb_span span) {
    return span.start < span.end && span.end <= document->text.length && on_boundary(document, span.start) &&
           on_boundary(document, span.end);
}

int64_t gb_document_add_rows(gb_document *document, int layer, const gb_span *spans, size_t count) {
    gb_rows *rows = open_layer(document, layer, "add_rows");
    if (!rows) return -1;
    for (size_t i = 0; i < count; i++)
        if (!is_part(document, spans[i])) {
            gb_document_note_mistake(document,
                                     "add_rows: span %u-%u of layer %s is empty, outside the text or cuts a "
                                     "character in two",
                                     spans[i].start, spans[i].end, rows->layer->name);
            return -1;
        }
    const int64_t first = gb_rows_add_many(rows, spans, count);
    if (first < 0)
        gb_document_note_mistake(document, "add_rows: no memory for more rows of layer %s", rows->layer->name);
    return first;
}

static inline int has_cell(const gb_rows *rows, int64_t row, int column) {
    return row >= 0 && (size_t)row < rows->count && column >= 0 && column < rows->layer->column_count;
}

static void refuse_cell(gb_document *document, const gb_rows *rows, int64_t row, int column, const char *call) {
    if (!has_cell(rows, row, column))
        gb_document_note_mistake(document, "%s: layer %s has no row %lld, column %d", call, rows->layer->name,
                                 (long long)row, column);
    else
        gb_document_note_mistake(document, "%s: column %s.%s has another type", call, rows->layer->name,
                                 rows->layer->columns[column].info.name);
}

/* The rows of an open layer when row and column exist and the column's type is one of `types` (a bit for each). */
static inline gb_rows *open_cell(gb_document *document, int layer, int64_t row, int column, unsigned types,
                                 const char *call) {
    gb_rows *rows = open_layer(document, layer, call);
    if (!rows) return NULL;
    if (!has_cell(rows, row, column) || !(types >> rows->layer->columns[column].info.type & 1u)) {
        refuse_cell(document, rows, row, column, call);
        return NULL;
    }
    if (!rows->cells[column].as.any && gb_rows_column(rows, column) != 0) {
        gb_document_note_mistake(document, "%s: no memory", call);
        return NULL;
    }
    return rows;
}

static void refuse_value(gb_document *document, const gb_rows *rows, int column, long long value) {
    gb_document_note_mistake(document, "set_int: %lld is no value of column %s.%s", value, rows->layer->name,
                             rows->layer->columns[column].info.name);
}

void gb_document_set_int(gb_document *document, int layer, int64_t row, int column, int64_t value) {
    unsigned types = 1u << GB_BOOL | 1u << GB_INT | 1u << GB_ENUM | 1u << GB_REF;
    gb_rows *rows = open_cell(document, layer, row, column, types, "set_int");
    if (!rows) return;
    gb_cells *cells = &rows->cells[column];
    const gb_schema_column *info = &rows->layer->columns[column];
    switch (info->info.type) {
    case GB_BOOL:
        cells->as.small[row] = value != 0;
        return;
    case GB_INT:
        if (value == GB_NULL_INT) refuse_value(document, rows, column, (long long)value);
        cells->as.integers[row] = value;
        return;
    case GB_ENUM:
        if (value < 0 || value >= info->choice_count) {
            refuse_value(document, rows, column, (long long)value);
            return;
        }
        cells->as.small[row] = (uint8_t)value;
        return;
    default: /* a ref is checked when the stage ends: its row may be added later */
        if (value < 0 || value > INT32_MAX) {
            refuse_value(document, rows, column, (long long)value);
            return;
        }
        cells->as.refs[row] = (int32_t)value;
    }
}

void gb_document_set_choices(gb_document *document, int layer, int64_t first, int column, const uint8_t *values,
                             size_t count) {
    if (count == 0) return;
    gb_rows *rows = open_cell(document, layer, first, column, 1u << GB_BOOL | 1u << GB_ENUM, "set_choices");
    if (!rows) return;
    const gb_schema_column *info = &rows->layer->columns[column];
    const unsigned most = info->info.type == GB_BOOL ? 2 : (unsigned)info->choice_count;
    if (count > rows->count - (size_t)first) {
        refuse_cell(document, rows, (int64_t)rows->count, column, "set_choices");
        return;
    }
    unsigned wrong = 0; /* looked at all together, which is much faster than one by one */
    for (size_t i = 0; i < count; i++) wrong |= (unsigned)(values[i] >= most) & (unsigned)(values[i] != GB_NO_CHOICE);
    for (size_t i = 0; wrong && i < count; i++)
        if (values[i] >= most && values[i] != GB_NO_CHOICE) {
            refuse_value(document, rows, column, values[i]);
            return;
        }
    memcpy(rows->cells[column].as.small + first, values, count);
}

void gb_document_set_num(gb_document *document, int layer, int64_t row, int column, double value) {
    gb_rows *rows = open_cell(document, layer, row, column, 1u << GB_NUM, "set_num");
    if (!rows) return;
    if (!isfinite(value)) {
        gb_document_note_mistake(document, "set_num: the value of column %s.%s is not finite", rows->layer->name,
                                 rows->layer->columns[column].info.name);
        return;
    }
    rows->cells[column].as.numbers[row] = value;
}

void gb_document_set_str(gb_document *document, int layer, int64_t row, int column, gb_string value) {
    gb_rows *rows = open_cell(document, layer, row, column, 1u << GB_STR | 1u << GB_DEC, "set_str");
    if (!rows || !value.data) return;
    if (rows->layer->columns[column].info.type == GB_DEC) {
        gb_string given = value;
        value = gb_decimal_normalize(&document->arena, value);
        if (!value.data) {
            gb_document_note_mistake(document, "set_str: '%.*s' is no decimal for column %s.%s",
                                     (int)(given.length > 60 ? 60 : given.length), given.data, rows->layer->name,
                                     rows->layer->columns[column].info.name);
            return;
        }
    } else if (gb_utf8_invalid(value.data, value.length) != value.length || memchr(value.data, 0, value.length)) {
        gb_document_note_mistake(document, "set_str: the text for column %s.%s is not UTF-8 or holds a NUL",
                                 rows->layer->name, rows->layer->columns[column].info.name);
        return;
    }
    if (gb_rows_set_text(rows, (size_t)row, column, value) != 0)
        gb_document_note_mistake(document, "set_str: no memory, or more than 4 GiB of text in layer %s",
                                 rows->layer->name);
}

/* ---- stages ---- */

int gb_document_stage(const gb_document *document) {
    return document->stage;
}

void gb_document_open_stage(gb_document *document, int stage) {
    document->stage = stage;
    document->mistake.klass = GB_ERROR_NONE;
}

/* Refs into a layer that was just sorted get the rows' new numbers; refs to rows that do not exist are a mistake. */
static void settle_refs(gb_document *document, gb_rows *rows) {
    for (int c = 0; c < rows->layer->column_count; c++) {
        const gb_schema_column *column = &rows->layer->columns[c];
        int32_t *refs = rows->cells[c].as.refs;
        if (column->info.type != GB_REF || !rows->cells[c].as.any || column->target < 0) continue;
        const gb_rows *target = &document->layers[column->target];
        int own = target->layer->giver == document->stage;
        for (size_t r = 0; r < rows->count; r++) {
            if (refs[r] == GB_NULL_REF) continue;
            if ((size_t)refs[r] >= target->count) {
                gb_document_note_mistake(document, "column %s.%s refers to row %d, but layer %s has %zu rows",
                                         rows->layer->name, column->info.name, refs[r], target->layer->name,
                                         target->count);
                return;
            }
            if (own && target->renumber) refs[r] = (int32_t)target->renumber[refs[r]];
        }
    }
}

int gb_document_close_stage(gb_document *document, gb_error *error) {
    int stage = document->stage;
    for (int l = 0; l < document->schema->layer_count; l++)
        if (document->layers[l].layer->giver == stage && !document->layers[l].frozen &&
            gb_rows_freeze(&document->layers[l]) != 0)
            gb_document_note_mistake(document, "no memory to sort layer %s", document->layers[l].layer->name);
    for (int l = 0; l < document->schema->layer_count; l++)
        if (document->layers[l].layer->giver == stage) settle_refs(document, &document->layers[l]);
    document->stage = GB_STAGE_CLOSED;
    if (document->mistake.klass == GB_ERROR_NONE) return 0;
    if (error) *error = document->mistake;
    gb_document_clear_stage(document, stage);
    return -1;
}

void gb_document_clear_stage(gb_document *document, int stage) {
    for (int l = 0; l < document->schema->layer_count; l++)
        if (document->layers[l].layer->giver == stage) {
            gb_rows_clear(&document->layers[l]);
            document->layers[l].frozen = 1;
        }
    document->stage = GB_STAGE_CLOSED;
    document->mistake.klass = GB_ERROR_NONE;
}

/* ---- reading ---- */

static inline const gb_rows *layer_of(const gb_document *document, int layer) {
    if (!has_layer(document, layer)) return NULL;
    /* Fetching changes nothing that a caller can see. */
    if (document->layers[layer].packed) gb_document_fetch((gb_document *)document, layer);
    return &document->layers[layer];
}

size_t gb_document_rows(const gb_document *document, int layer) {
    const gb_rows *rows = layer_of(document, layer);
    return rows ? rows->count : 0;
}

const gb_span *gb_document_spans(const gb_document *document, int layer) {
    const gb_rows *rows = layer_of(document, layer);
    return rows && rows->count ? rows->spans : NULL;
}

/* The first row that starts at or after `byte`. */
static size_t first_from(const gb_rows *rows, uint32_t byte) {
    size_t low = 0, high = rows->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rows->spans[middle].start < byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t gb_document_within(const gb_document *document, int layer, gb_span span, size_t *first) {
    const gb_rows *rows = layer_of(document, layer);
    size_t from = rows ? first_from(rows, span.start) : 0;
    if (first) *first = from;
    if (!rows || span.end <= span.start) return 0;
    return first_from(rows, span.end) - from;
}

int64_t gb_document_covering(const gb_document *document, int layer, uint32_t byte) {
    const gb_rows *rows = layer_of(document, layer);
    if (!rows || byte == GB_NO_POSITION) return -1;
    size_t after = first_from(rows, byte + 1);
    return after > 0 && rows->spans[after - 1].end > byte ? (int64_t)after - 1 : -1;
}

/* The column's cells when row and column exist and some value was set; NULL otherwise. */
static inline const gb_cells *cells_of(const gb_document *document, int layer, size_t row, int column, gb_type *type) {
    const gb_rows *rows = layer_of(document, layer);
    if (!rows || row >= rows->count || column < 0 || column >= rows->layer->column_count) return NULL;
    *type = rows->layer->columns[column].info.type;
    return rows->cells[column].as.any ? &rows->cells[column] : NULL;
}

int gb_document_is_null(const gb_document *document, int layer, size_t row, int column) {
    gb_type type;
    const gb_cells *cells = cells_of(document, layer, row, column, &type);
    if (!cells) return 1;
    switch (type) {
    case GB_BOOL:
    case GB_ENUM:
        return cells->as.small[row] == GB_NULL_SMALL;
    case GB_REF:
        return cells->as.refs[row] == GB_NULL_REF;
    case GB_INT:
        return cells->as.integers[row] == GB_NULL_INT;
    case GB_NUM:
        return isnan(cells->as.numbers[row]) != 0;
    default:
        return cells->as.texts[row].length == GB_NULL_TEXT;
    }
}

int64_t gb_document_get_int(const gb_document *document, int layer, size_t row, int column) {
    gb_type type = GB_INT;
    const gb_cells *cells = cells_of(document, layer, row, column, &type);
    if (!cells) return type == GB_ENUM || type == GB_REF ? -1 : 0;
    switch (type) {
    case GB_BOOL:
        return cells->as.small[row] == 1;
    case GB_ENUM:
        return cells->as.small[row] == GB_NULL_SMALL ? -1 : cells->as.small[row];
    case GB_REF:
        return cells->as.refs[row];
    case GB_INT:
        return cells->as.integers[row] == GB_NULL_INT ? 0 : cells->as.integers[row];
    default:
        return 0;
    }
}

double gb_document_get_num(const gb_document *document, int layer, size_t row, int column) {
    gb_type type;
    const gb_cells *cells = cells_of(document, layer, row, column, &type);
    return cells && type == GB_NUM && !isnan(cells->as.numbers[row]) ? cells->as.numbers[row] : 0;
}

gb_string gb_document_get_str(const gb_document *document, int layer, size_t row, int column) {
    gb_type type;
    const gb_cells *cells = cells_of(document, layer, row, column, &type);
    gb_string none = {NULL, 0};
    if (!cells) return none;
    if (type == GB_STR || type == GB_DEC) return gb_rows_text(&document->layers[layer], row, column);
    if (type == GB_ENUM && cells->as.small[row] != GB_NULL_SMALL)
        return gb_string_of(document->schema->layers[layer].columns[column].choices[cells->as.small[row]]);
    return none;
}

const uint8_t *gb_document_choices(const gb_document *document, int layer, int column) {
    gb_type type = GB_INT;
    const gb_cells *cells = cells_of(document, layer, 0, column, &type);
    return cells && (type == GB_BOOL || type == GB_ENUM) ? cells->as.small : NULL;
}
