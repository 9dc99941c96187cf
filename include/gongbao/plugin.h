/* Gongbao plugin interface.  SPDX-License-Identifier: Apache-2.0
 *
 * The only header a plugin includes, and all there is: a plugin links against nothing of Gongbao. The host hands it a
 * table of functions (gb_host) when it is opened.
 *
 * A plugin is one of three kinds:
 *   reader    bytes of one source -> documents
 *   analyzer  a document with layers -> the same document with more layers; after all documents, tables
 *   writer    documents and tables -> an output
 *
 * Data model. A document is immutable UTF-8 text with metadata. A layer is a table whose rows stand at spans of the
 * text; its columns are typed. A row may have no span (a fact about the whole document). A table is the same thing for
 * a whole run: it is a layer of one special document without text, the corpus, so every accessor below works on both.
 *
 * Offsets are bytes from the start of the text, ends are exclusive. Text is always valid UTF-8 without U+0000.
 *
 * Memory. Neither side frees what the other allocated. Strings given to the host are copied. Strings got from the host
 * live as long as the document, unless a function says otherwise. A gb_string is not NUL-terminated.
 *
 * Processes. open() runs once. Then the process is forked: process() of any document runs in any worker, collect() and
 * finish() run in one other process, which sees the documents in input order. So: what open() made is readable
 * everywhere, what process() stores in `self` is seen by nobody but the next process() of that worker (use it for
 * scratch memory), and what collect() stores in `self` is seen by finish(). Plugins need no locks and no threads.
 *
 * Rules. A plugin never prints, never exits, never writes a file: it has log(), fail() and output().
 *
 * Versions. Same major and a minor not above the host's are accepted. Every struct starts with its size and only grows
 * at the end; a member of gb_host added later is there only if host->size covers it.
 */
#ifndef GONGBAO_PLUGIN_H
#define GONGBAO_PLUGIN_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

#define GB_ABI_MAJOR 1u /* changes when every plugin must be rebuilt */
#define GB_ABI_MINOR 1u /* grows when something is appended */

typedef struct gb_document gb_document;     /* the host's; a document or the corpus */
typedef struct gb_context gb_context;       /* the host's; one for each plugin in a chain */
typedef struct gb_lexicon gb_lexicon;       /* the host's; a set of fixed strings to find */
typedef struct gb_data_table gb_data_table; /* the host's; a data file of the plugin */
typedef struct gb_output gb_output;         /* the host's; a file being written */

typedef struct gb_string {
    const char *data; /* NULL means "no value"; not NUL-terminated */
    size_t length;    /* bytes */
} gb_string;

typedef struct gb_span {
    uint32_t start; /* first byte */
    uint32_t end;   /* one past the last byte */
} gb_span;

/* A row about the whole document, or a table's row. */
#define GB_NO_POSITION UINT32_MAX
/* A cell without a value, in set_choices() and choices(). */
#define GB_NO_CHOICE 255u

typedef enum gb_status {
    GB_OK = 0,
    GB_END = 1,   /* reader: the source has no further document */
    GB_SKIP = -1, /* this stage failed for this document; the run goes on */
    GB_FATAL = -2 /* the run cannot go on */
} gb_status;

typedef enum gb_kind { GB_READER = 1, GB_ANALYZER = 2, GB_WRITER = 3 } gb_kind;

typedef enum gb_type {
    GB_BOOL = 1, /* column: 0/1.  option: int */
    GB_INT = 2,  /* column: int64_t.  option: int64_t */
    GB_NUM = 3,  /* column: double, finite.  option: double */
    GB_DEC = 4,  /* exact decimal as text: -?digits[.digits], any length.  option: const char * */
    GB_STR = 5,  /* UTF-8 text.  option: const char *, NUL-terminated, NULL when it has no default and was not given */
    GB_ENUM = 6, /* one of the choices in `detail`, by index.  option: int, the index */
    GB_REF = 7,  /* a row of the layer named in `detail`; in a table, a row id.  Not for options */
    GB_PATH = 8  /* option only: const char *, absolute path of a readable file, NULL when not given */
} gb_type;

typedef enum gb_level { GB_DEBUG = 0, GB_INFO = 1, GB_WARNING = 2 } gb_level;

typedef enum gb_operation { GB_ADD = 1, GB_SUBTRACT = 2, GB_MULTIPLY = 3 } gb_operation;

/* ---- What a plugin declares. Lists end with an element whose size is 0: `{0}` or GB_LIST_END. Names (of plugins,
 * options, columns, layers, tables) are [a-z][a-z0-9_]* with at most 63 characters. The host refuses a plugin whose
 * declaration is wrong, and says what is. ---- */

#define GB_LIST_END \
    { 0 }

/* An option of a plugin. The host parses the text that the user gave, checks it and stores it into the plugin's own
 * configuration struct at `offset`, as the C type that gb_type names. */
typedef struct gb_option {
    uint32_t size;
    gb_type type;
    const char *name;    /* [a-z][a-z0-9_]* */
    size_t offset;       /* offsetof(config struct, member) */
    const char *initial; /* the default, written as a user would; NULL = none (0, or a NULL string); GB_PATH has none */
    const char *choices; /* GB_ENUM: "one|two|three"; otherwise NULL */
    double minimum;      /* GB_INT, GB_NUM: least value; minimum == maximum means unlimited */
    double maximum;
    const char *help; /* one line, what it does, with the unit */
} gb_option;

#define GB_OPTION(type, config, member, name, initial, choices, minimum, maximum, help) \
    { sizeof(gb_option), type, name, offsetof(config, member), initial, choices, minimum, maximum, help }

/* A column of a layer or table. */
typedef struct gb_column {
    uint32_t size;
    gb_type type;       /* not GB_PATH */
    const char *name;   /* [a-z][a-z0-9_]*; not id, start, end, text */
    const char *detail; /* GB_ENUM: "one|two"; GB_REF: the layer it points into; GB_DEC and GB_NUM: a unit or NULL */
    const char *help;   /* one line */
} gb_column;

#define GB_COLUMN(type, name, detail, help) \
    { sizeof(gb_column), type, name, detail, help }

/* A layer or a table that a plugin gives. A column's index is its place in `columns`. */
typedef struct gb_layer_declaration {
    uint32_t size;
    const char *name; /* not error, not document; a layer and a table of one plugin have different names */
    const gb_column *columns;
    const char *help; /* one line: what a row is */
} gb_layer_declaration;

#define GB_LAYER(name, columns, help) \
    { sizeof(gb_layer_declaration), name, columns, help }

/* A layer that a plugin needs. */
typedef struct gb_need {
    uint32_t size;
    int optional; /* 1: used when some plugin before this one gives it, else layer() is -1 */
    const char *layer;
    const char *columns; /* names that must be there, separated by spaces; NULL = any */
} gb_need;

#define GB_NEED(layer, columns) \
    { sizeof(gb_need), 0, layer, columns }
#define GB_MAY_USE(layer, columns) \
    { sizeof(gb_need), 1, layer, columns }

struct gb_host;

/* Reader: a source holds many documents (one JSON object a line, say); without it a source is one document. */
#define GB_MANY_DOCUMENTS 1u

typedef struct gb_plugin {
    uint32_t size; /* sizeof(gb_plugin) */
    gb_kind kind;
    const char *id;      /* [a-z][a-z0-9_]*; permanent; unique among plugins of its kind */
    const char *version; /* of the plugin, "1.0.0"; this and the next two are mandatory */
    const char *summary; /* one line */
    const char *license; /* SPDX identifier */
    const char *help;    /* several lines for `gongbao info`, or NULL */
    const char *example; /* a chain expression or command that shows it, or NULL */
    uint32_t flags;
    const char *extensions;             /* reader: file name endings it reads, "txt text"; "*" = any.  NULL otherwise */
    const gb_option *options;           /* NULL = none */
    size_t config_size;                 /* of the configuration struct */
    const gb_need *needs;               /* NULL = none */
    const gb_layer_declaration *gives;  /* layers, NULL = none */
    const gb_layer_declaration *tables; /* tables, NULL = none */

    /* Hooks; NULL = nothing to do. */

    /* Once, before any document. Resolve layers and columns, load data, store what you need in *self. `config` lives
     * until close(). Errors: return host->fail(...). */
    gb_status (*open)(gb_context *, const struct gb_host *, const void *config, void **self);
    /* Reader: how sure it is that bytes beginning so are its format: 0 = no, 100 = certain. `head` is up to 64 KiB. */
    int (*sniff)(gb_string head);
    /* Reader: a new source begins. `name` is its path, or "-". */
    gb_status (*source)(void *self, gb_string name);
    /* Reader: fill in the next document with set_text() and set_meta(), or return GB_END. A reader that cannot go on
     * with this source returns GB_SKIP through fail(); with GB_MANY_DOCUMENTS it is then called again for the next
     * document. Analyzer: add the rows of the layers that it gives. */
    gb_status (*process)(void *self, gb_document *document);
    /* Analyzer with tables, and writer: one document, in input order, all layers complete and frozen. */
    gb_status (*collect)(void *self, const gb_document *document);
    /* After the last document. Analyzer: add the rows of its tables to `corpus`. Writer: `corpus` holds every table and
     * the host's own table `error` (document str, plugin str, kind str, message str): write them and what remains. */
    gb_status (*finish)(void *self, gb_document *corpus);
    /* Free what open() made. Always called after a successful open(). */
    void (*close)(void *self);
    /* Analyzer with tables: the layers whose rows collect() reads, names separated by spaces; `text` among them for the
     * text itself. Others may be empty there, which saves handing over rows that nobody reads. NULL = all that it needs
     * and gives, and the text. Metadata is always there. (Since ABI 1.1.) */
    const char *collects;
} gb_plugin;

/* ---- What the host offers ---- */

typedef struct gb_host {
    uint32_t size;
    uint32_t abi_major, abi_minor; /* of the host */

    /* -- Handles: in open() only; constant afterwards. -- */

    /* The handle of a layer that the plugin needs or gives; -1 when an optional one is absent or the name is not
     * declared. */
    int (*layer)(gb_context *, const char *name);
    /* The handle of one of the plugin's tables, to be used on the corpus in finish(); -1 when not declared. */
    int (*table)(gb_context *, const char *name);
    /* The handle of a column of a layer; -1 when there is none. For the plugin's own layers and tables it is the index
     * of the column in the declaration: tables need no look-up. */
    int (*column)(gb_context *, int layer, const char *name);
    /* The index of a choice of an enum column of a layer; -1 when there is none. */
    int (*choice)(gb_context *, int layer, int column, const char *name);

    /* -- What a document or the corpus holds, for plugins that handle any layer. -- */

    int (*layer_count)(const gb_document *);                                     /* handles are 0 .. layer_count-1 */
    const char *(*layer_name)(const gb_document *, int layer);                   /* NULL when out of range */
    int (*column_count)(const gb_document *, int layer);                         /* 0 when out of range */
    const gb_column *(*column_info)(const gb_document *, int layer, int column); /* NULL when out of range */
    /* Name of an enum column's choice; NULL when out of range. */
    const char *(*choice_name)(const gb_document *, int layer, int column, int64_t choice);

    /* -- Text and metadata -- */

    gb_string (*text)(const gb_document *); /* the whole text; NUL-terminated for convenience */
    /* Metadata; a NULL string when absent. Always set: id, source. Usual: title, place, year, kind. Readers set what
     * the source says; a manifest of the user's overrides it. */
    gb_string (*meta)(const gb_document *, const char *key);
    /* All metadata in the order it was set; GB_END past the last. */
    gb_status (*meta_at)(const gb_document *, size_t index, gb_string *key, gb_string *value);
    /* Readers: any key. Analyzers: only keys that are not set yet (first one wins; otherwise ignored, GB_OK). */
    gb_status (*set_meta)(gb_document *, const char *key, gb_string value);
    /* Readers only. Must be UTF-8 without U+0000, at most 1 GiB: otherwise the document fails with a message that names
     * the byte. A byte-order mark at the start is dropped. */
    gb_status (*set_text)(gb_document *, gb_string text);
    /* Number of code points before `byte`. Constant time. */
    uint32_t (*codepoint)(const gb_document *, uint32_t byte);
    /* The same in the unit that the user chose with --offsets: for writers. */
    uint32_t (*position)(const gb_document *, uint32_t byte);

    /* -- Rows. Frozen layers are sorted: by start, then longer first, then in the order they were added; rows without a
     *    span come last. A row's number after freezing is its id. -- */

    size_t (*rows)(const gb_document *, int layer);
    /* The spans of all rows, `rows()` of them; NULL when there are none. */
    const gb_span *(*spans)(const gb_document *, int layer);
    /* Rows that start inside [span.start, span.end): how many, the first one in *first. O(log n). */
    size_t (*within)(const gb_document *, int layer, gb_span span, size_t *first);
    /* The last row that starts at or before `byte` if it covers it, else -1: for layers whose rows do not overlap
     * (section, sentence, token). O(log n). */
    int64_t (*covering)(const gb_document *, int layer, uint32_t byte);
    /* 1 when the cell has no value. */
    int (*is_null)(const gb_document *, int layer, size_t row, int column);
    /* BOOL, INT, ENUM (index), REF (row id). 0 when there is no value (REF and ENUM: -1). */
    int64_t (*get_int)(const gb_document *, int layer, size_t row, int column);
    double (*get_num)(const gb_document *, int layer, size_t row, int column); /* NUM; 0 when there is no value */
    /* STR, DEC, ENUM (the choice's name); a NULL string when there is no value. */
    gb_string (*get_str)(const gb_document *, int layer, size_t row, int column);

    /* -- Adding rows: process() on the plugin's own layers, finish() on its own tables. A wrong call is remembered and
     * fails the stage, so results need no checking one by one. -- */

    /* A new row; its number while process() runs (freezing renumbers, and corrects refs). -1 on error. Both ends
     * GB_NO_POSITION = no span. Spans must lie on code point boundaries and not be empty. */
    int64_t (*add)(gb_document *, int layer, gb_span span);
    void (*set_int)(gb_document *, int layer, int64_t row, int column, int64_t value); /* BOOL, INT, ENUM, REF */
    void (*set_num)(gb_document *, int layer, int64_t row, int column, double value);
    void (*set_str)(gb_document *, int layer, int64_t row, int column,
                    gb_string value); /* STR; DEC: checked, normalized */

    /* -- Memory that lives as long as the document -- */

    void *(*allocate)(gb_document *, size_t bytes); /* aligned for any type, zeroed; NULL when there is none left */
    gb_string (*keep)(gb_document *, gb_string);    /* a NUL-terminated copy */

    /* -- Exact decimals: text in GB_DEC form. Results are normalized (no needless zeros) and live as long as the
     * document. -- */

    /* A NULL string when an operand is no decimal. */
    gb_string (*decimal)(gb_document *, gb_operation, gb_string a, gb_string b);
    /* a / b rounded half to even to `places` digits after the point; *exact (may be NULL) = no rounding was needed. A
     * NULL string when b is zero or an operand is no decimal. */
    gb_string (*decimal_divide)(gb_document *, gb_string a, gb_string b, int places, int *exact);
    /* a x 10^power. */
    gb_string (*decimal_shift)(gb_document *, gb_string a, int power);
    /* -1, 0, 1; 0 too when an operand is no decimal. */
    int (*decimal_compare)(gb_string a, gb_string b);

    /* -- Fixed strings: a lexicon is a set of UTF-8 keys, each with a value >= 0. Made in open(), freed by the host. --
     */

    gb_lexicon *(*lexicon_new)(gb_context *);
    /* The value given last for a key counts. */
    gb_status (*lexicon_add)(gb_lexicon *, gb_string key, int32_t value);
    /* After the last key, before the first look-up. */
    gb_status (*lexicon_build)(gb_lexicon *);
    /* The longest key that stands in `text` at byte `at`: its value, its end in *end (may be NULL); -1 = none. */
    int32_t (*lexicon_longest)(const gb_lexicon *, gb_string text, uint32_t at, uint32_t *end);
    /* Every key that stands at `at`, shortest first: up to `capacity` ends and values; returns how many. */
    size_t (*lexicon_all)(const gb_lexicon *, gb_string text, uint32_t at, uint32_t *ends, int32_t *values,
                          size_t capacity);
    /* The first position >= `from` at which some key stands: that position, with the longest key there in *end and its
     * value in *value; GB_NO_POSITION = none. Looks only at code point boundaries. Linear: time per byte does not
     * depend on the number of keys. */
    uint32_t (*lexicon_find)(const gb_lexicon *, gb_string text, uint32_t from, uint32_t *end, int32_t *value);
    /* The value of exactly this key; -1 = not in it. */
    int32_t (*lexicon_value)(const gb_lexicon *, gb_string key);

    /* -- Data files of the plugin: in its folder data/ in the source tree, in pkgdatadir/MODULE when installed, or in
     *    MODULE.data/ beside MODULE.so. An absolute path (an option of type GB_PATH) is taken as it is. In open() only.
     * -- */

    /* Absolute path of a data file; NULL (and fail() is called) when there is none. */
    const char *(*data_path)(gb_context *, const char *name);
    /* The whole file, mapped read-only until close(). */
    gb_status (*data_file)(gb_context *, const char *name, gb_string *content);
    /* A table: UTF-8 lines of fields separated by tabs. Lines that begin with # and empty lines are skipped. The first
     * other line names the columns. `columns`: the names that the plugin wants, separated by spaces, in the order of
     * the `column` argument of data_cell(); a name with ? at its end may be missing. Missing fields at the end of a
     * line are empty. NULL (and fail() is called with file, line and cause) on any error. Freed by the host. */
    const gb_data_table *(*data_table)(gb_context *, const char *name, const char *columns);
    size_t (*data_rows)(const gb_data_table *);
    gb_string (*data_cell)(const gb_data_table *, size_t row, int column); /* empty when the field is */
    /* Line number of a row in its file, for messages. */
    size_t (*data_line)(const gb_data_table *, size_t row);

    /* -- Readers: the bytes of the source -- */

    /* Up to `capacity` bytes; 0 at the end, -1 on error (fail() has been called). */
    int64_t (*read)(gb_context *, void *buffer, size_t capacity);
    /* All that remains. Lives until the next source. */
    gb_status (*read_all)(gb_context *, gb_string *content);

    /* -- Writers -- */

    /* A fact about the run: version, chain (the resolved chain as JSON), layers (the user's --layers, or NULL), output
     * (-o as given, or NULL), offsets (codepoint, byte, utf16), terminal (1 when the main output is one, else 0), color
     * (1/0), columns (width of the terminal, or 80), documents (number of sources). NULL when unknown. */
    const char *(*setting)(gb_context *, const char *key);
    /* Open an output: in collect() and finish() only. `name` NULL: the main one (-o FILE or standard output). Otherwise
     * a file of that name in the directory -o DIR. Asking again gives the same one. The host buffers, and puts files in
     * place only when the run has ended well. NULL on error (fail() has been called). */
    gb_output *(*output)(gb_context *, const char *name);
    gb_status (*write)(gb_output *, const void *data, size_t length);

    /* -- Messages -- */

    void (*log)(gb_context *, gb_level, const char *format, ...);
    /* Why something failed, as one line for the user: what, where, what to do. Returns `status`. */
    gb_status (*fail)(gb_context *, gb_status status, const char *format, ...);
    /* The nearest of the NULL-terminated `names` to one that the user may have mistyped; NULL when none is near. */
    const char *(*nearest)(const char *name, const char *const *names);

    /* -- Many rows at once, for layers with a row a word (since ABI 1.1) -- */

    /* `count` new rows; the number of the first one, or -1 on error. As add(), but every row has a span. */
    int64_t (*add_rows)(gb_document *, int layer, const gb_span *spans, size_t count);
    /* A BOOL or ENUM column of `count` rows from `first` on: 0/1 or the index of the choice; GB_NO_CHOICE = no value.
     */
    void (*set_choices)(gb_document *, int layer, int64_t first, int column, const uint8_t *values, size_t count);
    /* All cells of a BOOL or ENUM column, `rows()` of them, with GB_NO_CHOICE where there is no value; NULL when no row
     * has one, or the column is of another type. */
    const uint8_t *(*choices)(const gb_document *, int layer, int column);
} gb_host;

/* ---- The entry of a module (a .so file) ---- */

/* Makes plugins out of files that are no shared objects (since ABI 1.1). A file NAME.gongbao.json in a directory of
 * plugins is a manifest: a JSON object whose member "adapter" names the adapter that understands the rest. */
typedef struct gb_adapter {
    uint32_t size;
    const char *id; /* [a-z][a-z0-9_]*, unique among adapters */
    /* The plugin that the manifest describes; `path` is the manifest's absolute path. It must live, with all that it
     * points to, until the process ends. NULL after writing one line into `reason` (`capacity` bytes): what is wrong
     * with the manifest and what to do. Called in the engine, before any open(); runs nothing of the plugin's own. */
    const gb_plugin *(*adapt)(gb_string manifest, const char *path, char *reason, size_t capacity);
} gb_adapter;

typedef struct gb_bundle {
    uint32_t size;
    uint32_t abi_major, abi_minor;     /* that the module was built for */
    const gb_plugin *const *plugins;   /* ends with NULL */
    const gb_adapter *const *adapters; /* ends with NULL; NULL = none (since ABI 1.1) */
} gb_bundle;

/* The type of the one function that a module exports, MODULE_LTX_gongbao_entry. Must be free of side effects. */
typedef const gb_bundle *gb_entry(void);

/* Writes that function. MODULE is the file's name without .so; the rest are pointers to the module's plugins:
 *     GB_PLUGINS(wordcount, &wordcount_plugin)
 */
#define GB_PLUGINS(MODULE, ...) \
    __attribute__((visibility("default"))) const gb_bundle *MODULE##_LTX_gongbao_entry(void); \
    const gb_bundle *MODULE##_LTX_gongbao_entry(void) { \
        static const gb_plugin *const list[] = {__VA_ARGS__, NULL}; \
        static const gb_bundle bundle = {sizeof(gb_bundle), GB_ABI_MAJOR, GB_ABI_MINOR, list, NULL}; \
        return &bundle; \
    }

/* The same for a module that has adapters and no plugins of its own. */
#define GB_ADAPTERS(MODULE, ...) \
    __attribute__((visibility("default"))) const gb_bundle *MODULE##_LTX_gongbao_entry(void); \
    const gb_bundle *MODULE##_LTX_gongbao_entry(void) { \
        static const gb_plugin *const none[] = {NULL}; \
        static const gb_adapter *const list[] = {__VA_ARGS__, NULL}; \
        static const gb_bundle bundle = {sizeof(gb_bundle), GB_ABI_MAJOR, GB_ABI_MINOR, none, list}; \
        return &bundle; \
    }

/* ---- Small helpers, compiled into the plugin ---- */

/* A gb_string of a string literal. */
#define GB_TEXT(literal) ((gb_string){(literal), sizeof(literal) - 1})

/* A gb_string of a NUL-terminated string; NULL gives the NULL string. */
static inline gb_string gb_string_of(const char *text) {
    gb_string s = {text, text ? strlen(text) : 0};
    return s;
}

/* The part of `text` that `span` covers. The span must lie inside. */
static inline gb_string gb_slice(gb_string text, gb_span span) {
    gb_string s = {text.data + span.start, (size_t)(span.end - span.start)};
    return s;
}

/* 1 when both have the same bytes. */
static inline int gb_equal(gb_string a, gb_string b) {
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* 1 when `prefix` stands in `text` at byte `at`. */
static inline int gb_stands_at(gb_string text, size_t at, gb_string prefix) {
    return at <= text.length && prefix.length <= text.length - at &&
           memcmp(text.data + at, prefix.data, prefix.length) == 0;
}

/* The code point at byte *at of valid UTF-8; moves *at behind it. At the end of the text: 0, *at stays. */
static inline uint32_t gb_next(gb_string text, size_t *at) {
    const unsigned char *s = (const unsigned char *)text.data + *at;
    if (*at >= text.length) return 0;
    if (s[0] < 0x80) {
        *at += 1;
        return s[0];
    }
    if (s[0] < 0xE0) {
        *at += 2;
        return ((uint32_t)(s[0] & 0x1F) << 6) | (s[1] & 0x3Fu);
    }
    if (s[0] < 0xF0) {
        *at += 3;
        return ((uint32_t)(s[0] & 0x0F) << 12) | ((uint32_t)(s[1] & 0x3F) << 6) | (s[2] & 0x3Fu);
    }
    *at += 4;
    return ((uint32_t)(s[0] & 0x07) << 18) | ((uint32_t)(s[1] & 0x3F) << 12) | ((uint32_t)(s[2] & 0x3F) << 6) |
           (s[3] & 0x3Fu);
}

/* The code point before byte *at of valid UTF-8; moves *at to its start. At the start of the text: 0, *at stays. */
static inline uint32_t gb_previous(gb_string text, size_t *at) {
    size_t start = *at;
    if (start == 0) return 0;
    do start--;
    while (start > 0 && ((unsigned char)text.data[start] & 0xC0) == 0x80);
    *at = start;
    return gb_next(text, &start);
}

/* 1 for a Chinese character (CJK ideographs, the extensions and U+3007). */
static inline int gb_is_han(uint32_t c) {
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007 ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x323AF);
}

#ifdef __cplusplus
}
#endif
#endif
