/* Dictionaries in YAML, in the shape that quanteda reads: keys are categories; below them a pattern, a list of patterns
 * or of further categories, or further categories. */
#include "dictionary.h"
#include <yaml.h>

#define NODE_LIMIT 4000000u /* aliases can make a short file very long */

typedef struct reader {
    dictionary *dictionary;
    const gb_host *host;
    gb_context *context;
    const char *name;
    yaml_document_t document;
    size_t visited;
} reader;

static gb_status wrong(const reader *r, const yaml_node_t *node, const char *problem) {
    return r->host->fail(r->context, GB_FATAL, "%s:%zu: %s", r->name, node->start_mark.line + 1, problem);
}

static gb_string scalar(const yaml_node_t *node) {
    return (gb_string){(const char *)node->data.scalar.value, node->data.scalar.length};
}

static gb_status read_value(reader *r, int index, uint32_t category, int depth);

static gb_status read_pair(reader *r, const yaml_node_pair_t *pair, uint32_t parent, int depth) {
    const yaml_node_t *key = yaml_document_get_node(&r->document, pair->key);
    uint32_t category = NO_CATEGORY;
    if (key->type != YAML_SCALAR_NODE) return wrong(r, key, "the name of a category is no plain text");
    if (memchr(scalar(key).data, 0, scalar(key).length)) return wrong(r, key, "a name with U+0000");
    dictionary_result result = dictionary_enter(r->dictionary, parent, scalar(key), &category);
    if (result != DICTIONARY_DONE) return wrong(r, key, dictionary_problem(result));
    return read_value(r, pair->value, category, depth + 1);
}

static gb_status read_pattern(reader *r, const yaml_node_t *node, uint32_t category) {
    if (category == NO_CATEGORY) return wrong(r, node, "a pattern without a category: write `category: [pattern]`");
    if (memchr(scalar(node).data, 0, scalar(node).length)) return wrong(r, node, "a pattern with U+0000");
    dictionary_result result = dictionary_add(r->dictionary, category, scalar(node));
    return result == DICTIONARY_DONE ? GB_OK : wrong(r, node, dictionary_problem(result));
}

/* A pattern, a list, or further categories below `category`. Its depth is limited. */
static gb_status read_value(reader *r, int index, uint32_t category, int depth) {
    const yaml_node_t *node = yaml_document_get_node(&r->document, index);
    gb_status status = GB_OK;
    if (depth > 2 * DICTIONARY_DEPTH) return wrong(r, node, dictionary_problem(DICTIONARY_DEEP));
    if (++r->visited > NODE_LIMIT) return wrong(r, node, dictionary_problem(DICTIONARY_FULL));
    if (node->type == YAML_SCALAR_NODE) return read_pattern(r, node, category);
    if (node->type == YAML_SEQUENCE_NODE) {
        const yaml_node_item_t *item = node->data.sequence.items.start;
        for (; status == GB_OK && item < node->data.sequence.items.top; item++)
            status = read_value(r, *item, category, depth + 1);
    } else if (node->type == YAML_MAPPING_NODE) {
        const yaml_node_pair_t *pair = node->data.mapping.pairs.start;
        for (; status == GB_OK && pair < node->data.mapping.pairs.top; pair++)
            status = read_pair(r, pair, category, depth);
    }
    return status;
}

static gb_status load(reader *r, gb_string file) {
    yaml_parser_t parser;
    gb_status status = GB_OK;
    if (!yaml_parser_initialize(&parser)) return r->host->fail(r->context, GB_FATAL, "out of memory");
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)file.data, file.length);
    if (!yaml_parser_load(&parser, &r->document)) {
        status = r->host->fail(r->context, GB_FATAL, "%s:%zu: no valid YAML: %s", r->name, parser.problem_mark.line + 1,
                               parser.problem ? parser.problem : "out of memory");
    } else {
        if (yaml_document_get_root_node(&r->document)) status = read_value(r, 1, NO_CATEGORY, 0);
        yaml_document_delete(&r->document);
    }
    yaml_parser_delete(&parser);
    return status;
}

gb_status dictionary_read_yaml(dictionary *d, const gb_host *host, gb_context *context, const char *name,
                               gb_string file) {
    reader r = {.dictionary = d, .host = host, .context = context, .name = name};
    return load(&r, file);
}
