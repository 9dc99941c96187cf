#!/bin/sh
# The library in Python: rows, tables, mistakes. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

GONGBAO_LIBRARY=$builddir/.libs/libgongbao.so
export GONGBAO_LIBRARY
if [ -z "$PYTHON" ] || [ "$PYTHON" = : ] || [ ! -f "$GONGBAO_LIBRARY" ]; then
    echo "1..0 # SKIP no Python or no shared library"
    exit 0
fi
if grep -q __asan_init "$GONGBAO_LIBRARY"; then
    echo "1..0 # SKIP a sanitizer must be loaded before Python"
    exit 0
fi
# tries "what must hold" PROGRAM: which may use gongbao, Decimal and fails(function, words).
tries() {
    check "$1" env PYTHONPATH="$srcdir/python" PYTHONDONTWRITEBYTECODE=1 LC_ALL=C "$PYTHON" -c 'import json, gongbao
from decimal import Decimal
def fails(function, words):
    try: function()
    except gongbao.Error as error: assert words in str(error), str(error); return error
    raise AssertionError("no error")
'"$2"
}
printf '𠮷镇生产总值达到1200亿元，增长5.4%%。\n' >a.txt

tries "the example of the module" '
with gongbao.Chain("numbers | slogans") as chain:
    document = chain.run("全市生产总值达到1200亿元，增长5.4%。", year=2023)
    rows = document["quantity"]
assert [(r["text"], r["value"], r["unit"]) for r in rows] == [("1200亿元", Decimal(120000000000), "元"), ("5.4%", Decimal("5.4"), "%")], rows
assert document.meta["year"] == "2023" and rows[0]["note"] is None'
"$GONGBAO" run -f json a.txt "$srcdir"/examples/reports/*.txt >out 2>err
tries "every layer and table of the default chain is what the program gives" '
want = json.load(open("out", encoding="utf-8"))
plain = lambda rows: [{k: float(v) if isinstance(v, (int, Decimal)) else v for k, v in row.items()} for row in rows]
with gongbao.Chain() as chain:
    for document in want["documents"]:
        about = document["document"]
        got = chain.run(open(about["source"], encoding="utf-8").read(), id=about["id"])
        assert set(got) == set(document["layers"])
        for layer, rows in document["layers"].items():
            assert plain(got[layer]) == plain(rows), layer
    tables = chain.tables()
for name, rows in want["tables"].items():
    assert plain(tables[name]) == plain(rows), name
assert want["tables"]["keyword"]'
tries "columns of every type" "
with gongbao.Chain('sample', plugin_path='$work/plugins') as chain:
    rows = chain.run('一\n二\n')['item']
    kinds = {type(value) for row in rows for value in row.values()}
    assert {bool, int, float, Decimal, str, type(None)} <= kinds, kinds
    assert chain.tables()['total']"
tries "places are characters" '
with gongbao.Chain("numbers") as chain:
    document = chain.run("𠮷增长5%。")
    row = document["quantity"][0]
assert document.text[row["start"]:row["end"]] == row["text"] == "5%" and row["start"] == 3'
tries "some layers alone" '
with gongbao.Chain("targets") as chain:
    assert list(chain.run("增长5%。", layers="quantity")) == ["quantity"]
    assert len(chain.run("增长5%。")) > 2
    fails(lambda: chain.run("增长5%。", layers=["quantaty"]), "no layer")
    fails(lambda: chain.run("增长5%。")["quantaty"], "quantity")'
tries "documents stay when the chain goes on or is closed" '
with gongbao.Chain("numbers") as chain:
    documents = [chain.run("增长%d%%。" % i) for i in range(50)]
assert [d["quantity"][0]["value"] for d in documents] == list(range(50)) and documents[3].id == "4"'
tries "the output of a writer" '
with gongbao.Chain("numbers", writer="json") as chain:
    chain.run("增长5%。", id="a")
    assert json.loads(chain.output())["documents"][0]["document"]["id"] == "a"
    fails(lambda: chain.run("x"), "finished")
fails(chain.output, "closed")'
tries "a wrong chain" 'fails(lambda: gongbao.Chain("numbrs"), "did you mean numbers?")'
tries "a wrong option" 'fails(lambda: gongbao.Chain("numbers al=true"), "al")'
tries "a text that cannot be taken; the next one can" '
with gongbao.Chain("numbers") as chain:
    fails(lambda: chain.run("a\0b", id="mine"), "mine: ")
    assert chain.run("增长5%。")["quantity"] and not chain.run("")["quantity"]'
mkdir own
cat >own/fails.gongbao.json <<'END'
{"adapter": "exec", "id": "fails", "version": "1.0.0", "summary": "fails", "license": "MIT", "command": ["false"],
 "gives": [{"name": "fails", "help": "nothing"}]}
END
tries "a plugin that fails: an exception, with what the others found" '
with gongbao.Chain("numbers | fails", plugin_path="own") as chain:
    error = fails(lambda: chain.run("增长5%。"), "exit status 1")
    assert error.document["quantity"] and not error.document["fails"]
with gongbao.Chain("numbers | fails", plugin_path=["own"], strict=False) as chain:
    document = chain.run("增长5%。")
    assert "exit status 1" in document.error and document["quantity"]
    assert len(chain.tables()["error"]) == 1'
GONGBAO_LIBRARY=/nowhere/libgongbao.so
tries "a library that is not there" 'fails(gongbao.version, "set GONGBAO_LIBRARY")'
finish
