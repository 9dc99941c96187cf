#!/bin/sh
# The writer csv: files, quoting, guarded cells, one layer to standard output. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

printf '=1+1,"x"\n-5%%\n@城市\n+3.5\n普通\n' >a.txt
printf '平川市\n' >b.txt
printf 'document,year,author\na,2023,=cmd()\n' >m.csv

run -f csv -o tables --manifest m.csv a.txt b.txt
check "a run ends well" test "$status" = 0
check "there is a file a layer, a table, and documents.csv" test -f tables/item.csv -a -f tables/total.csv -a -f tables/documents.csv
check "no errors.csv without errors" test ! -e tables/errors.csv
check "lines end in CRLF" python '
data = open("tables/total.csv", "rb").read()
assert data.count(b"\n") == data.count(b"\r\n") == 3'
check "the first columns are document, id, start, end, text" python '
rows = table("tables/item.csv")
assert list(rows[0])[:5] == ["document", "id", "start", "end", "text"], list(rows[0])
assert [r["document"] for r in rows] == ["a"] * 6 + ["b"] * 2'
check "formulas are guarded, numbers and percentages are not" python '
rows = table("tables/item.csv")
assert [r["text"] for r in rows[:5]] == ["\x27=1+1,\"x\"", "-5%", "\x27@城市", "+3.5", "普通"], [r["text"] for r in rows[:5]]'
check "line breaks in cells survive" python 'assert table("tables/item.csv")[4]["label"] == "普通\n普通"'
check "absent values are empty, a row without a place too" python '
r = table("tables/item.csv")[5]
assert r["start"] == r["end"] == r["text"] == r["amount"] == r["before"] == "" and r["number"] == "5"'
check "decimals keep all digits" python 'assert table("tables/item.csv")[0]["amount"] == "-12345678901234567890.125"'
check "a table begins with its document" python '
rows = table("tables/total.csv")
assert list(rows[0]) == ["document", "id", "lines"] and rows[1] == {"document": "b", "id": "1", "lines": "2"}, rows'
check "documents.csv has the metadata" python '
rows = table("tables/documents.csv")
assert rows[0]["document"] == "a" and rows[0]["year"] == "2023" and rows[0]["source"] == "a.txt" and rows[1]["chars"] == "4"'
check "other metadata are in document_metadata.csv, guarded" python '
assert table("tables/document_metadata.csv") == [{"document": "a", "key": "author", "value": "\x27=cmd()"}]'

printf '\377' >bad.txt
run -f csv -o tables2 bad.txt
check "errors are in errors.csv" python 'assert table("tables2/errors.csv")[0]["document"] == "bad"'
run -f csv a.txt
check "without -o it is a usage error" test "$status" = 2
check "that says what to do" has err "-o DIR"
run -f csv --layers item a.txt
check "one layer goes to standard output" python 'assert len(table("out")) == 6'
run -f csv --layers total -o one.csv a.txt
check "one table goes to a .csv file" python 'assert table("one.csv")[0]["lines"] == "6"'
run -f csv --layers item,total a.txt
check "two layers need a directory" test "$status" = 2
run -f "csv delimiter=;" -o tables3 a.txt
check "the delimiter can be chosen" python 'assert table("tables3/item.csv", ";")[4]["text"] == "普通"'
run -f "csv delimiter=tab bom=false guard=false" --layers item a.txt
check "no byte-order mark and no guard on request" python '
first = open("out", encoding="utf-8", newline="").read().split("\r\n")[:2]
assert first[0].startswith("document\tid") and "\t\"=1+1,\"\"x\"\"\"\t" in first[1], first'
run -f "csv delimiter=%" -o tables4 a.txt
check "another delimiter is refused" test "$status" = 2
finish
