#!/bin/sh
# The readers text and jsonl: encodings, line breaks, damaged input. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

# first: the first document of the output.
texts() {
    run -f json "$@"
}

printf '一行\r\n二行\r三行' >crlf.txt
texts crlf.txt
check "CRLF and CR stay in the text" python '
d = load()["documents"][0]
text = open("crlf.txt", encoding="utf-8", newline="").read()
assert d["document"]["chars"] == len(text)
for r in d["layers"]["item"][:2]: assert text[r["start"]:r["end"]] == r["text"]'
printf '\357\273\277一行\n' >bom.txt
texts bom.txt
check "a byte-order mark is dropped" python '
d = load()["documents"][0]
assert d["document"]["chars"] == 3 and d["layers"]["item"][0]["text"] == "一行" and d["layers"]["item"][0]["start"] == 0'
printf '\357\273\277' >onlybom.txt
: >empty.txt
texts onlybom.txt empty.txt
check "empty files are documents" python 'assert [d["document"]["chars"] for d in load()["documents"]] == [0, 0]'
printf 'abc\264\372\261\355\304\372' >gb.txt
texts gb.txt
check "GB18030 is one failed document" test "$status" = 1
check "the message guesses and gives the cure" has err "not UTF-8 at byte 3, looks like GB18030: convert it with iconv -f GB18030 -t UTF-8"
printf '\377\376a\000b\000' >utf16.txt
texts utf16.txt
check "UTF-16 is named" has err "UTF-16LE"
printf 'ab\000c' >zero.txt
texts zero.txt
check "a zero byte is refused" test "$status" = 1
printf '\360\237\230' >cut.txt
texts cut.txt
check "a sequence that is cut off is refused" has err "not UTF-8 at byte 0"
printf '\355\240\200' >surrogate.txt
texts surrogate.txt
check "a surrogate is refused" has err "not UTF-8 at byte 0"
printf '报告' >noending
texts noending
check "a file without ending is text" python 'assert load()["documents"][0]["document"]["chars"] == 2'

cat >c.jsonl <<'END'
{"id":"平川-2023","text":"全市增长5%。\n第二行","place":"平川市","year":2023,"draft":false,"tags":["x"],"none":null,"share":0.25}

{"text":"无名"}
not json
{"id":"没有正文"}
{"id":"数字正文","text":5}
["x"]
{"id":"零","text":"a\u0000b"}
{"id":"斜线","text":"a\\u0000b"}
{"id":"尾巴","text":"x"} y
{"id":12345678901234567890,"text":"x"}
{"id":42,"text":"\ud842\udfb7城"}
END
printf '{"id":"last","text":"\\u4e2d"}' >>c.jsonl
run -f jsonl c.jsonl
check "jsonl: lines that cannot be read make the exit code 1" test "$status" = 1
check "the others are read, in order" python '
ids = [x["document"]["id"] for x in lines() if "document" in x]
assert ids[0] == "平川-2023" and ids[2:] == ["斜线", "42", "last"] and len(ids) == 5, ids'
check "metadata are taken" python '
d = lines()[0]["document"]
assert d["place"] == "平川市" and d["year"] == 2023 and d["draft"] == "false" and d["share"] == "0.25"
assert "tags" not in d and "none" not in d and "text" not in d'
check "escapes are resolved" python '
d = [x for x in lines() if "document" in x]
assert d[3]["layers"]["item"][0]["text"] == "𠮷城" and d[3]["layers"]["item"][0]["end"] == 2
assert d[2]["layers"]["item"][0]["text"] == "a\\u0000b"'
check "each failure names its line" python '
e = [x["error"]["message"] for x in lines() if "error" in x]
for number, message in zip((4, 5, 6, 7, 8, 10, 11), e): assert "line %d:" % number in message, (number, message)
assert len(e) == 7, e'
run -f jsonl - <c.jsonl
check "standard input is recognized" python 'assert [x for x in lines() if "document" in x][0]["document"]["id"] == "平川-2023"'
printf '普通的报告' >plain
run -f jsonl - <plain
check "other standard input is text" python 'assert lines()[0]["document"]["chars"] == 5'
printf '{"id":"a","text":"x"}\r\n{"id":"b","text":"y"}\r\n' >crlf.jsonl
run -f jsonl crlf.jsonl
check "CRLF lines are fine" python 'assert [x["document"]["id"] for x in lines() if "document" in x] == ["a", "b"]'
python 'import random
random.seed(1)
with open("deep.jsonl", "w") as f:
    f.write("{\"id\":\"deep\",\"text\":\"x\",\"n\":" + "[" * 100000 + "]" * 100000 + "}\n")
    f.write("{\"id\":\"after\",\"text\":\"" + "长" * 700000 + "\"}\n")'
run -f json --layers total deep.jsonl
check "deep nesting is one failed line, a long line is read" python '
d = load()
assert [x["document"]["id"] for x in d["documents"]] == ["after"] and d["documents"][0]["document"]["chars"] == 700000'
finish
