/* Reading case files. */
#include "casefile.h"

#include "base/datafile.h"
#include "base/utf8.h"

#include <string.h>

#define LIST_LIMIT 65536 /* elements of one list */

typedef struct scan {
    case_file *file;
    gb_error *error;
    size_t at;   /* next byte */
    size_t line; /* number of the line read last */
} scan;

static int wrong(const scan *s, size_t line, const char *problem) {
    return gb_error_set(s->error, GB_ERROR_USAGE, "%s:%zu: %s", s->file->path, line, problem);
}

/* Room for one more element: lists grow by doubling, so old ones stay behind in the arena. NULL = no memory. */
static void *grow(scan *s, void *list, size_t count, size_t size) {
    void *bigger;
    if (count && (count & (count - 1))) return list;
    if (count >= LIST_LIMIT || !(bigger = gb_arena_allocate(&s->file->arena, (count ? 2 * count : 1) * size))) {
        wrong(s, s->line, count >= LIST_LIMIT ? "too many of these" : "out of memory");
        return NULL;
    }
    if (count) memcpy(bigger, list, count * size);
    return bigger;
}

/* The next line without its line feed; 0 at the end. */
static int next_line(scan *s, gb_string *line) {
    gb_string content = s->file->content;
    const char *feed;
    if (s->at >= content.length) return 0;
    feed = memchr(content.data + s->at, '\n', content.length - s->at);
    line->data = content.data + s->at;
    line->length = feed ? (size_t)(feed - line->data) : content.length - s->at;
    s->at += line->length + (feed != NULL);
    s->line++;
    return 1;
}

static gb_string trim(gb_string text) {
    while (text.length && strchr(" \t\r", text.data[0])) text.data++, text.length--;
    while (text.length && strchr(" \t\r", text.data[text.length - 1])) text.length--;
    return text;
}

static int begins(gb_string line, const char *prefix) {
    return gb_stands_at(line, 0, gb_string_of(prefix));
}

static gb_string behind(gb_string line, const char *prefix) {
    size_t length = strlen(prefix);
    return trim((gb_string){line.data + length, line.length - length});
}

static const char *copy(scan *s, gb_string text) {
    const char *made = gb_arena_copy(&s->file->arena, text.data, text.length);
    if (!made) wrong(s, s->line, "out of memory");
    return made;
}

/* The next word of `rest`, up to a blank. */
static gb_string take_word(gb_string *rest) {
    gb_string word;
    *rest = trim(*rest);
    word = (gb_string){rest->data, 0};
    while (word.length < rest->length && !strchr(" \t", word.data[word.length])) word.length++;
    rest->data += word.length;
    rest->length -= word.length;
    return word;
}

/* Adds key=value pairs; a word without = belongs to the value before it. */
static int take_meta(scan *s, case_meta *meta, gb_string rest) {
    gb_string word;
    while ((word = take_word(&rest)).length) {
        const char *equals = memchr(word.data, '=', word.length);
        gb_string key = {word.data, equals ? (size_t)(equals - word.data) : 0}, value;
        case_pair pair;
        if (!key.length) return wrong(s, s->line, "metadata is written key=value");
        value = (gb_string){equals + 1, word.length - key.length - 1};
        for (gb_string more = rest; (word = take_word(&more)).length && !memchr(word.data, '=', word.length);
             rest = more)
            value.length = (size_t)(word.data + word.length - value.data);
        if (!(meta->pairs = grow(s, meta->pairs, meta->count, sizeof *meta->pairs))) return -1;
        pair = (case_pair){copy(s, key), copy(s, value)};
        if (!pair.key || !pair.value) return -1;
        meta->pairs[meta->count++] = pair;
    }
    return 0;
}

static int take_columns(scan *s, case_show *show, gb_string list) {
    while (list.length) {
        const char *comma = memchr(list.data, ',', list.length);
        size_t length = comma ? (size_t)(comma - list.data) : list.length;
        gb_string name = trim((gb_string){list.data, length});
        if (!name.length) return wrong(s, s->line, "a column's name is missing");
        if (!(show->columns = grow(s, show->columns, show->column_count, sizeof *show->columns))) return -1;
        if (!(show->columns[show->column_count] = copy(s, name))) return -1;
        show->column_count++;
        list.data += length + (comma != NULL);
        list.length -= length + (comma != NULL);
    }
    return 0;
}

/* show: NAME, NAME(column, ...), table NAME(...). */
static int take_show(scan *s, gb_string rest) {
    case_file *file = s->file;
    case_show show = {.line = s->line};
    const char *open;
    if (begins(rest, "table ")) {
        show.table = 1;
        rest = behind(rest, "table ");
    }
    open = memchr(rest.data, '(', rest.length);
    if (open && rest.data[rest.length - 1] != ')') return wrong(s, s->line, "show: the list of columns ends with )");
    show.name = copy(s, trim((gb_string){rest.data, open ? (size_t)(open - rest.data) : rest.length}));
    if (!show.name) return -1;
    if (!*show.name) return wrong(s, s->line, "show: the name of a layer is missing");
    if (open && take_columns(s, &show, (gb_string){open + 1, (size_t)(rest.data + rest.length - open) - 2}) != 0)
        return -1;
    if (!(file->shows = grow(s, file->shows, file->show_count, sizeof show))) return -1;
    file->shows[file->show_count++] = show;
    return 0;
}

static int take_header_line(scan *s, gb_string line) {
    if (trim(line).length == 0 || line.data[0] == '#') return 0;
    if (begins(line, "show:")) return take_show(s, behind(line, "show:"));
    if (begins(line, "meta:")) return take_meta(s, &s->file->meta, behind(line, "meta:"));
    if (!begins(line, "chain:"))
        return wrong(s, s->line, "before the first case stand only chain:, show:, meta: and # lines");
    if (s->file->chain) return wrong(s, s->line, "chain: is given twice");
    s->file->chain = copy(s, behind(line, "chain:"));
    return s->file->chain ? 0 : -1;
}

static int add_document(scan *s, case_entry *entry, gb_string meta) {
    case_document document = {.text = {s->file->content.data + s->at, 0}};
    if (take_meta(s, &document.meta, meta) != 0) return -1;
    if (!(entry->documents = grow(s, entry->documents, entry->document_count, sizeof document))) return -1;
    entry->documents[entry->document_count++] = document;
    return 0;
}

/* The texts, up to the line ---. */
static int take_texts(scan *s, case_entry *entry, gb_string line) {
    int more = 1;
    while (more && begins(line, "meta:")) {
        if (take_meta(s, &entry->meta, behind(line, "meta:")) != 0) return -1;
        more = next_line(s, &line);
    }
    if (more && !begins(line, "+++")) {
        if (add_document(s, entry, (gb_string){"", 0}) != 0) return -1;
        entry->documents[0].text.data = line.data;
    }
    for (; more; more = next_line(s, &line)) {
        if (trim(line).length == 3 && begins(line, "---")) return 0;
        if (begins(line, "=== ")) break;
        if (begins(line, "+++")) {
            if (add_document(s, entry, behind(line, "+++")) != 0) return -1;
        } else if (entry->document_count) {
            gb_string *text = &entry->documents[entry->document_count - 1].text;
            text->length = (size_t)(line.data + line.length - text->data);
        }
    }
    return wrong(s, entry->line, "the case has no line --- between its text and its rows");
}

/* One case; *line is its title, afterwards the next one's. *more = 0 at the end of the file. */
static int take_case(scan *s, gb_string *line, int *more) {
    case_file *file = s->file;
    case_entry entry = {.title = copy(s, behind(*line, "=== ")), .line = s->line};
    if (!entry.title) return -1;
    *more = next_line(s, line);
    if (!*more) return wrong(s, entry.line, "the case has no text");
    if (take_texts(s, &entry, *line) != 0) return -1;
    entry.expected = (gb_string){file->content.data + s->at, 0};
    while ((*more = next_line(s, line)) && !begins(*line, "=== "))
        entry.expected.length = s->at - (size_t)(entry.expected.data - file->content.data);
    if (!(file->cases = grow(s, file->cases, file->case_count, sizeof entry))) return -1;
    file->cases[file->case_count++] = entry;
    return 0;
}

static int parse(scan *s) {
    gb_string line = {NULL, 0};
    int more;
    while ((more = next_line(s, &line)) && !begins(line, "=== "))
        if (take_header_line(s, line) != 0) return -1;
    if (!s->file->chain || !*s->file->chain)
        return wrong(s, 1, "no chain: say which with a line such as chain: numbers");
    if (!s->file->show_count)
        return wrong(s, 1, "nothing to show: say what with a line such as show: quantity(value, unit)");
    if (!more) return wrong(s, s->line ? s->line : 1, "no case: each begins with a line such as === title");
    while (more)
        if (take_case(s, &line, &more) != 0) return -1;
    return 0;
}

int case_file_read(case_file *file, const char *path, gb_error *error) {
    scan s = {.file = file, .error = error};
    size_t bad;
    *file = (case_file){.path = path};
    if (gb_file_map(path, &file->content, error) != 0) return -1;
    bad = gb_utf8_invalid(file->content.data, file->content.length);
    if (bad < file->content.length)
        gb_error_set(error, GB_ERROR_USAGE, "%s: not UTF-8 at byte %zu", path, bad);
    else if (parse(&s) == 0)
        return 0;
    case_file_free(file);
    return -1;
}

void case_file_free(case_file *file) {
    if (file->content.data) gb_file_unmap(file->content);
    gb_arena_free(&file->arena);
    *file = (case_file){0};
}
