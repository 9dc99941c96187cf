#!/bin/sh
# The writers json and jsonl: shape, types, escapes, positions, choice of layers, errors. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

printf '平川市增长5.2%%\n𠮷城"引号"\\和\t制表\n第三行，比较长的一行\n' >a.txt
printf '' >empty.txt
printf '坏\377' >bad.txt

run -f json a.txt empty.txt
check "a run of two reports ends well" test "$status" = 0
check "the whole output is one JSON object" python 'load()'
check "it says version and chain" python '
d = load()
assert d["gongbao"]["version"] and d["gongbao"]["chain"]["chain"][0]["plugin"] == "sample"
assert list(d) == ["gongbao", "documents", "tables", "errors"], list(d)'
check "documents have their metadata, absent ones null" python '
d = load()["documents"][0]["document"]
assert list(d)[:7] == ["id", "source", "title", "place", "year", "chars", "sha256"], list(d)
assert d["id"] == "a" and d["source"] == "a.txt" and d["title"] is None and d["year"] is None
assert d["chars"] == len(open("a.txt", encoding="utf-8", newline="").read())
import hashlib
assert d["sha256"] == hashlib.sha256(open("a.txt", "rb").read()).hexdigest()'
check "positions slice the text" python '
text = open("a.txt", encoding="utf-8", newline="").read()
rows = load()["documents"][0]["layers"]["item"]
assert len(rows) == 4
for r in rows[:3]: assert text[r["start"]:r["end"]] == r["text"], r'
check "a row without a place has nulls" python '
r = load()["documents"][0]["layers"]["item"][3]
assert r["start"] is None and r["end"] is None and r["text"] is None and r["number"] == 3'
check "every type is written as itself, absent values as null" python '
a, b, c = load()["documents"][0]["layers"]["item"][:3]
assert a["id"] == 0 and b["id"] == 1
assert a["flag"] is None and b["flag"] is False
assert a["number"] == 1 and a["ratio"] == 1 and c["ratio"] is None
assert float(b["ratio"]) == 0.5
assert a["amount"] == decimal.Decimal("-12345678901234567890.125") and b["amount"] is None
assert a["kind"] == "long" and a["before"] is None and b["before"] == 0 and c["before"] == 1
assert b["label"] == b["text"] + "\n" + b["text"]'
check "decimals stand as number literals" grep -q '"amount":-12345678901234567890\.125[,}]' out
check "an empty report is a document" python '
d = load()["documents"][1]
assert d["document"]["chars"] == 0 and len(d["layers"]["item"]) == 1'
check "tables have their rows" python '
t = load()["tables"]["total"]
assert [(r["id"], r["document"], r["lines"]) for r in t] == [(0, "a", 4), (1, "empty", 1)], t'
check "no error, and the host table is no table" python 'assert load()["errors"] == [] and "error" not in load()["tables"]'

cp out first
run -f json a.txt empty.txt
check "the same input gives the same bytes" cmp out first

run -f json --offsets byte a.txt
check "--offsets byte slices the bytes" python '
data = open("a.txt", "rb").read()
for r in load()["documents"][0]["layers"]["item"][:3]: assert data[r["start"]:r["end"]].decode() == r["text"]'
run -f json --offsets utf16 a.txt
check "--offsets utf16 slices UTF-16" python '
data = open("a.txt", encoding="utf-8", newline="").read().encode("utf-16-le")
for r in load()["documents"][0]["layers"]["item"][:3]:
    assert data[2 * r["start"]:2 * r["end"]].decode("utf-16-le") == r["text"]'

run -f json a.txt bad.txt missing.txt
check "reports that cannot be read make the exit code 1" test "$status" = 1
check "they are in errors and not in documents" python '
d = load()
assert [x["document"]["id"] for x in d["documents"]] == ["a"]
assert [(e["document"], e["kind"]) for e in d["errors"]] == [("bad", "decode"), ("missing", "read")], d["errors"]'
chain='sample fail=a' run -f json a.txt empty.txt
check "a stage that fails makes the exit code 1" test "$status" = 1
check "its document is delivered without its rows" python '
d = load()
assert d["documents"][0]["layers"]["item"] == [] and len(d["documents"][1]["layers"]["item"]) == 1
e = d["errors"][0]
assert e["document"] == "a" and e["plugin"] == "sample" and e["kind"] == "plugin" and "told to fail" in e["message"], e'

run -f json --layers total a.txt
check "--layers limits layers and tables" python 'd = load(); assert d["documents"][0]["layers"] == {} and d["tables"]["total"]'
run -f 'json layers=item' --layers total a.txt
check "the option of the writer goes before --layers" python 'd = load(); assert d["documents"][0]["layers"]["item"] and d["tables"] == {}'
run -f json --layers itme a.txt
check "a wrong name is refused before anything is read" test "$status" = 2
check "with the nearest right one" has err "did you mean 'item'"

run -f jsonl a.txt empty.txt bad.txt
check "jsonl: documents first, then table rows, then errors" python '
l = lines()
assert [list(x)[0] for x in l] == ["document", "document", "table", "table", "error"], [list(x)[0] for x in l]
assert l[0]["layers"]["item"][0]["amount"] == decimal.Decimal("-12345678901234567890.125")
assert l[2] == {"table": "total", "row": {"id": 0, "lines": 4, "document": "a"}}, l[2]
assert l[4]["error"]["document"] == "bad"'
run -f json -o out.json a.txt
check "-o writes a file" python 'assert load("out.json")["documents"]'
check "and nothing to standard output" test ! -s out
printf '\001\002\033\n"\\/\177\n' >control.txt
run -f json control.txt
check "control characters are escaped" python '
text = open("control.txt", encoding="utf-8", newline="").read()
for r in load()["documents"][0]["layers"]["item"][:2]: assert text[r["start"]:r["end"]] == r["text"]'
latin=$(printf 'n\351')
printf 'x\n' >"$latin.txt"
run -f json "$latin.txt" "$latin.none"
check "names of files that are not UTF-8 do not spoil the output" python '
d = load()
assert d["documents"][0]["document"]["id"] == "n\ufffd" and d["errors"][0]["document"].startswith("n\ufffd"), d'
run -f none --errors json "$latin.none"
check "nor messages as JSON" python 'assert "n\ufffd" in lines("err")[0]["document"]'
printf 'document,year,place,note\na,2023,平川市,"说""明"\nempty,2023年,,\n' >m.csv
run -f json --manifest m.csv a.txt empty.txt
check "a year is a number, other metadata are strings" python '
a, b = [d["document"] for d in load()["documents"]]
assert a["year"] == 2023 and a["place"] == "平川市" and a["note"] == "说\"明"
assert b["year"] == "2023年" and b["place"] is None'
finish
