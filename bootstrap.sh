#!/bin/sh
# Builds Gongbao from a fresh checkout: ./bootstrap.sh demo | check [--sanitize] | build
set -eu
cd "$(dirname "$0")"
top=$(pwd)
# Plugins that others can write to are refused.
umask 022

usage() {
    cat <<'EOF'
usage: ./bootstrap.sh demo               build, then analyse the bundled sample reports
       ./bootstrap.sh check              build, then run all tests
       ./bootstrap.sh check --sanitize   the same with AddressSanitizer and UndefinedBehaviorSanitizer, in build-sanitize/
       ./bootstrap.sh build              build only, into build/

On Debian and Ubuntu the packages that the build needs are installed first (as root or with sudo).
Environment: CC, CFLAGS as usual; GONGBAO_CONFIGURE holds further arguments for configure.
EOF
}

# What the build needs, and why: docs/dependencies.md.
packages="gcc g++ libc6-dev make autoconf automake libtool pkg-config libltdl-dev libutf8proc-dev libcjson-dev libgmp-dev
nettle-dev libcsv-dev libpcre2-dev libyaml-dev libcmocka-dev libopencc-dev python3 python3-jieba"

say() {
    printf 'bootstrap: %s\n' "$*" >&2
}

missing_packages() {
    for p in $packages; do
        status=$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null || true)
        [ "$status" = installed ] || printf '%s ' "$p"
    done
}

install_packages() {
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v dpkg-query >/dev/null 2>&1; then
        tools_present && return 0
        say "this is neither Debian nor Ubuntu. Install these (names as in Debian), then run this again:"
        say "  $(echo $packages)"
        exit 1
    fi
    missing=$(missing_packages)
    [ -z "$missing" ] && return 0
    if [ "$(id -u)" = 0 ]; then
        root=
    elif command -v sudo >/dev/null 2>&1; then
        root=sudo
    else
        say "these packages are missing, and neither root nor sudo is at hand. Let an administrator run:"
        say "  apt-get install $missing"
        exit 1
    fi
    say "installing: $missing"
    $root apt-get update -qq
    $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
}

# On other systems: are the tools there under the same names?
tools_present() {
    for t in cc make autoreconf libtoolize pkg-config python3; do
        command -v $t >/dev/null 2>&1 || return 1
    done
    pkg-config --exists libutf8proc libcjson nettle cmocka
}

# configure is made anew when its sources are newer.
make_configure() {
    if [ ! -x configure ] || [ ! -f Makefile.in ] || [ configure.ac -nt configure ]; then
        say "making configure"
        autoreconf -fi >autoreconf.log 2>&1 || { cat autoreconf.log >&2; exit 1; }
        rm -f autoreconf.log
    fi
}

build() {
    dir=$1
    shift
    install_packages
    make_configure
    mkdir -p "$dir"
    if [ ! -f "$dir/Makefile" ]; then
        say "configuring in $dir/"
        (cd "$dir" && "$top/configure" -q "$@" ${GONGBAO_CONFIGURE:-})
    fi
    jobs=$(nproc 2>/dev/null || echo 1)
    make -s -C "$dir" -j "$jobs" all >&2
}

# Runs the tests and ends with one line: N passed, N failed.
check() {
    dir=$1
    log=$dir/check.log
    status=0
    { make -s -C "$dir" -j "$(nproc 2>/dev/null || echo 1)" check || echo "make check: failed"; } >"$log" 2>&1
    grep -E '^(FAIL|ERROR|XPASS):' "$log" >&2 || true
    awk '/^# PASS:/ { p += $3 } /^# (FAIL|XPASS|ERROR):/ { f += $3 } /^# SKIP:/ { s += $3 } /^make check: failed/ { broken = 1 }
        END { if (broken && !f) f = 1
              printf "%d passed, %d failed%s\n", p, f, s ? ", " s " skipped" : ""; exit f > 0 || p == 0 }' "$log" || status=1
    [ $status = 0 ] || say "see $log and $dir/test-suite.log"
    return $status
}

case "${1:-}" in
build)
    build build
    say "done: build/gongbao run FILE..."
    ;;
demo)
    build build
    exec build/gongbao run examples/reports/*.txt
    ;;
check)
    case "${2:-}" in
    '') build build; check build ;;
    --sanitize) build build-sanitize --enable-sanitize; check build-sanitize ;;
    *) usage >&2; exit 2 ;;
    esac
    ;;
-h | --help | help) usage ;;
*) usage >&2; exit 2 ;;
esac
