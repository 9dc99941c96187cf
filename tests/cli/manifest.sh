#!/bin/sh
# --manifest: metadata from a CSV file. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

mkdir reports
printf '甲\n' >reports/a.txt
printf '乙\n' >reports/b.txt
printf '{"id":"c","text":"丙","place":"旧名"}\n' >c.jsonl

printf '\357\273\277file,place,year\r\na.txt,"平川市, 东区",2023\r\nreports/b.txt,  南河县 ,\r\nc,新名,2022\r\n,,\r\n' >m.csv
run -f json --manifest m.csv reports/a.txt reports/b.txt c.jsonl
check "a run with a manifest ends well" test "$status" = 0
check "documents are found by name, path and id" python '
a, b, c = [d["document"] for d in load()["documents"]]
assert a["place"] == "平川市, 东区" and a["year"] == 2023 and b["place"] == "南河县" and b["year"] is None
assert c["place"] == "新名" and c["year"] == 2022'

# refuse TEXT WORDS: a manifest with TEXT is refused with WORDS.
refuse() {
    printf "$1" >bad.csv
    run -f json --manifest bad.csv reports/a.txt
    check "refused: $2" test "$status" = 2
    check "with its place" has err "$2"
}
refuse 'name,place\na,b\n' 'bad.csv:1: no column says which document'
refuse 'id,place\na,b\na,c\n' 'bad.csv:3: a stands in line 2 too'
refuse 'id,place\na,b,c\n' 'bad.csv:2: more cells'
refuse 'id,place\n,b\n' 'bad.csv:2: the cell that names the document is empty'
refuse 'id,place\na,"b\n' 'bad.csv:2: a quotation mark'
refuse 'id,place\na,b"c\n' 'bad.csv:2: a quotation mark'
refuse 'id,place,place\n' 'bad.csv:1: two columns'
refuse 'id,,x\n' 'bad.csv:1: a column has no name'
refuse 'id,sha256\n' 'bad.csv:1: the columns chars'
refuse 'id,place\na,\265\304\n' 'bad.csv:2: not UTF-8'
refuse '' 'bad.csv:1: the file is empty'
run -f json --manifest missing.csv reports/a.txt
check "a missing manifest is a usage error" test "$status" = 2
finish
