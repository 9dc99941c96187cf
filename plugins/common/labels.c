/* Chinese words beside the English names of choices. */
#include "labels.h"

static const char *const LABELS[][2] = {
    /* kinds of quantities */
    {"quantity", "数量"},
    {"money", "金额"},
    {"percent", "百分比"},
    {"percentage_point", "百分点"},
    {"multiple", "倍数"},
    {"fraction", "分数"},
    {"rank", "位次"},
    {"ordinal", "序数"},
    {"age", "年龄"},
    {"date", "日期"},
    {"duration", "时长"},
    {"numeral", "数字"},
    /* types of slogans */
    {"numeric_abbrev", "数字缩略"},
    {"quoted_coinage", "引号用语"},
    {"parallel", "并列语"},
    {"formula", "固定提法"},
    {"branding", "品牌用语"},
    /* measures of indicators */
    {"level", "水平"},
    {"growth", "增长"},
    {"share", "占比"},
    /* status of indicators */
    {"achieved", "已完成"},
    {"target", "目标"},
    {"ongoing", "进行中"},
    /* targets against results */
    {"raised", "提高"},
    {"lowered", "降低"},
    {"maintained", "持平"},
    {"met", "兑现"},
    {"exceeded", "超额"},
    {"missed", "未达"},
    {"unreported", "未报告"},
    {"reported_in_words", "仅文字"},
    {"unclear", "不明"},
    {"not_due", "未到期"},
    {"above", "高于"},
    {"below", "低于"},
    {"scope_changed", "口径不同"},
    /* lives of slogans */
    {"new", "新出现"},
    {"kept", "沿用"},
    {"dropped", "消失"},
    {"back", "重现"},
    {"returned", "再现"},
};

void label_put(page *p, gb_string name) {
    if (!name.data) return;
    page_text(p, name);
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (gb_equal(name, gb_string_of(LABELS[i][0]))) page_format(p, " %s", LABELS[i][1]);
}

void label_put_chinese(page *p, gb_string name) {
    if (!name.data) return;
    for (size_t i = 0; i < sizeof LABELS / sizeof *LABELS; i++)
        if (gb_equal(name, gb_string_of(LABELS[i][0]))) {
            page_put(p, LABELS[i][1]);
            return;
        }
    page_text(p, name);
}

void label_count(label_tally *tally, gb_string name) {
    size_t i = 0;
    if (!name.data) return;
    while (i < tally->used && !gb_equal(tally->names[i], name)) i++;
    if (i == sizeof tally->names / sizeof *tally->names) return;
    if (i == tally->used) tally->names[tally->used++] = name;
    tally->counts[i]++;
}

/* The entry with the greatest count among those not yet `put`, the first of equals. */
static size_t greatest(const label_tally *tally, const unsigned char *put) {
    size_t best = tally->used;
    for (size_t i = 0; i < tally->used; i++)
        if (!put[i] && (best == tally->used || tally->counts[i] > tally->counts[best])) best = i;
    return best;
}

void label_put_tally(page *p, const label_tally *tally) {
    unsigned char put[sizeof tally->names / sizeof *tally->names] = {0};
    for (size_t n = 0; n < tally->used; n++) {
        size_t i = greatest(tally, put);
        put[i] = 1;
        if (n) page_put(p, " · ");
        page_count(p, tally->counts[i]);
        page_put(p, " ");
        label_put(p, tally->names[i]);
    }
}
