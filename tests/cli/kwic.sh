#!/bin/sh
# The verb kwic: places, alignment, context, alternatives. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

printf '平川市政府工作报告\n\n坚持高质量发展。\n高质量发展是硬道理，abc高质量发展 x\n' >a.txt
printf '乡村振兴与共同富裕，乡村全面振兴。\n' >b.txt
kwic() {
    "$GONGBAO" kwic "$@" >out 2>err
    status=$?
}

kwic 高质量发展 a.txt b.txt
check "a concordance ends well" test "$status" = 0
check "a line a place, with its position" python '
text = open("a.txt", encoding="utf-8").read()
rows = open("out", encoding="utf-8").read().splitlines()
assert [int(r.split()[1]) for r in rows] == [i for i in range(len(text)) if text.startswith("高质量发展", i)]'
check "the term stands in one column, lines fit 80 columns" python '
import unicodedata
width = lambda s: sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in s)
rows = open("out", encoding="utf-8").read().splitlines()
def columns(r): return {width(r[:i]) for i in range(len(r)) if r.startswith("高质量发展", i)}
assert len(rows) == 3 and set.intersection(*map(columns, rows)), rows
assert all(width(r) <= 80 for r in rows), [width(r) for r in rows]'
check "line breaks in the context are spaces" has out '报告 坚持高质量发展。 高质量'
kwic -e '乡村振兴|共同富裕' --context 2 b.txt
check "alternatives, and a context of N characters" python '
rows = open("out", encoding="utf-8").read().splitlines()
assert len(rows) == 2 and rows[0].endswith("  乡村振兴与共"), rows
assert rows[1].endswith("兴与共同富裕，乡"), rows'
kwic '乡村振兴|共同富裕' b.txt
check "without -e the bar is a character" test ! -s out
check "no match is told and is no failure" test "$status" = 0
check "on standard error" has err "no match"
kwic --color always 共同富裕 b.txt
check "colour on request" grep -q "$(printf '\033')" out
kwic 共同富裕 b.txt
check "and not otherwise" sh -c '! grep -q "$(printf "\033")" out'
kwic "it's" b.txt
check "an apostrophe can be searched" test "$status" = 0
kwic '' b.txt
check "an empty term is a usage error" test "$status" = 2
kwic --width 5 x b.txt
check "a width that is too small is a usage error" test "$status" = 2
kwic 富裕 b.txt missing.txt
check "a report that cannot be read makes the exit code 1" test "$status" = 1 -a -s out
kwic --context 2 -f text 'x"y' b.txt
check "a term with both quotation marks" test "$status" = 0
kwic "it's \"x" b.txt
check "can be searched" test "$status" = 0

printf '丙城。甲城！乙城\n城x丁城，甲城？\n' >c.txt
printf '“戊城”“己”\n' >d.txt
kwic --sort left -f jsonl 城 d.txt c.txt
check "sorted by what stands on the left, from the node outwards" python '
rows = lines()
text = {n: open(n + ".txt", encoding="utf-8").read() for n in "cd"}
key = lambda r: [ord(x) for x in reversed(r["left"])]
assert len(rows) == 7 and [key(r) for r in rows] == sorted(map(key, rows)), rows
assert all(text[r["document"]][r["position"]] == "城" for r in rows)'
kwic --sort right -f jsonl 城 d.txt c.txt
check "sorted by what stands on the right" python 'k = [r["right"] for r in lines()]; assert len(k) == 7 and k == sorted(k)'
kwic --sort node -e -f jsonl '乙城|甲城|丙城' c.txt
check "sorted by node" python 'assert [r["node"] for r in lines()] == ["丙城", "乙城", "甲城", "甲城"]'
kwic --sort right --limit 3 -f jsonl 城 d.txt c.txt
cp out three
kwic --sort right -f jsonl 城 d.txt c.txt
check "a limit shows the first of the sorted places" sh -c 'head -3 out | cmp - three'
kwic --limit 2 城 d.txt c.txt
check "and what is not shown is said" sh -c 'test "$(wc -l <out)" = 2 && grep -q "2 of 7" err'
kwic --ambiguous wide --context 3 己 d.txt
check "characters of ambiguous width take two columns on request" python '
row = open("out", encoding="utf-8").read().rstrip("\n")
assert row[26:].startswith("城”“己"), row'
kwic --context 3 己 d.txt
check "and one otherwise" grep -q '  城”“己' out

kwic -f csv --manifest m.csv 城 c.txt 2>/dev/null
check "a manifest that is missing is a usage error" test "$status" = 2
printf 'document,place,year\nc,=平川市,2031\n' >m.csv
kwic -f csv --manifest m.csv --context 4 城 c.txt d.txt
check "CSV: byte-order mark, columns, CRLF" python '
rows = table("out")
assert list(rows[0]) == ["document", "place", "year", "position", "left", "node", "right", "term"], rows[0]
assert open("out", "rb").read().count(b"\r\n") == 8 and len(rows) == 7
assert rows[0]["place"] == "\x27=平川市" and rows[0]["year"] == "2031" and rows[0]["term"] == "城"
assert [r["document"] for r in rows] == ["c"] * 6 + ["d"]'
kwic -f json --manifest m.csv 城 c.txt missing.txt
check "JSON, with errors" python '
d = load()
assert len(d["kwic"]) == d["places"] == 6 and d["kwic"][0]["year"] == 2031 and d["gongbao"]["version"]
assert len(d["errors"]) == 1 and d["errors"][0]["kind"] == "read"'
check "and exit code 1" test "$status" = 1
printf '<script>alert("城")</script>&城\n' >e.txt
kwic -f html -o page.html 城 e.txt c.txt
check "HTML: one page, escaped, nothing is loaded" python '
page = open("page.html", encoding="utf-8").read()
from html.parser import HTMLParser
class Reader(HTMLParser):
    tags, text, stack = [], "", []
    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        assert not {"src", "href", "onclick"} & {a for a, b in attributes}
        if tag != "meta": self.stack.append(tag)
    def handle_endtag(self, tag): assert self.stack.pop() == tag
    def handle_data(self, data): self.text += data
r = Reader(); r.feed(page)
assert not r.stack and r.tags.count("tr") == 9 and not {"script", "link", "img"} & set(r.tags)
assert "<script>alert(\"" in r.text and "default-src" in page'

kwic --layer quantity -c numbers --where kind=money -f jsonl money.txt
check "a report that is missing, with --layer" test "$status" = 1
printf '投资20亿元，增长5%%，补助3万元。\n' >money.txt
kwic --layer quantity -c numbers --where 'kind=money' -f jsonl money.txt
check "rows of a layer are places" python 'assert [r["node"] for r in lines()] == ["20亿元", "3万元"]'
kwic --layer quantity -c numbers --where 'unit=%|个' -f jsonl money.txt
check "with one of several values" python 'assert [r["node"] for r in lines()] == ["5%"]'
kwic --layer quantity -c numbers --where 'text=x|unit' money.txt
check "positions are no columns" test "$status" != 0
kwic --layer quantity -c numbers --where 'unit=个|元*' -f jsonl money.txt
check "or one that begins so" python 'assert [r["node"] for r in lines()] == ["20亿元", "3万元"]'
kwic --layer quantity -c numbers --where knid=money money.txt
check "a wrong column is told with the right one" sh -c 'grep -q "did you mean .kind" err'
kwic --layer quantities -c numbers money.txt
check "a wrong layer too" sh -c "grep -q \"did you mean 'quantity'\" err && test $status = 2"
kwic -e --layer quantity -c numbers money.txt
check "a layer has nothing to search" test "$status" = 2 -a "$(wc -l <err)" = 1
kwic --where a=b 城 c.txt
check "--where needs a layer" test "$status" = 2 -a "$(wc -l <err)" = 1

if "$GONGBAO" info categories >/dev/null 2>&1; then
    printf '环境.水\t河*\n环境.气\t蓝天\n民生\t就业\n' >topics.tsv
    printf '治理河道，守住蓝天，稳定就业。\n' >g.txt
    kwic --categories topics.tsv 环境 -f jsonl g.txt
    check "the words of a category, and of those below it" python '
rows = lines()
assert [(r["node"], r["term"]) for r in rows] == [("河道", "环境.水"), ("蓝天", "环境.气")], rows'
    kwic --categories topics.tsv category:环境.气 -f jsonl g.txt
    check "category: before the name of one" python 'assert [r["node"] for r in lines()] == ["蓝天"]'
fi
kwic -E --categories topics.tsv x c.txt
check "a category has nothing to search" test "$status" = 2 -a "$(wc -l <err)" = 1

kwic -E . c.txt
if ! has err 'built without regular expressions'; then
    check "the cases of regular expressions" "$GONGBAO" test "$srcdir/plugins/find/cases-pcre2"
    kwic -E '[甲乙](?=城)' -f jsonl c.txt
    check "a regular expression" python 'assert [(r["node"], r["term"]) for r in lines()] == [("甲", None), ("乙", None), ("甲", None)]'
    kwic -E '城(' c.txt
    check "a wrong one: one line with the place, exit code 2" sh -c 'grep -q "wrong at character 3" err && test "$(wc -l <err)" = 1'
    check "and nothing on standard output" test "$status" = 2 -a ! -s out
    kwic -E -e 'a' c.txt
    check "-e and -E exclude each other" test "$status" = 2
    { printf 'a%.0s' $(seq 500); echo; } >f.txt
    kwic -E '(a+)+(?=b)(?<=c)' f.txt c.txt
    check "a pattern that never ends costs the report alone" sh -c "grep -q 'too many steps' err && test $status = 1"
fi
kwic --isolate none --sort left -f csv 城 d.txt c.txt
cp out one
kwic -j 2 --sort left -f csv 城 d.txt c.txt
check "the same bytes with and without processes" cmp out one
finish
