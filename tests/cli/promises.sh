#!/bin/sh
# The verb promises and its writer; --fail-on, for every table. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

# Three years of one town, two of another; files in no order.
report() {
    cat >"$1.txt" <<END
政府工作报告
——$2年1月10日在$3第十届人民代表大会第$4次会议上
$3人民政府市长　林知远

一、$(($2 - 1))年工作回顾
$(($2 - 1))年，$5。

二、$2年工作安排
$2年经济社会发展主要预期目标是：$6。
END
}
report c-2024 2024 临溪市 四 '地区生产总值增长5.2%，固定资产投资增长8.4%，城镇新增就业2.1万人' \
    '地区生产总值增长6%左右；固定资产投资增长8%；新建口袋公园12个'
report c-2022 2022 临溪市 二 '地区生产总值增长7.5%' '地区生产总值增长7%；固定资产投资增长10%'
report c-2023 2023 临溪市 三 '地区生产总值增长７．１％，固定资产投资增长6.5%' \
    '地区生产总值增长6%左右；固定资产投资增长8%；城镇新增就业2万人以上；新建养老中心9个'
report d-2023 2023 枫桥市 一 '地区生产总值增长5%' '地区生产总值增长6%'
report d-2024 2024 枫桥市 二 '地区生产总值增长6%' '地区生产总值增长6.5%'
reports='d-2024.txt c-2023.txt c-2024.txt d-2023.txt c-2022.txt'

promises() {
    "$GONGBAO" promises "$@" >out 2>err
    status=$?
}

promises $reports
check "the exit code is 0 whatever became of the promises" test "$status" = 0
check "a line an indicator, years across" grep -q '^  Indicator 指标 .*2022 .*2023' out
check "met and exceeded, the mark first, half-width digits" grep -q '地区生产总值 增长  *▲ 7%→7.1%' out
check "missed" grep -q '固定资产投资 增长  *✗ 10%→6.5%  *▲ 8%→8.4%' out
check "a promise for one year has a line of its own" grep -q '2023 .*新建养老中心 .*9个 .*unreported 未报告' out
check "one table a place" test "$(grep -c '^临溪市$\|^枫桥市$' out)" = 2
check "lines fit 80 columns" python '
import unicodedata
width = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
assert all(width(r) <= 80 for r in open("out", encoding="utf-8").read().splitlines())'
cp out first
promises c-2022.txt c-2023.txt c-2024.txt d-2023.txt d-2024.txt
check "the order of the files does not matter" cmp out first

promises --only missed --evidence $reports
check "--only leaves the others out" grep -q '^  2 missed 未达$' out
check "--evidence shows the sentence of the promise" has out 'c-2022: 2022年经济社会发展主要预期目标是'
check "and that of the result" has out 'c-2023: 2022年，地区生产总值增长７．１％'
promises --only mised $reports
check "a verdict that does not exist is a usage error" test "$status" = 2
check "with the nearest right one" has err 'did you mean missed?'
promises --only met --fail-on missed $reports
check "--fail-on must be among --only" test "$status" = 2
promises --fail-on missed $reports
check "--fail-on missed: exit code 4" test "$status" = 4
check "and the table all the same" cmp out first
check "and how many there are" has err 'rows fulfil --fail-on promise.verdict=missed'
promises --fail-on unclear $reports
check "without such a promise the exit code is 0" test "$status" = 0
promises --isolate none --fail-on missed $reports
check "the same in one process" test "$status" = 4
promises --fail-on missed $reports missing.txt
check "--fail-on counts even when a report cannot be read" test "$status" = 4
promises -f json $reports
check "-f json: the table alone, with values and sentences" python '
d = load("out")
rows = d["tables"]["promise"]
assert not any(x["layers"] for x in d["documents"]) and len(rows) >= 6
row = [r for r in rows if r["indicator"] == "固定资产投资" and r["year"] == 2022][0]
assert (row["target_value"], row["result_value"], row["verdict"]) == (10, 6.5, "missed"), row
assert row["target_figure"] == "10%" and "固定资产投资增长10%" in row["target_sentence"]'
promises -f csv -o promises.csv $reports
check "-f csv -o FILE.csv" sh -c 'head -1 promises.csv | grep -q "place,indicator" && test "$(wc -l <promises.csv)" -ge 6'
promises c-2022.txt
check "one report has no promises to show, which is told" has err 'consecutive years'
check "and is no failure" test "$status" = 0
promises
check "no report is a usage error" test "$status" = 2
promises --color always $reports
check "colour on request" grep -q "$(printf '\033')" out

run() {
    "$GONGBAO" run "$@" >out 2>err
    status=$?
}
run -c targets -f none --fail-on promise.verdict=missed,unclear c-2022.txt c-2023.txt
check "run --fail-on works on any table" test "$status" = 4
run -c targets -f none --fail-on promise.year=1999 c-2022.txt c-2023.txt
check "whole numbers can be asked for" test "$status" = 0
run -c targets -f none --fail-on promises.verdict=missed c-2022.txt
check "an unknown table" has err 'did you mean promise?'
run -c targets -f none --fail-on promise.verdikt=missed c-2022.txt
check "an unknown column" has err 'did you mean verdict?'
run -c targets -f none --fail-on promise.verdict=mist c-2022.txt
check "an unknown value" test "$status" = 2
run -c targets -f none --fail-on missed c-2022.txt
check "a condition of another form" has err 'write TABLE.COLUMN=VALUE'
finish
