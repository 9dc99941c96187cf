#!/bin/sh
# The verb new: what it makes builds with nothing but the public header, passes the battery and its own cases. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

mkdir -p pkg
cat >pkg/gongbao.pc <<END
plugindir=$PWD/installed
Name: gongbao
Description: the source tree's
Version: 0
Cflags: -I$srcdir/include
END
PKG_CONFIG_PATH=$PWD/pkg
export PKG_CONFIG_PATH
have_tools=0
command -v pkg-config >/dev/null 2>&1 && command -v make >/dev/null 2>&1 && have_tools=1

try() {
    "$GONGBAO" new "$@" >out 2>err
    status=$?
}
# makes NAME ...: in the new folder, make test.
passes() {
    if [ "$have_tools" = 1 ]; then
        (cd "$1" && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s GONGBAO="$GONGBAO" CC="${CC%% *}" test) >out 2>err
        check "$1: make test" test $? = 0
        check "$1: no rule fails or warns" grep -q ', 0 warned, 0 failed$' out
        check "$1: the compiler has nothing to say" test ! -s err
    else
        skip "$1: make test" "pkg-config or make is not installed"
    fi
}
for kind in analyzer reader writer; do
    try $kind my$kind
    check "new $kind" test "$status" = 0 -a -f my$kind/my$kind.c -a -f my$kind/README.md
    passes my$kind
done
try analyzer mymarks --lang python
check "new analyzer --lang python" test "$status" = 0 -a -f mymarks/mymarks.py
passes mymarks
(cd mymarks && "$PYTHON" mymarks.py --manifest >again.json)
check "the manifest is what the script says of itself" python '
import json
a, b = (json.load(open("mymarks/" + n)) for n in ("again.json", "mymarks.gongbao.json"))
assert a == b, (a, b)'
check "no name is left to be filled in" sh -c '! grep -rq "@NAME@" my*'

try analyzer mymarks
check "an existing folder is not touched" test "$status" = 2
check "and that is said" has err 'already there'
try analyser other
check "an unknown kind" has err 'did you mean analyzer?'
try analyzer Other
check "a name that cannot be one" has err 'small letters'
try reader other --lang python
check "a reader in Python is refused" test "$status" = 2
check "and nothing is made" test ! -e other
try analyzer
check "a missing name" test "$status" = 2
try writer mylines -o elsewhere -q
check "-o makes the folder elsewhere, -q is silent" test -f elsewhere/mylines.c -a ! -s err
finish
