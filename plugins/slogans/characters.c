/* The table of character kinds. */
#include "characters.h"

static const struct {
    uint16_t character;
    uint8_t kind;
} marks[] = {
    {0x3001, KIND_LIST},   /* 、 */
    {0xFF0C, KIND_CLAUSE}, /* ， */
    {0xFF1B, KIND_CLAUSE}, /* ； */
    {0xFF1A, KIND_CLAUSE}, /* ： */
    {',', KIND_CLAUSE},       {';', KIND_CLAUSE},   {':', KIND_CLAUSE},
    {0x3002, KIND_SENTENCE}, /* 。 */
    {0xFF01, KIND_SENTENCE}, /* ！ */
    {0xFF1F, KIND_SENTENCE}, /* ？ */
    {'!', KIND_SENTENCE},     {'?', KIND_SENTENCE}, {'\n', KIND_LINE},
    {'\r', KIND_LINE},        {0x2028, KIND_LINE},  {0x201C, KIND_OPEN}, /* left double quotation mark */
    {0x2018, KIND_OPEN},                                                 /* left single quotation mark */
    {0x300C, KIND_OPEN},                                                 /* 「 */
    {0x300E, KIND_OPEN},                                                 /* 『 */
    {0xFE41, KIND_OPEN},      {0xFE43, KIND_OPEN},                       /* the vertical forms */
    {0x201D, KIND_CLOSE},     {0x2019, KIND_CLOSE}, {0x300D, KIND_CLOSE},
    {0x300F, KIND_CLOSE},     {0xFE42, KIND_CLOSE}, {0xFE44, KIND_CLOSE},
    {'"', KIND_QUOTE},        {0xFF02, KIND_QUOTE}, /* half-width and full-width */
    {'(', KIND_PAREN},        {0xFF08, KIND_PAREN}, {')', KIND_PAREN_END},
    {0xFF09, KIND_PAREN_END},
};

/* 零 〇 一 二 三 四 五 六 七 八 九 十 百 千 万 亿 两 双 */
static const uint16_t numerals[] = {0x96F6, 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03,
                                    0x516B, 0x4E5D, 0x5341, 0x767E, 0x5343, 0x4E07, 0x4EBF, 0x4E24, 0x53CC};

void character_kinds(uint8_t *kinds) {
    for (uint32_t c = 0; c < 0x10000; c++) kinds[c] = gb_is_han(c) ? KIND_HAN : KIND_OTHER;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) kinds[marks[i].character] = marks[i].kind;
    for (size_t i = 0; i < sizeof(numerals) / sizeof(numerals[0]); i++) kinds[numerals[i]] = KIND_NUMERAL;
}
