#include "base/lexicon_trie.h"

static gb_trie_node *node_at(const gb_trie *trie, uint32_t node) {
    return (gb_trie_node *)(void *)trie->nodes.data + node;
}

static uint32_t node_count(const gb_trie *trie) {
    return (uint32_t)(trie->nodes.length / sizeof(gb_trie_node));
}

/* A new node; 0 when memory runs out (the root is made first and asks nobody). */
static uint32_t node_new(gb_trie *trie, unsigned char byte) {
    gb_trie_node node = {0, 0, -1, byte};
    uint32_t number = node_count(trie);
    if (number >= GB_UNIT_BASE / 2 || gb_buffer_append(&trie->nodes, &node, sizeof node) != 0) return 0;
    return number;
}

static uint32_t child_of(const gb_trie *trie, uint32_t parent, unsigned char byte) {
    uint32_t child = node_at(trie, parent)->first_child;
    while (child && node_at(trie, child)->byte != byte) child = node_at(trie, child)->next_sibling;
    return child;
}

static uint32_t add_child(gb_trie *trie, uint32_t parent, unsigned char byte) {
    uint32_t child = node_new(trie, byte);
    if (!child) return 0;
    node_at(trie, child)->next_sibling = node_at(trie, parent)->first_child;
    node_at(trie, parent)->first_child = child;
    return child;
}

/* Bytes that `key` shares with the key added last. */
static size_t common_prefix(const gb_trie *trie, gb_string key) {
    const char *last = trie->last_key.data;
    size_t most = trie->last_key.length < key.length ? trie->last_key.length : key.length;
    size_t common = 0;
    while (most - common >= 8 && memcmp(last + common, key.data + common, 8) == 0) common += 8;
    while (common < most && last[common] == key.data[common]) common++;
    return common;
}

int gb_trie_add(gb_trie *trie, gb_string key, int32_t value) {
    size_t depth;
    uint32_t node;
    if (trie->nodes.failed || trie->last_key.failed || trie->last_way.failed) return -1;
    if (trie->nodes.length == 0) {
        node = node_new(trie, 0);
        if (trie->nodes.failed || gb_buffer_append(&trie->last_way, &node, sizeof node) != 0) return -1;
    }
    depth = common_prefix(trie, key);
    node = ((const uint32_t *)(const void *)trie->last_way.data)[depth];
    trie->last_key.length = depth;
    trie->last_way.length = (depth + 1) * sizeof node;
    if (gb_buffer_append(&trie->last_key, key.data + depth, key.length - depth) != 0) return -1;
    for (; depth < key.length; depth++) {
        unsigned char byte = (unsigned char)key.data[depth];
        uint32_t child = child_of(trie, node, byte);
        if (!child) child = add_child(trie, node, byte);
        if (!child || gb_buffer_append(&trie->last_way, &child, sizeof child) != 0) {
            trie->nodes.failed = 1;
            return -1;
        }
        node = child;
    }
    node_at(trie, node)->value = value;
    return 0;
}

void gb_trie_free(gb_trie *trie) {
    gb_buffer_free(&trie->nodes);
    gb_buffer_free(&trie->last_key);
    gb_buffer_free(&trie->last_way);
}
