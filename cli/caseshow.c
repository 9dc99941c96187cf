/* Rows of a document or of the corpus as lines. */
#include "caserun.h"

#include "base/buffer.h"

/* A value in which no tab, line break or run of spaces can be taken for the end of a field. */
static void put_text(gb_buffer *out, gb_string text) {
    char before = ' ';
    if (!text.data || !text.length) {
        gb_buffer_text(out, text.data ? "\"\"" : "-");
        return;
    }
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == '\n')
            gb_buffer_text(out, "\\n");
        else if (c == '\r')
            gb_buffer_text(out, "\\r");
        else if (c == '\t')
            gb_buffer_text(out, "\\t");
        else if (c == ' ' && (before == ' ' || i + 1 == text.length))
            gb_buffer_text(out, "\\s");
        else
            gb_buffer_append(out, &c, 1);
        before = c;
    }
}

static gb_string row_text(const gb_document *document, int layer, size_t row) {
    gb_span span = gb_document_spans(document, layer)[row];
    if (span.start == GB_NO_POSITION) return (gb_string){NULL, 0};
    return gb_slice(gb_document_text(document), span);
}

static void put_ref(gb_buffer *out, const gb_document *document, int target, int64_t row) {
    gb_string text = {NULL, 0};
    if (target >= 0 && row >= 0 && (size_t)row < gb_document_rows(document, target))
        text = row_text(document, target, (size_t)row);
    if (text.data)
        put_text(out, text);
    else
        gb_buffer_format(out, "%lld", (long long)row);
}

static void put_fixed(gb_buffer *out, const gb_document *document, int layer, size_t row, int column) {
    gb_span span = gb_document_spans(document, layer)[row];
    if (column == CASE_ID)
        gb_buffer_format(out, "%zu", row);
    else if (span.start == GB_NO_POSITION)
        gb_buffer_text(out, "-");
    else if (column == CASE_TEXT)
        put_text(out, row_text(document, layer, row));
    else
        gb_buffer_format(out, "%u", gb_document_codepoint(document, column == CASE_START ? span.start : span.end));
}

static void put_cell(gb_buffer *out, const gb_document *document, int layer, size_t row, int column) {
    const gb_schema_column *info = &gb_document_schema(document)->layers[layer].columns[column];
    gb_type type = info->info.type;
    if (gb_document_is_null(document, layer, row, column))
        gb_buffer_text(out, "-");
    else if (type == GB_STR || type == GB_DEC || type == GB_ENUM)
        put_text(out, gb_document_get_str(document, layer, row, column));
    else if (type == GB_NUM)
        gb_buffer_format(out, "%.6g", gb_document_get_num(document, layer, row, column));
    else if (type == GB_REF)
        put_ref(out, document, info->target, gb_document_get_int(document, layer, row, column));
    else if (type == GB_BOOL)
        gb_buffer_text(out, gb_document_get_int(document, layer, row, column) ? "true" : "false");
    else
        gb_buffer_format(out, "%lld", (long long)gb_document_get_int(document, layer, row, column));
}

static int show_layer(const case_runner *runner, size_t number, const gb_document *document, case_rows *rows) {
    const case_show *show = &runner->file->shows[number];
    int layer = runner->layers[number], result = 0;
    gb_buffer line = {0};
    for (size_t row = 0; row < gb_document_rows(document, layer) && result == 0; row++) {
        line.length = 0;
        gb_buffer_text(&line, show->name);
        for (size_t i = 0; i < show->column_count; i++) {
            int column = runner->columns[number][i];
            gb_buffer_text(&line, "\t");
            if (column < 0)
                put_fixed(&line, document, layer, row, column);
            else
                put_cell(&line, document, layer, row, column);
        }
        result = line.failed ? -1 : case_rows_add(rows, line.data, line.length);
    }
    gb_buffer_free(&line);
    return result;
}

int case_runner_show(const case_runner *runner, int tables, const gb_document *document, case_rows *rows) {
    int result = 0;
    for (size_t i = 0; i < runner->file->show_count && result == 0; i++)
        if (runner->file->shows[i].table == tables) result = show_layer(runner, i, document, rows);
    return result;
}
