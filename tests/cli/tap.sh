# Shell functions for tests that speak TAP; read with `.`.
tap_number=0
tap_failed=0

# plan N: how many tests follow.
plan() {
    echo "1..$1"
}

# check "what must hold" COMMAND...: one test, which passes when the command does.
check() {
    tap_name=$1
    shift
    tap_number=$((tap_number + 1))
    if "$@" >/dev/null 2>&1; then
        echo "ok $tap_number - $tap_name"
    else
        echo "not ok $tap_number - $tap_name"
        echo "# failed: $*"
        tap_failed=$((tap_failed + 1))
    fi
}

# skip "what would be tested" "why it is not".
skip() {
    tap_number=$((tap_number + 1))
    echo "ok $tap_number - $1 # SKIP $2"
}

# has FILE TEXT: the file holds the text, literally.
has() {
    grep -qF -- "$2" "$1"
}

# Ends the test with the right exit status.
done_testing() {
    [ "$tap_failed" = 0 ]
}
