#!/bin/sh
# Reports of 64 MiB of one character: the whole chain within the limits of every stage. `make check-large` runs it.
set -u
. "$srcdir/tests/cli/tap.sh"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
mebibytes=${1:-64}
plan 10

# large NAME CODEPOINT: one report of this character alone.
large() {
    "$PYTHON" - "$GONGBAO" "$1" "$2" "$mebibytes" <<'END' >result
import os, resource, subprocess, sys, time
program, name, character, mebibytes = sys.argv[1], sys.argv[2], chr(int(sys.argv[3], 16)).encode(), int(sys.argv[4])
with open(name + ".txt", "wb") as report:
    report.write(character * ((mebibytes << 20) // len(character)))
begin = time.time()
run = subprocess.run([program, "run", "-q", "-j", "1", "-f", "none", name + ".txt"], capture_output=True, timeout=300)
spent = resource.getrusage(resource.RUSAGE_CHILDREN)
os.unlink(name + ".txt")
print("# %s: %.1f s, processor %.1f s, the largest process %d MiB" % (
    name, time.time() - begin, spent.ru_utime + spent.ru_stime, spent.ru_maxrss >> 10))
sys.stdout.write(run.stderr.decode("utf-8", "replace"))
sys.exit(run.returncode or bool(run.stderr))
END
    large_status=$?
    cat result
    check "$mebibytes MiB of $1" test "$large_status" = 0
}
large ideograph 4E2D
large digit 39
large yi 4EBF
large bracket FF08
large quotation 201C
large newline A
large space 20
large numeral 4E00
large title 300A
large stop 3002
done_testing
