#!/bin/sh
# Input from strangers: every file is a one-line error or a correct result, and costs the other documents nothing.
set -u
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/process_lib.sh"
limit="timeout 60"
command -v timeout >/dev/null 2>&1 || limit=

# run ARGUMENT...: gongbao run; standard output in `out`, standard error in `err`, status in $status.
run() {
    $limit "$GONGBAO" run -q "$@" >out 2>err
    status=$?
}

# one_line TEXT: standard error is one line that holds the text.
one_line() {
    [ "$(wc -l <err)" = 1 ] && has err "$1"
}

# filled FORMAT...: bytes from printf into standard output.
filled() {
    # shellcheck disable=SC2059
    printf "$@"
}

# many N TEXT: the text N times (N at least 1).
many() {
    "$PYTHON" -c 'import sys; sys.stdout.buffer.write(sys.argv[2].encode("utf-8").decode("unicode_escape").encode("latin-1") * int(sys.argv[1]))' "$1" "$2"
}

# documents FILE ID...: the lines of these documents in JSON Lines output.
documents() {
    "$PYTHON" -c 'import json, sys
wanted = set(sys.argv[2:])
for line in open(sys.argv[1], encoding="utf-8"):
    value = json.loads(line)
    if "document" in value and value["document"]["id"] in wanted:
        sys.stdout.buffer.write(line.encode("utf-8"))' "$@"
}

# without_errors FILE: the lines that are no errors.
without_errors() {
    grep -v '^{"error"' "$1"
}

cp "$srcdir"/examples/reports/*-2023.txt .
i=0
for f in *-2023.txt; do
    i=$((i + 1))
    mv "$f" "good$i.txt"
done
cat good1.txt >utf8

# -- Bytes that are no text: a one-line error, exit code 1 --
many 600 '\x7fELF\x02\x01\x00\x80' >program.txt
head -c 1000 utf8 >cut.txt
filled '\345\205' >>cut.txt
{ head -c 300 utf8; filled '\377'; tail -c 900 utf8; } >damaged.txt
iconv -f UTF-8 -t GB18030 utf8 >gb18030.txt
iconv -f UTF-8 -t UTF-16 utf8 >utf16.txt
iconv -f UTF-8 -t UTF-16BE utf8 >utf16be.txt
{ head -c 300 utf8; filled '\000'; tail -c 900 utf8; } >zero.txt
filled '\355\240\200abc\n' >surrogate.txt
filled 'abc\300\257\n' >overlong.txt
filled '\364\220\200\200\n' >beyond.txt
mkfifo pipe.txt
bad='missing.txt'

# refused FILE TEXT: the file is one failed document for this reason.
refused() {
    bad="$bad $1"
    run -f jsonl "$1"
    check "$1: exit code 1" is 1
    check "$1: one line says '$2'" one_line "$2"
}
refused program.txt 'zero byte'
refused cut.txt 'cut off inside a character'
refused damaged.txt 'damaged character at byte'
refused gb18030.txt 'GB18030'
refused utf16.txt 'UTF-16'
refused utf16be.txt 'UTF-16BE'
refused zero.txt 'zero byte'
refused surrogate.txt 'not UTF-8'
refused overlong.txt 'not UTF-8'
refused beyond.txt 'not UTF-8'
refused pipe.txt 'not a regular file'
refused ./nowhere.txt 'check the name'
cp good1.txt locked.txt
chmod 000 locked.txt
if cat locked.txt >/dev/null 2>&1; then
    check "no permission to read # SKIP permissions do not hold this user" true
    check "one line says so # SKIP permissions do not hold this user" true
else
    refused locked.txt 'check its permissions'
fi

# -- They cost the others nothing --
run -j 2 -f jsonl good1.txt good2.txt
cp out alone.jsonl
check "good reports alone: exit code 0, no message" eval 'is 0 && test ! -s err'
# shellcheck disable=SC2086
run -j 2 -f jsonl good1.txt $bad good2.txt
without_errors out >beside.jsonl
check "beside bad ones: exit code 1" is 1
check "beside bad ones: the same bytes, tables too" cmp alone.jsonl beside.jsonl
check "one error a bad one" test "$(grep -c '^{"error"' out)" = "$(echo "$bad" | wc -w)"
# shellcheck disable=SC2086
run --isolate none -f jsonl good1.txt $bad good2.txt
without_errors out >beside.jsonl
check "the same in one process" cmp alone.jsonl beside.jsonl
mkdir folder hollow
cp good1.txt gb18030.txt folder
run -c structure -f jsonl folder
check "a directory: its files, good and bad" eval 'is 1 && one_line GB18030 && test "$(grep -c "^{.document" out)" = 1'
run -c structure -f jsonl hollow
check "an empty directory is one report that cannot be read" eval 'is 1 && one_line "directory without a file"'

# -- Text that is odd but right --
: >empty.txt
filled '\357\273\277' >mark.txt
filled '\n' >newline.txt
{ filled '\357\273\277'; cat good1.txt; } >bom.txt
sed 's/$/\r/' good1.txt >crlf.txt
tr '\n' '\r' <good1.txt >cr.txt
many 1000000 '\n' >lines.txt
many 333333 '\xe4\xb8\xad' >line.txt
many 15000 '\xe5\x85\xa8\xe5\xb8\x82\xe6\x96\xb0\xe5\xa2\x9e\xe5\xb0\xb1\xe4\xb8\x9a8\xe4\xb8\x87\xe4\xba\xba\xef\xbc\x8c\xe5\xa2\x9e\xe9\x95\xbf5.4%\xef\xbc\x8c' >clauses.txt
many 300000 '\xe2\x80\x8b' >invisible.txt
odd='empty.txt mark.txt newline.txt bom.txt crlf.txt cr.txt lines.txt line.txt clauses.txt invisible.txt'
# shellcheck disable=SC2086
run -j 2 -f jsonl good1.txt $odd good2.txt
cp out odd.jsonl
check "odd texts: exit code 0, no message" eval 'is 0 && test ! -s err'
documents alone.jsonl good1 good2 >want
documents odd.jsonl good1 good2 >got
check "the reports beside them: the same bytes" cmp want got
check "all are there" test "$(grep -c '^{"document"' odd.jsonl)" = 12

# odd EXPRESSION: true of the layers of odd.jsonl, by document.
odd() {
    "$PYTHON" -c 'import json, sys
layers = {}
for line in open("odd.jsonl", encoding="utf-8"):
    value = json.loads(line)
    if "document" in value: layers[value["document"]["id"]] = value["layers"]
def values(name): return [(r["kind"], r["value"], r["unit"], r["text"]) for r in layers[name]["quantity"]]
sys.exit(0 if eval("(" + sys.argv[1] + ")") else 1)' "$1"
}
check "nothing is found in an empty text" odd 'not any(layers["empty"][l] for l in ("quantity", "sentence", "slogan", "indicator"))'
check "a mark or a line break alone is no sentence" odd 'not layers["mark"]["sentence"] and not layers["newline"]["sentence"]'
check "a byte-order mark changes nothing" odd 'layers["bom"] == layers["good1"]'
check "CRLF: the same quantities" odd 'values("crlf") == values("good1")'
check "CR: the same quantities" odd 'values("cr") == values("good1")'
check "CR: the same sentences" odd 'len(layers["cr"]["sentence"]) == len(layers["good1"]["sentence"])'
check "empty lines: no sentence" odd 'not layers["lines"]["sentence"]'
check "a long line without a stop: one sentence" odd 'len(layers["line"]["sentence"]) == 1'
check "a line of 15,000 clauses: all its figures" odd 'len(values("clauses")) == 30000'

# -- JSON Lines with broken lines --
cat >lines.jsonl <<'END'
{"id":"one","text":"全市新增就业8万人。"}
{"id":"cut","text":"全市
not JSON at all
["a list"]
{"id":"no text"}
{"id":"wrong","text":5}
{"id":"zero","text":"a\u0000b"}
{"id":"half","text":"\ud800"}

{"id":"two","text":"增长5.4%。"}
END
run -c numbers -f jsonl lines.jsonl
check "broken lines: exit code 1, a message each" eval 'is 1 && test "$(wc -l <err)" = "$(grep -c "^{.error" out)"'
check "the good lines are delivered" test "$(documents out one two | wc -l)" = 2
check "the bad ones are errors by their line" eval 'has err "lines:2" && has err "lines:3" && has err "lines:4"'
grep -e '"one"' -e '"two"' lines.jsonl >good.jsonl
run -c numbers -f jsonl good.jsonl
documents out one two >want
run -c numbers -f jsonl lines.jsonl
documents out one two >got
check "and cost the others nothing but the name of the file" eval \
    'sed "s/good.jsonl/lines.jsonl/g" want | sed "s/\"line\": *[0-9]*//" >want2; sed "s/\"line\": *[0-9]*//" got >got2; cmp want2 got2'
many 200000 '[' >nested.jsonl
run -c numbers -f jsonl nested.jsonl
check "brackets 200,000 deep: one failed document" eval 'is 1 && test "$(wc -l <err)" = 1'

# -- Wrong words on the command line: exit code 2, the nearest right word, nothing written --
# wrong TEXT ARGUMENT...
wrong() {
    wrong_text=$1
    shift
    rm -rf result
    $limit "$GONGBAO" "$@" >out 2>err
    status=$?
    check "gongbao $(echo "$*" | tr '\n' ' ')" eval 'is 2 && one_line "$wrong_text" && test ! -e result && test ! -s out'
}
wrong 'mean run?' rnu utf8
wrong 'mean numbers?' run -c numbres -f json -o result utf8
wrong 'mean json?' run -f jsno -o result utf8
wrong 'mean text?' run --reader txet -f json -o result utf8
wrong 'mean --format?' run --fromat json -o result utf8
wrong "quantity" run -c numbers --layers quantitty -f json -o result utf8
wrong 'true or false' run -c 'numbers all=perhaps' -f json -o result utf8
wrong 'mean' run -c 'numbers al=true' -f json -o result utf8
wrong "" run -c 'numbers |' -f json -o result utf8
wrong "" run -c '| numbers' -f json -o result utf8
wrong "" run -c "numbers all='" -f json -o result utf8
wrong 'whole number' run -j 0 -f json -o result utf8
wrong 'whole number' run -j 99999999999999999999 -f json -o result utf8
wrong 'seconds' run --stage-seconds -3 -f json -o result utf8
wrong 'mean byte?' run --offsets bytes -f json -o result utf8
wrong 'mean none?' run --isolate nome -f json -o result utf8
wrong 'auto' run --color sometimes -f json -o result utf8
wrong 'needs an argument' run -o result utf8 -f
wrong 'nowhere.csv' run --manifest nowhere.csv -f json -o result utf8
wrong 'nowhere.json' run -p nowhere.json -f json -o result utf8
wrong 'JSON' run -p utf8 -f json -o result utf8
wrong 'which report' run -f json -o result
wrong 'mean' info numbres

# -- Outputs that cannot be written --
run -c numbers -f json -o nowhere/out.json utf8
check "-o into a missing directory: exit code 3, one line" eval 'is 3 && one_line "make the directory first"'
if [ -c /dev/full ]; then
    $limit "$GONGBAO" run -q -c numbers -f json utf8 >/dev/full 2>err
    status=$?
    check "a full device: exit code 3, one line" eval 'is 3 && one_line "No space left"'
else
    check "a full device # SKIP there is no /dev/full" true
fi
mkdir closed
chmod 555 closed
if touch closed/try 2>/dev/null; then
    check "-o into a closed directory # SKIP permissions do not hold this user" true
else
    run -c numbers -f json -o closed/out.json utf8
    check "-o into a closed directory: exit code 3, one line" eval 'is 3 && one_line closed'
fi
chmod 755 closed
check "nothing is left behind" nothing_left
plan "$tap_number"
done_testing
