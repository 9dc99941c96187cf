/* Prints the quantities of a text file with the library: build with
 *     cc quantities.c $(pkg-config --cflags --libs gongbao) -o quantities
 */
#include <gongbao/gongbao.h>
#include <stdio.h>
#include <stdlib.h>

/* The whole file, NUL-terminated; NULL when it cannot be read. */
static char *read_file(const char *path, size_t *length) {
    FILE *file = fopen(path, "rb");
    size_t capacity = 1 << 16;
    char *text = file ? malloc(capacity) : NULL;
    *length = 0;
    while (text && !feof(file) && !ferror(file)) {
        if (*length + 1 == capacity) {
            char *grown = realloc(text, capacity *= 2);
            if (!grown) break;
            text = grown;
        }
        *length += fread(text + *length, 1, capacity - 1 - *length, file);
    }
    if (file) fclose(file);
    return text;
}

static void print_string(const char *label, gb_string value) {
    if (value.data) printf("  %s %.*s", label, (int)value.length, value.data);
}

int main(int argc, char **argv) {
    char why[GONGBAO_MESSAGE] = "";
    size_t length;
    char *text = argc == 2 ? read_file(argv[1], &length) : NULL;
    if (!text) {
        fprintf(stderr, "usage: quantities REPORT.txt\n");
        return 2;
    }
    gongbao_options options = {.size = sizeof options, .chain = "numbers", .writer = "json"};
    gongbao *g = gongbao_open(&options, why);
    const gb_document *document = g ? gongbao_run(g, "report", text, length, NULL, why) : NULL;
    if (!document) {
        fprintf(stderr, "quantities: %s\n", why);
        gongbao_close(g);
        free(text);
        return 1;
    }

    const gb_host *read = gongbao_reading();
    int quantity = gongbao_layer(g, "quantity");
    int value = gongbao_layer_column(g, quantity, "value");
    int unit = gongbao_layer_column(g, quantity, "unit");
    const gb_span *spans = read->spans(document, quantity);
    for (size_t row = 0; row < read->rows(document, quantity); row++) {
        gb_string words = gb_slice(read->text(document), spans[row]);
        printf("%6u  %.*s", read->codepoint(document, spans[row].start), (int)words.length, words.data);
        print_string("=", read->get_str(document, quantity, row, value));
        print_string("", read->get_str(document, quantity, row, unit));
        printf("\n");
    }

    size_t bytes = 0;
    if (gongbao_finish(g, why) && gongbao_output(g, &bytes)) printf("%zu bytes of JSON\n", bytes);
    gongbao_close(g);
    free(text);
    return 0;
}
