#!/bin/sh
# Plugins in other languages than C: the examples, where their interpreter is installed; the same results as in C. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

# example FOLDER ID COMMAND...: the example works when COMMAND, which says whether its interpreter is there, does.
example() {
    folder=$1 id=$2
    shift 2
    if ! "$@" >/dev/null 2>&1; then
        skip "$folder: its cases, the battery" "its interpreter is not installed"
        return
    fi
    cp -R "$srcdir/examples/plugin-languages/$folder" .
    chmod -R u+w,go-w "$folder"
    GONGBAO_PLUGIN_PATH=$work/$folder "$GONGBAO" test "$folder/cases.txt" >out 2>err
    check "$folder: its cases" test $? = 0
    "$GONGBAO" check "$folder/$id.gongbao.json" >out 2>err
    check "$folder: no rule fails" grep -q ', 0 failed$' out
    "$GONGBAO" run --plugin-path "$folder" -c "$id" -f json "$srcdir"/examples/reports/*.txt >out 2>err
    check "$folder: runs over reports" test $? = 0
    LC_ALL=C "$GONGBAO" run --plugin-path "$folder" -c "$id" -f json "$srcdir"/examples/reports/*.txt >again 2>err
    check "$folder: the same in the C locale" cmp out again
}
example javascript doubled node --version
if [ -d javascript ]; then
    sed -n 's/^    > //p' "$srcdir/docs/plugin-protocol.md" >asked
    sed -n 's/^    < //p' "$srcdir/docs/plugin-protocol.md" >expected
    node javascript/doubled.js <asked >answers
    check "the conversation in the description of the protocol" sh -c 'test -s asked && cmp expected answers'
fi
example r long_sentence Rscript --vanilla -e 'library(jsonlite)'

# The same plugin in C and in Python.
"$GONGBAO" new analyzer inc >/dev/null 2>err && "$GONGBAO" new analyzer inpython --lang python >/dev/null 2>err
check "the templates are made" test $? = 0
${CC:-cc} -std=gnu11 -shared -fPIC -I"$srcdir/include" inc/inc.c -o inc/inc.so 2>err
check "the one in C builds" test $? = 0
cat >year.txt <<'END'
同比同比，𠮷镇同比增长3%。

同
比。今年同比下降。
END
"$GONGBAO" run --plugin-path inc:inpython -c 'inc | inpython' -f json "$srcdir"/examples/reports/*.txt \
    "$srcdir"/examples/check/*.txt year.txt >out 2>err
check "both run over the example reports" test $? = 0
check "rows of both are equal, and there are some" python '
found = 0
for document in load()["documents"]:
    rows = document["layers"]
    assert rows["inc"] == rows["inpython"], document["document"]["id"]
    found += len(rows["inc"])
assert found > 4, found'
sed 's/GB_TEXT("同比")/GB_TEXT("增长")/' inc/inc.c >other.c
${CC:-cc} -std=gnu11 -shared -fPIC -I"$srcdir/include" other.c -o inc/inc.so 2>err
"$GONGBAO" run --plugin-path inc:inpython -c 'inc | inpython word=增长' -f json "$srcdir"/examples/reports/*.txt >out 2>err
check "with another word, too" python '
for document in load()["documents"]:
    rows = document["layers"]
    assert len(rows["inc"]) > 3 and rows["inc"] == rows["inpython"], document["document"]["id"]'
finish
