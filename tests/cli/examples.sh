#!/bin/sh
# The example plugins build outside of the tree with the public header alone, pass the battery and their own cases. TAP.
. "$srcdir/tests/cli/tap.sh"
. "$srcdir/tests/cli/sample.sh"

mkdir -p pkg
cat >pkg/gongbao.pc <<END_PC
plugindir=$PWD/installed
Name: gongbao
Description: the source tree's
Version: 0
Cflags: -I$srcdir/include
END_PC
PKG_CONFIG_PATH=$PWD/pkg
export PKG_CONFIG_PATH

cp -R "$srcdir/examples/plugin" plugin-examples
chmod -R u+w plugin-examples
for folder in plugin-examples/*/; do
    name=$(basename "$folder")
    if ! command -v pkg-config >/dev/null 2>&1 || ! command -v make >/dev/null 2>&1; then
        skip "$name: make test" "pkg-config or make is not installed"
        continue
    fi
    (cd "$folder" && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s GONGBAO="$GONGBAO" CC="${CC%% *}" test) >out 2>err
    check "$name: make test" test $? = 0
    check "$name: the compiler has nothing to say" test ! -s err
    [ "$name" = mock ] && continue
    check "$name: no rule fails or warns" grep -q ', 0 warned, 0 failed$' out
    check "$name: its cases pass" grep -q '^# [1-9][0-9]* passed, 0 failed$' out
done
if [ -f plugin-examples/mock/test_question ]; then
    sed 's/0xFF1F || mark ==/0x21 \&\& mark ==/' plugin-examples/question/question.c >changed.c
    mv changed.c plugin-examples/question/question.c
    (cd plugin-examples/mock && env -u MAKEFLAGS -u MFLAGS -u MAKELEVEL make -s CC="${CC%% *}" test) >out 2>err
    check "mock: a wrong plugin fails its unit test" grep -q '^not ok' out
fi
finish
