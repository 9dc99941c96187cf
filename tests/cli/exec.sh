#!/bin/sh
# Plugins in other languages: manifests, the protocol, what a program's mistakes cost. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

mkdir -p own
cp "$srcdir/examples/templates/analyzer-python/gongbao_plugin.py" own/
printf '投资增长8%%，同比提高。\n第二句。\n' >a.txt
printf '𠮷同比下降。\n' >b.txt

# program NAME: own/NAME.py from standard input, with a manifest of its own making when it uses the helper.
program() {
    cat >"own/$1.py"
}
# manifest NAME [JSON MEMBERS]: for programs that speak the protocol themselves.
manifest() {
    cat >"own/$1.gongbao.json" <<END
{"adapter": "exec", "id": "$1", "version": "1.0.0", "summary": "a test", "license": "MIT",
 "command": ["$PYTHON", "$1.py"], "needs": [{"layer": "sentence"}],
 "gives": [{"name": "$1", "help": "a row", "columns": [{"name": "size", "type": "int", "help": "a number"},
   {"name": "kind", "type": "enum", "detail": "up|down", "help": "a choice"},
   {"name": "exact", "type": "dec", "help": "a decimal"}]}]${2:+, $2}}
END
}
run() {
    "$GONGBAO" run --plugin-path own "$@" >out 2>err
    status=$?
}

program marks <<'END'
from decimal import Decimal
from gongbao_plugin import Plugin

plugin = Plugin("marks", version="2.0.0", summary="marks words", license="MIT")
plugin.option("word", "str", "同比", "the word")
plugin.option("twice", "bool", False, "everything twice")
plugin.needs("sentence")
plugin.gives("marks", "a word", size=("int", "length"), kind=("enum", "up|down", "a choice"), exact=("dec", "a decimal"),
             sentence=("ref", "sentence", "where"), flag=("bool", "true"), share=("num", "a number"), note=("str", "words"))
plugin.table("marks_total", "how many", document=("str", "id"), count=("int", "rows"))
seen = {}


@plugin.process
def find(document, options):
    print("this goes to standard error")
    for sentence in document.rows("sentence"):
        at = sentence.text.find(options.word)
        if at >= 0:
            row = {"size": len(options.word), "kind": "down", "exact": Decimal("0.10"), "sentence": sentence.id, "flag": True,
                   "share": 0.25, "note": document.text[:1]}
            yield "marks", sentence.start + at, sentence.start + at + len(options.word), row


@plugin.collect
def count(document, options):
    seen[document.id] = len(document.text)


@plugin.finish
def total(options):
    for name in sorted(seen):
        yield "marks_total", {"document": name, "count": seen[name]}


if __name__ == "__main__":
    plugin.main()
END
(cd own && "$PYTHON" marks.py --manifest >marks.gongbao.json)
"$GONGBAO" list --plugin-path own >out 2>err
check "list shows it like any other" grep -q '^  marks  *2.0.0  *marks words' out
"$GONGBAO" info --plugin-path own marks >out 2>err
check "info shows its options and columns" sh -c 'grep -q "word  *str" out && grep -q "kind  *enum" out && grep -q "marks.gongbao.json" out'
run -c marks -f json a.txt b.txt
check "a run ends well" test "$status" = 0
check "positions are characters, beyond the basic plane, too" python '
d = load("out")
rows = [x["layers"]["marks"] for x in d["documents"]]
assert [[r["text"] for r in x] for x in rows] == [["同比"], ["同比"]], rows
assert rows[1][0]["start"] == 1, rows'
check "every type of column arrives" python '
row = load("out")["documents"][0]["layers"]["marks"][0]
assert (row["size"], row["kind"], row["sentence"], row["flag"], row["share"], row["note"]) == (2, "down", 0, True, 0.25, "投"), row
assert "\"exact\":0.1," in open("out", encoding="utf-8").read()'
check "tables too, collected in the order of the input" python '
rows = load("out")["tables"]["marks_total"]
assert [(r["document"], r["count"]) for r in rows] == [("a", 18), ("b", 7)], rows'
run -c 'marks word=第二' -f json a.txt
check "options reach the program" python 'assert load("out")["documents"][0]["layers"]["marks"][0]["text"] == "第二"'
run -c 'marks wrod=x' -f none a.txt
check "a wrong option is found before anything runs" test "$status" = 2
cp out first
run -c marks -f json -j 1 a.txt b.txt && cp out one
run -c marks -f json --isolate none a.txt b.txt
check "one process gives the same bytes" cmp out one

# mistakes NAME WORDS: exit code 1, every report delivered without the rows, and the reason.
mistakes() {
    manifest "$1"
    run -c "$1" -f json a.txt b.txt
    check "$1: the other stages are delivered, exit code 1" test "$status" = 1
    check "$1: $2" grep -q "$2" err
    check "$1: both reports are there" python 'd = load("out"); assert len(d["documents"]) == 2 and len(d["errors"]) == 2, d["errors"]'
}
speak='import json, sys
def say(**message): print(json.dumps(message), flush=True)
'
program dies <<END
$speak
say(type="ready", gongbao=1)
for line in sys.stdin:
    if json.loads(line)["type"] == "process": raise KeyError("x")
END
mistakes dies "exit status 1; its last words: KeyError: 'x'"
program prints <<END
print("hello", flush=True)
input()
END
mistakes prints "answer 'hello' is no JSON of type"
program missing <<END
import no_such_module
END
mistakes missing 'No module named'
program old <<END
$speak
say(type="ready", gongbao=99)
input()
END
mistakes old 'version 1 of the protocol'
program complains <<END
$speak
for line in sys.stdin:
    say(type="ready", gongbao=1) if '"open"' in line else say(type="error", message="not today")
END
mistakes complains 'not today'
answers() {
    program "$1" <<END
$speak
for line in sys.stdin:
    say(type="ready", gongbao=1) if '"open"' in line else say(type="result", layers=$2)
END
    mistakes "$1" "$3"
}
answers unknown_layer '{"unknown_layre": []}' 'does not declare: did it mean unknown_layer'
answers unknown_column '{"unknown_column": [{"start": 0, "end": 1, "sise": 1}]}' 'did it mean size'
answers wrong_span '{"wrong_span": [{"start": 0, "end": 9999}]}' 'no part of the text'
answers wrong_type '{"wrong_type": [{"start": 0, "end": 1, "size": "x"}]}' 'not a whole number'
answers wrong_choice '{"wrong_choice": [{"start": 0, "end": 1, "kind": "sideways"}]}' 'not one of its choices'
answers inexact '{"inexact": [{"start": 0, "end": 1, "exact": 1e30}]}' 'a decimal as text'
answers no_list '{"no_list": 7}' 'no list of rows'

program more <<END
$speak
for line in sys.stdin:
    if '"open"' in line: say(type="ready", gongbao=1)
    else: print(2 * '{"type": "result", "layers": {}}\n' + '{"type": "log", "message": "late"}', flush=True)
END
manifest more
run -c more -f none -j 1 a.txt b.txt
check "two answers to one question are found before the second is taken for another's" grep -q 'more than one line for an answer' err
program chats <<END
$speak
say(type="log", message="before it is asked")
for line in sys.stdin:
    say(type="log", level="warning", message="look here")
    say(type="ready", gongbao=1) if '"open"' in line else say(type="result", layers={})
    say(type="log", message="afterwards")
END
manifest chats
run -c chats -f none -j 1 a.txt b.txt
check "log lines may stand before and behind answers" test "$status" = 0
check "a warning is shown" has err 'look here'
check "what is no warning is not" sh -c '! grep -q afterwards err'
program quiet <<END
$speak
import os
os.close(2)
for line in sys.stdin:
    say(type="ready", gongbao=1) if '"open"' in line else say(type="result", layers={})
END
manifest quiet
run -c quiet -f none a.txt b.txt
check "a program without an error output" test "$status" = 0
program noisy <<END
$speak
for line in sys.stdin:
    if '"open"' in line:
        sys.stderr.buffer.write(b"a step\\n" + b"x" * 300000 + b"\\n\\xff\\xe5 here\\n"); sys.stderr.flush()
        say(type="ready", gongbao=1)
    else: say(type="result", layers={})
END
manifest noisy
run -c noisy -f none --verbose a.txt
check "what it prints for its author is shown with --verbose" grep -q 'a step' err
check "much of it and no UTF-8 do no harm" sh -c 'grep -q "?? here" err && "$PYTHON" -c "open(\"err\", encoding=\"utf-8\").read()"'
program leaves <<END
$speak
import subprocess
say(type="ready", gongbao=1)
sys.stdin.readline(); sys.stdin.readline()
child = subprocess.Popen(["sleep", "600"], stdin=subprocess.DEVNULL)
open("sleeper", "w").write(str(child.pid))
sys.stderr.write("MyError: now\\n  in detail\\nEnd of the program.\\n")
sys.exit(3)
END
manifest leaves
run -c leaves -f none a.txt
check "a death is seen though something that it started holds its output" grep -q 'exit status 3; its last words: MyError: now' err
sleep 0.2
check "and what it started is ended with it" sh -c 'test -s own/sleeper && ! grep -q "^State:[[:space:]]*[RSD]" "/proc/$(cat own/sleeper)/status"'
program hangs <<END
$speak
sys.stdout.close()
import os, time; os.close(1); time.sleep(600)
END
manifest hangs
run -c hangs -f none a.txt
check "one that closes its output is ended" grep -q 'closed its output before' err
program count <<END
open("starts", "a").write("x")
raise ValueError("never ready")
END
manifest count
for n in 1 2 3 4 5 6; do cp a.txt many$n.txt; done
run -c count -f none -j 1 --isolate none many?.txt
check "one that never is ready is given up after three attempts" test "$(wc -c <own/starts)" = 3
check "and every report says why" test "$(grep -c 'ValueError: never ready' err)" = 6
program hasty <<END
$speak
say(type="ready", gongbao=1)
sys.stdin.readline(); sys.stdin.buffer.raw.read(10); say(type="result", layers={}); import time; time.sleep(60)
END
manifest hasty
"$PYTHON" -c 'print("增长8%。" * 2000000, end="")' >huge.txt
run -c hasty -f none huge.txt
check "an answer before the whole line was read is none" test "$status" = 1
rm huge.txt

program sleeps <<END
$speak
import os, time
open("pid", "w").write(str(os.getpid()))
say(type="ready", gongbao=1)
time.sleep(600)
END
manifest sleeps
run -c 'sleeps seconds=0.3' -f none a.txt
check "a program that does not answer is ended" grep -q 'no answer after 0.3 s' err
sleep 0.2
check "and gone" sh -c 'test -s own/pid && ! kill -0 "$(cat own/pid)"'
program greedy <<END
$speak
say(type="ready", gongbao=1)
for line in sys.stdin:
    if '"process"' in line: x = bytearray(3 << 30); say(type="result", layers={})
END
manifest greedy
run -c 'greedy memory=512' -f none a.txt
check "memory is limited" grep -q 'MemoryError' err
program large <<END
$speak
for line in sys.stdin:
    m = json.loads(line)
    if m["type"] == "open": say(type="ready", gongbao=1)
    else: say(type="result", layers={"large": [{"start": i, "end": i + 1, "size": i} for i in range(len(m["document"]["text"]))]})
END
manifest large
"$PYTHON" -c 'print("增长8%。" * 200000, end="")' >big.txt
run -c large -f none big.txt
check "megabytes in both directions do not block" test "$status" = 0

# unit UNIT ENDS: offsets in other units.
unit() {
    program "$1" <<END
$speak
for line in sys.stdin:
    say(type="ready", gongbao=1, offsets="$1") if '"open"' in line else say(type="result", layers={"$1": [{"start": $2, "end": $3}]})
END
    manifest "$1"
    run -c "$1" -f json b.txt
    check "offsets in $1" python "assert load('out')['documents'][0]['layers']['$1'][0]['text'] == '同比'"
}
unit utf16 2 4
unit byte 4 10
unit codepoint 1 3

# Manifests that are wrong are refused, and list says why.
refused() {
    printf '%s' "$2" >own/bad.gongbao.json
    "$GONGBAO" list --plugin-path own >out 2>err
    check "refused: $1" grep -q "$1" out
    rm own/bad.gongbao.json
}
about='"id": "bad", "version": "1", "summary": "s", "license": "MIT"'
refused 'is not JSON' '{"adapter": '
refused 'says no "adapter"' '{}'
refused "no adapter 'exce': did you mean exec?" '{"adapter": "exce"}'
refused '"version" is missing' '{"adapter": "exec", "id": "bad"}'
refused '"command" must be a list' "{\"adapter\": \"exec\", $about}"
refused 'it gives nothing' "{\"adapter\": \"exec\", $about, \"command\": [\"x\"]}"
refused '"type" must be one of' "{\"adapter\": \"exec\", $about, \"command\": [\"x\"], \"gives\": [{\"name\": \"bad\", \"help\": \"h\", \"columns\": [{\"name\": \"c\", \"type\": \"text\", \"help\": \"h\"}]}]}"
refused 'readers and writers are written in C' "{\"adapter\": \"exec\", $about, \"kind\": \"writer\"}"
refused 'already there' "$(sed 's/"marks.py"/"other.py"/' own/marks.gongbao.json)"
cp own/marks.gongbao.json own/loose.gongbao.json && chmod 666 own/loose.gongbao.json
"$GONGBAO" list --plugin-path own >out 2>err
check "refused: a manifest that others can write to" grep -A1 'loose.gongbao.json' out
rm own/loose.gongbao.json
"$GONGBAO" check own/marks.gongbao.json >out 2>err
check "gongbao check takes a manifest" test $? = 0
finish
