#!/bin/sh
# Dictionaries of the user's own: YAML and two columns, and what is told when they are wrong.
. "$srcdir/tests/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 99
plan 12

printf '水库除险，河道清淤疏浚。净化政治生态，保护生态。深化国企改革，English words，科技创新。\n' >report.txt
cat >own.yml <<'END'
水利:
  河道: [河道, 清淤 疏浚]
  水库: 水库*
生态:
  - 生态
  - "!政治生态"
改革: ["深化 *改革", english words]
END
printf '# own\ncategory\tpattern\n水利.河道\t河道\n水利.河道\t清淤疏浚\n水利.水库\t水库*\n生态\t生态\n生态\t!政治生态\n改革\t深化 *改革\n改革\tEnglish  Words\n' >own.tsv
printf '\357\273\277水利\t河道\r\n' >bom.tsv

# run DICTIONARY LAYER [OPTION]: rows of the layer as CSV.
run() {
    "$GONGBAO" run -q -c "segment | categories dictionary=$1 ${3:-}" --layers "$2" -f csv report.txt 2>&1
}
if "$GONGBAO" run -q -c "segment | categories dictionary=own.yml" -f none report.txt 2>&1 | grep -q libyaml; then
    for test in 1 2 3 4; do echo "ok $test - YAML # SKIP built without libyaml"; done
    tap_number=4
else
    run own.yml category >yaml.csv
    check "a category holds the hits of those below it" grep -q '^report,0,水利,3,' yaml.csv
    check "an exclusion leaves out its places" grep -q '^report,3,生态,1,' yaml.csv
    check "patterns of several words, in any case" grep -q '^report,4,改革,2,' yaml.csv
    printf 'a:\n  - b\n - c\n' >bad.yml
    run bad.yml category >bad.out
    check "wrong YAML is told with its line" grep -q 'bad.yml:3: no valid YAML' bad.out
fi
run own.tsv category >tsv.csv
check "two columns give the same" test "$(grep -c ,3, tsv.csv)" -ge 1 -a "$(sed -n 2p tsv.csv | cut -d, -f3,4)" = 水利,3
run bom.tsv category >bom.csv
check "a byte-order mark and CRLF do no harm" grep -q '^report,0,水利,1,' bom.csv
printf '水利 河道\n' >notab.tsv
run notab.tsv category >notab.out
check "a line without a tab is told" grep -q 'notab.tsv:1: no tab' notab.out
printf '水利\t河道\n水利\t\n' >empty.tsv
run empty.tsv category >empty.out
check "an empty pattern is told" grep -q 'empty.tsv:2: an empty name or pattern' empty.out
printf '水利\t*\n' >star.tsv
run star.tsv category >star.out
check "a pattern of * alone is told" grep -q 'star.tsv:1: a pattern without any character' star.out
printf '水利\t\377\n' >latin.tsv
run latin.tsv category >latin.out
check "a file that is not UTF-8 is told" grep -q 'latin.tsv is not UTF-8' latin.out
printf '甲\t河道\n乙\t河道清淤\n' >two.tsv
run two.tsv category >two.csv
run two.tsv category overlap=once >once.csv
check "a word counts for every category" test "$(grep -c ',1,[0-9]*,0\.' two.csv)" = 2
check "or once, for the longest pattern" test "$(grep -c ',1,[0-9]*,0\.' once.csv)" = 1
done_testing
