/* Cells of a CSV file (RFC 4180) that spreadsheets open safely. */
#include "cells.h"

/* 1 for [+-]digits[.digits][%]: a number is never a formula. */
static int is_number(gb_string text) {
    size_t at = 1, digits = 0, points = 0;
    for (; at < text.length; at++) {
        char c = text.data[at];
        if (c >= '0' && c <= '9')
            digits++;
        else if (c == '.' && points == 0 && digits > 0)
            points++;
        else
            break;
    }
    if (at < text.length && text.data[at] == '%') at++;
    return digits > 0 && at == text.length && text.data[0] != '=' && text.data[0] != '@';
}

static int is_formula(gb_string text) {
    return text.length > 0 && strchr("=+-@\t\r", text.data[0]) && text.data[0] && !is_number(text);
}

static int needs_quotes(const cell_style *style, gb_string text) {
    if (text.length == 0) return 0;
    if (text.data[0] == ' ' || text.data[text.length - 1] == ' ') return 1;
    for (size_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c == style->delimiter || c == '"' || c == '\n' || c == '\r') return 1;
    }
    return 0;
}

void cell_text(stream *out, const cell_style *style, gb_string text) {
    int guarded = style->guard && is_formula(text);
    size_t run = 0;
    if (!needs_quotes(style, text)) {
        if (guarded) stream_byte(out, '\'');
        stream_string(out, text);
        return;
    }
    stream_byte(out, '"');
    if (guarded) stream_byte(out, '\'');
    for (size_t i = 0; i < text.length; i++) {
        if (text.data[i] != '"') continue;
        stream_bytes(out, text.data + run, i + 1 - run);
        stream_byte(out, '"');
        run = i + 1;
    }
    stream_bytes(out, text.data + run, text.length - run);
    stream_byte(out, '"');
}

void cell_value(stream *out, const cell_style *style, const gb_document *document, int layer, size_t row, int column,
                gb_type type) {
    const gb_host *host = out->host;
    if (type == GB_STR || type == GB_ENUM) {
        cell_text(out, style, host->get_str(document, layer, row, column));
    } else if (type == GB_DEC) {
        stream_string(out, host->get_str(document, layer, row, column));
    } else if (!host->is_null(document, layer, row, column)) {
        if (type == GB_NUM)
            stream_number(out, host->get_num(document, layer, row, column));
        else if (type == GB_BOOL)
            stream_text(out, host->get_int(document, layer, row, column) ? "true" : "false");
        else
            stream_integer(out, host->get_int(document, layer, row, column));
    }
}

void cell_line_end(stream *out) {
    stream_bytes(out, "\r\n", 2);
}
