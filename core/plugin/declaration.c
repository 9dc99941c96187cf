#include "plugin/declaration.h"

#include "base/utf8.h"
#include "plugin/declared.h"
#include "plugin/option.h"

#include <stdio.h>
#include <string.h>

#define NAME_LIMIT 63
#define COLUMN_LIMIT 1024

/* The plugin that is checked, where in it, and where to say what is wrong. */
typedef struct checking {
    const gb_plugin *plugin;
    const char *part; /* "layer quantity" */
    gb_error *error;
} checking;

__attribute__((format(printf, 2, 3))) static int bad(const checking *c, const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    return gb_error_set(c->error, GB_ERROR_INPUT, "plugin %s: %s%s%s", c->plugin->id, c->part ? c->part : "",
                        c->part ? ": " : "", text);
}

const char *gb_kind_name(gb_kind kind) {
    switch (kind) {
    case GB_READER:
        return "reader";
    case GB_ANALYZER:
        return "analyzer";
    case GB_WRITER:
        return "writer";
    }
    return "unknown";
}

const char *gb_type_name(gb_type type) {
    switch (type) {
    case GB_BOOL:
        return "bool";
    case GB_INT:
        return "int";
    case GB_NUM:
        return "num";
    case GB_DEC:
        return "dec";
    case GB_STR:
        return "str";
    case GB_ENUM:
        return "enum";
    case GB_REF:
        return "ref";
    case GB_PATH:
        return "path";
    }
    return "unknown";
}

static int is_name(const char *name) {
    size_t length;
    if (!name || *name < 'a' || *name > 'z') return 0;
    length = strlen(name);
    return length <= NAME_LIMIT && strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_") == length;
}

/* A name for messages, whatever it is. */
static const char *shown(const char *name) {
    return name ? name : "(NULL)";
}

static int check_name(const checking *c, const char *what, const char *name) {
    if (is_name(name)) return 0;
    return bad(c,
               "the name of %s, \"%.80s\", must be made of a-z, 0-9 and _, begin with a letter and have at most %d "
               "characters",
               what, shown(name), NAME_LIMIT);
}

/* A text for people. `needed`: it must not be NULL or empty. `lines`: it may have several. */
static int check_text(const checking *c, const char *what, const char *text, int needed, int lines) {
    size_t length = text ? strlen(text) : 0;
    if (needed && length == 0) return bad(c, "%s is missing", what);
    if (length == 0) return 0;
    if (gb_utf8_invalid(text, length) != length) return bad(c, "%s is not UTF-8", what);
    if (!lines && strpbrk(text, "\r\n")) return bad(c, "%s must be one line", what);
    return 0;
}

/* Whether "one|two" has an empty part or one twice. */
static int choices_wrong(const char *choices) {
    const char *at = choices;
    if (!choices) return 1;
    for (;;) {
        size_t length = strcspn(at, "|");
        if (length == 0) return 1;
        for (const char *before = choices; before < at;) {
            size_t other = strcspn(before, "|");
            if (other == length && memcmp(before, at, length) == 0) return 1;
            before += other + 1;
        }
        if (!at[length]) return 0;
        at += length + 1;
    }
}

static int check_column(const checking *c, const gb_layer_declaration *layer, const gb_column *column) {
    static const char *const taken[] = {"id", "start", "end", "text"};
    if (check_name(c, "a column", column->name) != 0) return -1;
    for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
        if (strcmp(column->name, taken[i]) == 0)
            return bad(c, "a column cannot be called \"%s\": every row has that anyway", taken[i]);
    for (const gb_column *other = layer->columns; other < column; other++)
        if (strcmp(other->name, column->name) == 0) return bad(c, "two columns are called \"%s\"", column->name);
    if (column->type < GB_BOOL || column->type > GB_REF)
        return bad(c, "column %s: type %d is none that a column can have", column->name, (int)column->type);
    if (column->type == GB_ENUM && choices_wrong(column->detail))
        return bad(c, "column %s: a GB_ENUM needs its choices as detail, \"one|two\", each once", column->name);
    if (column->type == GB_REF && !is_name(column->detail))
        return bad(c, "column %s: a GB_REF needs the layer that it points into as detail", column->name);
    if (check_text(c, "the detail of a column", column->detail, 0, 0) != 0) return -1;
    return check_text(c, "the help of a column", column->help, 0, 0);
}

/* A list of layers or tables; `others` is a list whose names are taken too. */
static int check_layers(const gb_plugin *plugin, const char *what, const gb_layer_declaration *layers,
                        const gb_layer_declaration *others, gb_error *error) {
    char part[32 + NAME_LIMIT];
    for (const gb_layer_declaration *l = layers; l && l->size; l++) {
        checking c = {plugin, NULL, error};
        size_t columns = 0;
        if (check_name(&c, what, l->name) != 0) return -1;
        snprintf(part, sizeof part, "%s %s", what, l->name);
        c.part = part;
        if (strcmp(l->name, "error") == 0 || strcmp(l->name, "document") == 0)
            return bad(&c, "this name belongs to the host");
        for (const gb_layer_declaration *o = layers; o < l; o++)
            if (strcmp(o->name, l->name) == 0) return bad(&c, "declared twice");
        for (const gb_layer_declaration *o = others; o && o->size; o++)
            if (is_name(o->name) && strcmp(o->name, l->name) == 0) return bad(&c, "a layer and a table have this name");
        if (check_text(&c, "its help", l->help, 0, 0) != 0) return -1;
        for (const gb_column *column = l->columns; column && column->size; column++) {
            if (++columns > COLUMN_LIMIT) return bad(&c, "has more than %d columns", COLUMN_LIMIT);
            if (check_column(&c, l, column) != 0) return -1;
        }
    }
    return 0;
}

static int check_need_columns(const checking *c, const char *columns) {
    char name[NAME_LIMIT + 1];
    while (columns && *(columns += strspn(columns, " "))) {
        size_t length = strcspn(columns, " ");
        snprintf(name, sizeof name, "%.*s", (int)(length > NAME_LIMIT ? NAME_LIMIT : length), columns);
        if (length > NAME_LIMIT || !is_name(name))
            return bad(c, "the columns that it needs must be names separated by spaces: \"%.80s\"", columns);
        columns += length;
    }
    return 0;
}

static int check_needs(const gb_plugin *plugin, gb_error *error) {
    char part[32 + NAME_LIMIT];
    for (const gb_need *n = plugin->needs; n && n->size; n++) {
        checking c = {plugin, NULL, error};
        if (check_name(&c, "a needed layer", n->layer) != 0) return -1;
        snprintf(part, sizeof part, "needed layer %s", n->layer);
        c.part = part;
        for (const gb_need *o = plugin->needs; o < n; o++)
            if (strcmp(o->layer, n->layer) == 0) return bad(&c, "declared twice");
        for (const gb_layer_declaration *l = plugin->gives; l && l->size; l++)
            if (strcmp(l->name, n->layer) == 0) return bad(&c, "it gives this layer itself");
        if (check_need_columns(&c, n->columns) != 0) return -1;
    }
    return 0;
}

static int has_layers(const gb_layer_declaration *layers) {
    return layers && layers->size;
}

/* The hooks and lists that belong to the kind. */
static int check_kind(const checking *c) {
    const gb_plugin *p = c->plugin;
    switch (p->kind) {
    case GB_READER:
        if (!p->process) return bad(c, "a reader needs a process hook: it fills in the documents");
        if (has_layers(p->gives) || has_layers(p->tables) || (p->needs && p->needs->size) || p->collect || p->finish)
            return bad(c, "a reader gives documents: no layers, no tables, no needs, no collect or finish hook");
        break;
    case GB_ANALYZER:
        if (has_layers(p->gives) && !p->process) return bad(c, "gives layers, but has no process hook to fill them");
        if (has_layers(p->tables) && !p->finish) return bad(c, "gives tables, but has no finish hook to fill them");
        if (!p->process && !p->collect && !p->finish)
            return bad(c, "has no hooks: an analyzer needs process, or collect and finish");
        break;
    case GB_WRITER:
        if (has_layers(p->gives) || has_layers(p->tables)) return bad(c, "a writer gives no layers and no tables");
        break;
    default:
        return bad(c, "kind %d is none of GB_READER, GB_ANALYZER, GB_WRITER", (int)p->kind);
    }
    if (p->kind != GB_READER && (p->sniff || p->source || p->extensions))
        return bad(c, "only a reader has sniff, source and extensions");
    if (p->flags & ~(p->kind == GB_READER ? GB_MANY_DOCUMENTS : 0u)) return bad(c, "unknown flags 0x%X", p->flags);
    return 0;
}

static int is_known_layer(const gb_plugin *plugin, const char *name, size_t length) {
    const gb_need *need;
    const gb_layer_declaration *given;
    if (length == 4 && memcmp(name, "text", 4) == 0) return 1;
    for (size_t i = 0; (need = gb_need_of(plugin, i)); i++)
        if (strlen(need->layer) == length && memcmp(need->layer, name, length) == 0) return 1;
    for (size_t i = 0; (given = gb_layer_of(plugin, i)); i++)
        if (strlen(given->name) == length && memcmp(given->name, name, length) == 0) return 1;
    return 0;
}

/* What collect() reads is what the plugin knows. */
static int check_collects(const checking *c) {
    const char *at = c->plugin->collects;
    if (!at) return 0;
    if (!c->plugin->collect) return bad(c, "says what its collect hook reads, but has none");
    while (*(at += strspn(at, " "))) {
        const size_t length = strcspn(at, " ");
        if (!is_known_layer(c->plugin, at, length))
            return bad(c, "collects \"%.80s\" begins with a layer that it neither needs nor gives", at);
        at += length;
    }
    return 0;
}

static int check_option_help(const checking *c) {
    for (const gb_option *o = c->plugin->options; o && o->size; o++)
        if (check_text(c, "the help of an option", o->help, 0, 0) != 0) return -1;
    return 0;
}

int gb_declaration_check(const gb_plugin *plugin, gb_error *error) {
    checking c = {plugin, NULL, error};
    if (!is_name(plugin->id))
        return gb_error_set(
            error, GB_ERROR_INPUT,
            "a plugin's id, \"%.80s\", must be made of a-z, 0-9 and _, begin with a letter and have at most "
            "%d characters",
            shown(plugin->id), NAME_LIMIT);
    if (check_text(&c, "its version", plugin->version, 1, 0) != 0 ||
        check_text(&c, "its summary", plugin->summary, 1, 0) != 0 ||
        check_text(&c, "its license", plugin->license, 1, 0) != 0 ||
        check_text(&c, "its help", plugin->help, 0, 1) != 0 ||
        check_text(&c, "its example", plugin->example, 0, 1) != 0 ||
        check_text(&c, "its extensions", plugin->extensions, 0, 0) != 0)
        return -1;
    if (check_kind(&c) != 0 || gb_options_check(plugin, error) != 0 || check_option_help(&c) != 0) return -1;
    if (check_layers(plugin, "layer", plugin->gives, NULL, error) != 0 ||
        check_layers(plugin, "table", plugin->tables, plugin->gives, error) != 0)
        return -1;
    return check_needs(plugin, error) == 0 ? check_collects(&c) : -1;
}
