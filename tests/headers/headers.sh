#!/bin/sh
# Every header compiles alone: the public ones as C and as C++ by each compiler there is, strictly; those of the core
# as C. TAP.
. "$srcdir/tests/broken/tap.sh"

work=$(mktemp -d) || exit 99
trap 'rm -rf "$work"' EXIT
cd "$srcdir" || exit 99
public="-Wall -Wextra -Werror -pedantic"
internal="-std=gnu11 -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Werror"
: "${CC:=cc}" "${CXX:=c++}"

# compile COMPILER LANGUAGE HEADER FLAGS...: the header alone, included twice.
compile() {
    compiler=$1 language=$2 header=$3
    shift 3
    printf '#include "%s"\n#include "%s"\nextern int gongbao_header;\n' "$header" "$header" >"$work/alone.$language"
    # shellcheck disable=SC2086 # the compiler may be a command with options
    $compiler "$@" -I"$builddir/include" -Iinclude -fsyntax-only "$work/alone.$language" >"$work/messages" 2>&1
    result $? "$header by $compiler $(for flag; do case $flag in -std=*) echo "$flag" ;; esac; done)" "$work/messages"
}

c_compilers=$CC
cxx_compilers=$CXX
for name in gcc clang; do
    case $c_compilers in *"$name"*) continue ;; esac
    command -v $name >/dev/null 2>&1 && c_compilers="$c_compilers;$name"
done
for name in g++ clang++; do
    case $cxx_compilers in *"$name"*) continue ;; esac
    command -v $name >/dev/null 2>&1 && cxx_compilers="$cxx_compilers;$name"
done

# each COMPILERS FUNCTION ARGUMENTS...: calls the function with each of a list separated by semicolons.
each() {
    list=$1
    shift
    old_ifs=$IFS
    IFS=';'
    set -f
    for one in $list; do
        IFS=$old_ifs
        "$@" "$one"
        IFS=';'
    done
    set +f
    IFS=$old_ifs
}

as_c() {
    for standard in c11 c17; do compile "$2" c "$1" -std=$standard $public; done
}

as_cxx() {
    for standard in c++11 c++17; do compile "$2" cpp "$1" -std=$standard $public; done
}

as_core() {
    # shellcheck disable=SC2086
    compile "$2" c "$1" $internal -Icore $(pkg-config --cflags libcjson libutf8proc 2>/dev/null)
}

for header in include/gongbao/*.h "$builddir"/include/gongbao/*.h; do
    [ -f "$header" ] || continue
    name=gongbao/${header##*/}
    each "$c_compilers" as_c "$name"
    each "$cxx_compilers" as_cxx "$name"
done
for header in $(find core -name '*.h' | sort); do
    each "$c_compilers" as_core "${header#core/}"
done
finish
