# The Test Anything Protocol for shell tests: result STATUS TEXT [FILE...], skip TEXT REASON, finish.
count=0
failed=0

# A test that went well when STATUS is 0; otherwise the files are shown.
result() {
    count=$((count + 1))
    if [ "$1" -eq 0 ]; then
        echo "ok $count - $2"
        return
    fi
    failed=$((failed + 1))
    echo "not ok $count - $2"
    shift 2
    [ $# -eq 0 ] || cat "$@" | head -c 2000 | sed 's/^/# /'
    echo
}

skip() {
    count=$((count + 1))
    echo "ok $count - $1 # SKIP $2"
}

finish() {
    echo "1..$count"
    [ "$failed" -eq 0 ]
    exit $?
}
