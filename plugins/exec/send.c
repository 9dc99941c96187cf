/* Messages to the program. */
#include "instance.h"

static void put_key(text *t, const char *name, int first) {
    if (!first) text_bytes(t, ",", 1);
    text_string(t, gb_string_of(name));
    text_bytes(t, ":", 1);
}

/* ---- open ---- */

/* The name of an enum option's choice. */
static gb_string choice_of(const char *choices, int index) {
    for (const char *at = choices; at && *at; index--) {
        const size_t length = strcspn(at, "|");
        if (index == 0) return (gb_string){at, length};
        at += length + (at[length] == '|');
    }
    return (gb_string){NULL, 0};
}

static void put_option(text *t, const gb_option *option, const slot *value) {
    switch (option->type) {
    case GB_BOOL:
        text_put(t, value->flag ? "true" : "false");
        break;
    case GB_INT:
        text_integer(t, value->integer);
        break;
    case GB_NUM:
        text_number(t, value->number);
        break;
    case GB_ENUM:
        text_string(t, choice_of(option->choices, value->flag));
        break;
    default:
        text_string(t, gb_string_of(value->words));
    }
}

void send_open(instance *x) {
    text *t = &x->line;
    const gb_option *options = x->description->plugin.options;
    t->length = 0;
    text_put(t, "{\"gongbao\":");
    text_integer(t, PROTOCOL_VERSION);
    text_put(t, ",\"type\":\"open\",\"plugin\":");
    text_string(t, gb_string_of(x->description->plugin.id));
    text_put(t, ",\"options\":{");
    for (size_t i = SLOT_OWN; i < SLOT_OWN + x->description->option_count; i++) {
        put_key(t, options[i].name, i == SLOT_OWN);
        put_option(t, &options[i], &x->config[i]);
    }
    text_put(t, "}}\n");
}

/* ---- documents ---- */

/* 1 when `name` is among the words of `list`; a NULL list has all. */
static int is_listed(const char *list, const char *name) {
    const size_t length = strlen(name);
    if (!list) return 1;
    while (*list) {
        const size_t word = strcspn(list, " ");
        if (word == length && memcmp(list, name, length) == 0) return 1;
        list += word + strspn(list + word, " ");
    }
    return 0;
}

static void put_cell(instance *x, const gb_document *document, int layer, size_t row, int column, gb_type type) {
    const gb_host *host = x->host;
    text *t = &x->line;
    if (host->is_null(document, layer, row, column)) {
        text_put(t, "null");
        return;
    }
    switch (type) {
    case GB_BOOL:
        text_put(t, host->get_int(document, layer, row, column) ? "true" : "false");
        break;
    case GB_INT:
    case GB_REF:
        text_integer(t, host->get_int(document, layer, row, column));
        break;
    case GB_NUM:
        text_number(t, host->get_num(document, layer, row, column));
        break;
    default:
        text_string(t, host->get_str(document, layer, row, column));
    }
}

static void put_row(instance *x, const gb_document *document, int layer, size_t row, const char *columns) {
    const gb_host *host = x->host;
    const gb_span span = host->spans(document, layer)[row];
    const int count = host->column_count(document, layer);
    text *t = &x->line;
    text_put(t, row ? ",{\"id\":" : "{\"id\":");
    text_integer(t, (int64_t)row);
    if (span.start == GB_NO_POSITION) {
        text_put(t, ",\"start\":null,\"end\":null");
    } else {
        text_put(t, ",\"start\":");
        text_integer(t, offsets_unit(&x->offsets, host, document, span.start));
        text_put(t, ",\"end\":");
        text_integer(t, offsets_unit(&x->offsets, host, document, span.end));
    }
    for (int i = 0; i < count; i++) {
        const gb_column *info = host->column_info(document, layer, i);
        if (!is_listed(columns, info->name)) continue;
        put_key(t, info->name, 0);
        put_cell(x, document, layer, row, i, info->type);
    }
    text_put(t, "}");
}

static int layer_called(const instance *x, const gb_document *document, const char *name) {
    const int count = x->host->layer_count(document);
    for (int i = 0; i < count; i++)
        if (strcmp(x->host->layer_name(document, i), name) == 0) return i;
    return -1;
}

static void put_layers(instance *x, const gb_document *document) {
    const gb_need *needs = x->description->plugin.needs;
    for (size_t i = 0, put = 0; needs && needs[i].size; i++) {
        const int layer = layer_called(x, document, needs[i].layer);
        if (layer < 0) continue;
        put_key(&x->line, needs[i].layer, put++ == 0);
        text_put(&x->line, "[");
        for (size_t row = 0; row < x->host->rows(document, layer); row++)
            put_row(x, document, layer, row, needs[i].columns);
        text_put(&x->line, "]");
    }
}

void send_document(instance *x, const char *type, const gb_document *document) {
    text *t = &x->line;
    gb_string key, value;
    t->length = 0;
    text_put(t, "{\"type\":\"");
    text_put(t, type);
    text_put(t, "\",\"document\":{\"id\":");
    text_string(t, x->host->meta(document, "id"));
    text_put(t, ",\"text\":");
    text_string(t, x->host->text(document));
    text_put(t, ",\"meta\":{");
    for (size_t i = 0; x->host->meta_at(document, i, &key, &value) == GB_OK; i++) {
        if (i) text_put(t, ",");
        text_string(t, key);
        text_put(t, ":");
        text_string(t, value);
    }
    text_put(t, "}},\"layers\":{");
    put_layers(x, document);
    text_put(t, "}}\n");
}

void send_finish(instance *x) {
    x->line.length = 0;
    text_put(&x->line, "{\"type\":\"finish\"}\n");
}
