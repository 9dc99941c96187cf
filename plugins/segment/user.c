#include "user.h"
#include "wordlist.h"
#include <stdlib.h>

static int gather(seg_wordlist *list, seg_alphabet_builder *alphabet, gb_string text, size_t *number,
                  const char **problem) {
    size_t at = 0;
    seg_line line;
    while (seg_next_line(text, &at, number, &line)) {
        seg_add_result result = seg_wordlist_add(list, alphabet, line.word, SEG_FORCED, 1);
        if (result != SEG_ADDED) {
            *problem = seg_add_problem(result);
            return -1;
        }
    }
    *number = 0;
    return 0;
}

int seg_user_make(seg_user *user, gb_string text, const seg_dictionary *dictionary, size_t *line,
                  const char **problem) {
    seg_alphabet_builder alphabet;
    seg_wordlist list = {0};
    *user = (seg_user){0};
    *line = 0;
    *problem = "out of memory";
    if (seg_alphabet_copy(&alphabet, &dictionary->alphabet) != 0) return -1;
    int status = gather(&list, &alphabet, text, line, problem);
    if (status == 0 && alphabet.size > dictionary->trie.root) {
        *problem = "more than 4096 characters that the dictionary does not have";
        status = -1;
    }
    seg_wordlist_finish(&list);
    user->words = list.count;
    if (status == 0) status = seg_alphabet_finish(&alphabet, &user->alphabet);
    if (status == 0) status = seg_trie_build(list.words, list.count, dictionary->trie.root, &user->trie);
    seg_wordlist_free(&list);
    seg_alphabet_discard(&alphabet);
    if (status != 0) seg_user_free(user);
    return status;
}

void seg_user_free(seg_user *user) {
    free((void *)user->alphabet.index);
    free((void *)user->trie.nodes);
    *user = (seg_user){0};
}
