#!/usr/bin/env python3
"""What a run costs: processor time, speed and memory, in this process and in processes.

    tests/bench/measure.py [-c CHAIN] [-f WRITER] [-r ROUNDS] [-g GONGBAO] REPORT...

Each way is run ROUNDS times in turn and the least processor time counts: on a machine that does other things, that is the
figure that can be repeated. Processor time is that of all processes of the run together. Memory is the most that the
largest process had (rss) and, for runs that are long enough to be looked at, the most of all processes together without
what they share (sum)."""
import argparse
import glob
import os
import subprocess
import sys
import threading
import time


def family(pid):
    """The process and all its descendants."""
    found = [pid]
    for path in glob.glob(f"/proc/{pid}/task/*/children"):
        try:
            with open(path) as children:
                for child in children.read().split():
                    found += family(int(child))
        except OSError:
            pass
    return found


def own_memory(pid):
    """Memory in kB that the process shares with nobody that was there before it."""
    try:
        with open(f"/proc/{pid}/smaps_rollup") as lines:
            return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
    except OSError:
        return 0


def watch(pid, stop, seen):
    while not stop.wait(0.02):
        seen[0] = max(seen[0], sum(own_memory(p) for p in family(pid)))


def run(command, watched):
    """Processor seconds, wall seconds, rss in kB of the largest process, sum in kB."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stop, seen = threading.Event(), [0]
    watcher = threading.Thread(target=watch, args=(process.pid, stop, seen))
    if watched:
        watcher.start()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    wall = time.monotonic() - start
    if watched:
        stop.set()
        watcher.join()
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(command[:6])} ...: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, seen[0]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-c", "--chain")
    parser.add_argument("-f", "--format", default="none")
    parser.add_argument("-r", "--rounds", type=int, default=5)
    parser.add_argument("-g", "--gongbao", default=os.environ.get("GONGBAO", "./gongbao"))
    parser.add_argument("reports", nargs="+")
    arguments = parser.parse_args()
    megabytes = sum(os.path.getsize(path) for path in arguments.reports) / 1e6
    ways = [("in one process", ["--isolate", "none"]), ("-j 1", ["-j", "1"]), ("-j 2", ["-j", "2"])]
    best = {}
    for number in range(arguments.rounds + 1):
        for name, options in ways:
            command = [arguments.gongbao, "run", "-q", *options, "-f", arguments.format, "-o", "/dev/null"]
            command += ["-c", arguments.chain] if arguments.chain else []
            # The last round looks at memory, which takes time of its own.
            watched = number == arguments.rounds
            figures = run(command + arguments.reports, watched)
            old = best.get(name, (1e9, 1e9, 0, 0))
            best[name] = (old[0], old[1], max(old[2], figures[2]), figures[3]) if watched else (
                min(old[0], figures[0]), min(old[1], figures[1]), max(old[2], figures[2]), old[3])
    base = best["in one process"][0]
    print(f"{len(arguments.reports)} reports, {megabytes:.1f} MB")
    print(f"{'way':<16}{'cpu s':>8}{'MB/s':>8}{'over':>8}{'wall s':>8}{'rss MB':>8}{'sum MB':>8}")
    for name, _ in ways:
        cpu, wall, rss, total = best[name]
        print(f"{name:<16}{cpu:>8.3f}{megabytes / cpu:>8.1f}{(cpu / base - 1) * 100:>7.1f}%{wall:>8.3f}"
              f"{rss / 1024:>8.1f}{total / 1024:>8.1f}")


if __name__ == "__main__":
    main()
