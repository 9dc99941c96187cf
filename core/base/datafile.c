#include "base/datafile.h"

#include "base/buffer.h"
#include "base/suggest.h"
#include "base/utf8.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#define COLUMN_LIMIT 256 /* columns in a file, and wanted ones */

typedef struct cell {
    uint32_t start, length;
} cell;

struct gb_data_table {
    gb_string content;
    int columns;     /* wanted ones */
    gb_buffer cells; /* cell[rows * columns] */
    gb_buffer lines; /* uint32_t[rows] */
    size_t rows;
};

/* What is known while a file is read. */
typedef struct reading {
    const char *path;
    gb_error *error;
    size_t line;                    /* number of the current one */
    int fields;                     /* that the header names */
    signed short use[COLUMN_LIMIT]; /* field of the file -> wanted column, -1 = not wanted */
} reading;

int gb_file_map(const char *path, gb_string *content, gb_error *error) {
    struct stat status;
    void *memory;
    /* O_NONBLOCK: a FIFO must be refused, not waited for. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    *content = (gb_string){"", 0};
    if (fd < 0) return gb_error_set(error, GB_ERROR_USAGE, "%s: cannot open it: %s", path, gb_error_system(errno));
    if (fstat(fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        close(fd);
        return gb_error_set(error, GB_ERROR_USAGE, "%s: not a regular file", path);
    }
    if (status.st_size == 0) {
        close(fd);
        return 0;
    }
    if ((uintmax_t)status.st_size > SIZE_MAX / 2) {
        close(fd);
        return gb_error_set(error, GB_ERROR_USAGE, "%s: too large", path);
    }
    memory = mmap(NULL, (size_t)status.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    close(fd);
    if (memory == MAP_FAILED)
        return gb_error_set(error, GB_ERROR_USAGE, "%s: cannot map it: %s", path, gb_error_system(errno));
    *content = (gb_string){memory, (size_t)status.st_size};
    return 0;
}

void gb_file_unmap(gb_string content) {
    if (content.data && content.length > 0) munmap((void *)content.data, content.length);
}

/* The next name of a list separated by spaces; 0 at its end. */
static int next_name(const char **list, gb_string *name) {
    const char *s = *list;
    while (*s == ' ') s++;
    if (!*s) return 0;
    name->data = s;
    while (*s && *s != ' ') s++;
    name->length = (size_t)(s - name->data);
    *list = s;
    return 1;
}

/* Splits `line` at tabs into at most `capacity` fields; how many there are. */
static size_t split_fields(gb_string line, gb_string *fields, size_t capacity) {
    size_t count = 0;
    for (;;) {
        const char *tab = line.length ? memchr(line.data, '\t', line.length) : NULL;
        size_t length = tab ? (size_t)(tab - line.data) : line.length;
        if (count < capacity) fields[count] = (gb_string){line.data, length};
        count++;
        if (!tab) return count;
        line.data += length + 1;
        line.length -= length + 1;
    }
}

static int missing_column(const reading *r, gb_string name, const gb_string *fields, size_t count) {
    gb_buffer names = {0};
    gb_buffer wanted = {0};
    const char **list = calloc(count + 1, sizeof *list);
    const char *near = NULL;
    gb_buffer_append(&wanted, name.data, name.length);
    gb_buffer_terminate(&wanted);
    for (size_t i = 0; i < count; i++) {
        gb_buffer_append(&names, fields[i].data, fields[i].length);
        gb_buffer_append(&names, "", 1);
    }
    if (list && !names.failed && !wanted.failed) {
        const char *at = names.data;
        for (size_t i = 0; i < count; i++) {
            list[i] = at;
            at += fields[i].length + 1;
        }
        near = gb_suggest(wanted.data, list);
    }
    if (near)
        gb_error_set(r->error, GB_ERROR_USAGE, "%s:%zu: the header names no column \"%.*s\" (it has \"%s\")", r->path,
                     r->line, (int)name.length, name.data, near);
    else
        gb_error_set(
            r->error, GB_ERROR_USAGE,
            "%s:%zu: the header names no column \"%.*s\" (the first line names the columns, separated by tabs)",
            r->path, r->line, (int)name.length, name.data);
    free(list);
    gb_buffer_free(&names);
    gb_buffer_free(&wanted);
    return -1;
}

/* Finds the wanted columns in the header line. */
static int read_header(reading *r, gb_string line, const char *columns) {
    gb_string fields[COLUMN_LIMIT], name;
    size_t count = split_fields(line, fields, COLUMN_LIMIT);
    short wanted = 0;
    if (count > COLUMN_LIMIT)
        return gb_error_set(r->error, GB_ERROR_USAGE, "%s:%zu: more than %d columns", r->path, r->line, COLUMN_LIMIT);
    r->fields = (int)count;
    for (size_t i = 0; i < count; i++) {
        r->use[i] = -1;
        for (size_t j = 0; j < i; j++)
            if (gb_equal(fields[i], fields[j]))
                return gb_error_set(r->error, GB_ERROR_USAGE, "%s:%zu: two columns are called \"%.*s\"", r->path,
                                    r->line, (int)fields[i].length, fields[i].data);
    }
    for (; next_name(&columns, &name); wanted++) {
        int optional = name.data[name.length - 1] == '?';
        size_t i = 0;
        if (optional) name.length--;
        while (i < count && !gb_equal(fields[i], name)) i++;
        if (i < count)
            r->use[i] = wanted;
        else if (!optional)
            return missing_column(r, name, fields, count);
    }
    return 0;
}

static int read_row(reading *r, gb_data_table *table, gb_string line) {
    gb_string fields[COLUMN_LIMIT];
    size_t count = split_fields(line, fields, (size_t)r->fields);
    uint32_t number = (uint32_t)r->line;
    cell *cells;
    size_t bytes = (size_t)table->columns * sizeof(cell);
    if (count > (size_t)r->fields)
        return gb_error_set(r->error, GB_ERROR_USAGE, "%s:%zu: %zu fields, but the header names %d columns", r->path,
                            r->line, count, r->fields);
    if (gb_buffer_reserve(&table->cells, bytes) != 0 || gb_buffer_append(&table->lines, &number, sizeof number) != 0)
        return gb_error_set(r->error, GB_ERROR_SYSTEM, "%s: out of memory", r->path);
    cells = (cell *)(void *)(table->cells.data + table->cells.length);
    if (bytes > 0) memset(cells, 0, bytes);
    for (size_t i = 0; i < count; i++) {
        if (r->use[i] < 0) continue;
        cells[r->use[i]].start = (uint32_t)(fields[i].data - table->content.data);
        cells[r->use[i]].length = (uint32_t)fields[i].length;
    }
    table->cells.length += bytes;
    table->rows++;
    return 0;
}

/* Takes the next line from `rest`, without its end. */
static gb_string next_line(gb_string *rest) {
    const char *feed = memchr(rest->data, '\n', rest->length);
    gb_string line = {rest->data, feed ? (size_t)(feed - rest->data) : rest->length};
    size_t step = line.length + (feed ? 1 : 0);
    rest->data += step;
    rest->length -= step;
    if (line.length > 0 && line.data[line.length - 1] == '\r') line.length--;
    return line;
}

static int check_text(const reading *r, gb_string content) {
    size_t bad = gb_utf8_invalid(content.data, content.length);
    const char *zero = content.length ? memchr(content.data, '\0', content.length) : NULL;
    size_t line = 1;
    if (content.length > UINT32_MAX) return gb_error_set(r->error, GB_ERROR_USAGE, "%s: larger than 4 GiB", r->path);
    if (zero && (size_t)(zero - content.data) < bad) bad = (size_t)(zero - content.data);
    if (bad == content.length) return 0;
    for (size_t i = 0; i < bad; i++) line += content.data[i] == '\n';
    return gb_error_set(r->error, GB_ERROR_USAGE, "%s:%zu: not UTF-8 text (byte %zu of the file is 0x%02X)", r->path,
                        line, bad, (unsigned char)content.data[bad]);
}

static int read_table(reading *r, gb_data_table *table, const char *columns) {
    gb_string rest = table->content;
    int header = 0;
    if (check_text(r, rest) != 0) return -1;
    if (gb_stands_at(rest, 0, GB_TEXT("\xEF\xBB\xBF"))) {
        rest.data += 3;
        rest.length -= 3;
    }
    while (rest.length > 0) {
        gb_string line = next_line(&rest);
        r->line++;
        if (line.length == 0 || line.data[0] == '#') continue;
        if (!header) {
            if (read_header(r, line, columns) != 0) return -1;
            header = 1;
        } else if (read_row(r, table, line) != 0) {
            return -1;
        }
    }
    if (!header)
        return gb_error_set(r->error, GB_ERROR_USAGE, "%s: empty; its first line must name the columns: %s", r->path,
                            columns);
    return 0;
}

gb_data_table *gb_data_table_read(const char *path, const char *columns, gb_error *error) {
    gb_data_table *table = calloc(1, sizeof *table);
    reading *r = calloc(1, sizeof *r);
    const char *list = columns;
    gb_string name;
    int failed = 1;
    if (!table || !r) {
        gb_error_set(error, GB_ERROR_SYSTEM, "%s: out of memory", path);
    } else {
        r->path = path;
        r->error = error;
        while (table->columns <= COLUMN_LIMIT && next_name(&list, &name)) table->columns++;
        if (table->columns > COLUMN_LIMIT)
            gb_error_set(error, GB_ERROR_USAGE, "%s: more than %d columns are asked for", path, COLUMN_LIMIT);
        else if (gb_file_map(path, &table->content, error) == 0)
            failed = read_table(r, table, columns) != 0;
    }
    free(r);
    if (!failed) return table;
    gb_data_table_free(table);
    return NULL;
}

size_t gb_data_table_rows(const gb_data_table *table) {
    return table->rows;
}

gb_string gb_data_table_cell(const gb_data_table *table, size_t row, int column) {
    const cell *c;
    if (row >= table->rows || column < 0 || column >= table->columns) return (gb_string){"", 0};
    c = (const cell *)(const void *)table->cells.data + row * (size_t)table->columns + (size_t)column;
    return (gb_string){table->content.data + c->start, c->length};
}

size_t gb_data_table_line(const gb_data_table *table, size_t row) {
    return row < table->rows ? ((const uint32_t *)(const void *)table->lines.data)[row] : 0;
}

void gb_data_table_free(gb_data_table *table) {
    if (!table) return;
    gb_file_unmap(table->content);
    gb_buffer_free(&table->cells);
    gb_buffer_free(&table->lines);
    free(table);
}
