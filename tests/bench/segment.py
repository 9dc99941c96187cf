#!/usr/bin/env python3
"""How fast words are found: the segmenter alone, the plugin with its rows, and python3-jieba, in one run.

    tests/bench/segment.py [-r ROUNDS] [-b BUILD] REPORT...

MB of UTF-8 a second of processor time on one core: the best and the median of ROUNDS; the ways take turns, so that a machine
that does other things treats them alike. The plugin's figure is the difference between a run with it and one with a plugin
that does next to nothing. Start-up is the time from the command to the end of a run over one short report. Chains are whole
runs bound to one core, reading and the start of the program included: the least wall time of ROUNDS counts."""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time


def processor_time(command, **options):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    run = subprocess.run(command, capture_output=True, check=True, **options)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime, time.monotonic() - start, run.stdout.decode()


def segmenter(build, image, text, *options):
    command = [f"{build}/plugins/segment/cut", *options, "-r", "3", f"{build}/plugins/segment/data/{image}"]
    return float(processor_time(command, input=text)[2].split()[0])


def plugin(build, reports, size):
    run = [f"{build}/gongbao", "run", "-q", "--isolate", "none", "-f", "none", "-c"]
    return size / (processor_time([*run, "segment", *reports])[0] - processor_time([*run, "metadata", *reports])[0])


def with_jieba(text, hmm):
    import jieba
    start = time.process_time()
    for line in text.decode().splitlines():
        for _ in jieba.cut(line, HMM=hmm):
            pass
    return len(text) / 1e6 / (time.process_time() - start)


def start_up(build, options, isolate="none"):
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
        file.write("推动高质量发展。\n")
        file.flush()
        command = [f"{build}/gongbao", "run", "-q", "--isolate", isolate, "-f", "none", *options, file.name]
        return processor_time(command)[1] * 1000


CHAINS = ["metadata", "segment", "segment | keywords", "segment | categories", "segment | trend", "segment | dispersion",
          "metadata | segment | keyness target=2024 reference=2023", "segment | collocates node=创新", "segment | ngrams",
          "segment | discover"]


def chain(build, expression, reports):
    """Wall seconds with one worker, and in one process; None where the chain does not run over these reports."""
    core = min(os.sched_getaffinity(0))
    times = []
    for options in (["-j", "1"], ["--isolate", "none"]):
        command = [f"{build}/gongbao", "run", "-q", *options, "-f", "none", "-c", expression, *reports]
        try:
            times.append(processor_time(command, preexec_fn=lambda: os.sched_setaffinity(0, {core}))[1])
        except subprocess.CalledProcessError:
            return None
    return times


def print_chains(build, reports, rounds, size):
    for expression in CHAINS:
        runs = [times for times in (chain(build, expression, reports) for _ in range(rounds)) if times]
        if not runs:
            print(f"{expression}: does not run over these reports")
            continue
        worker, alone = (min(times) for times in zip(*runs))
        print(f"{expression:56} -j 1 {worker:6.3f} s {size / worker:6.1f} MB/s   one process {alone:6.3f} s "
              f"{size / alone:6.1f} MB/s")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("-r", "--rounds", type=int, default=5)
    parser.add_argument("-b", "--build", default="build")
    parser.add_argument("reports", nargs="+")
    arguments = parser.parse_args()
    text = b"".join(open(path, "rb").read() for path in arguments.reports)
    size, build = len(text) / 1e6, arguments.build
    ways = {
        "segmenter alone": lambda: segmenter(build, "dictionary.image", text, "-n"),
        "as jieba, HMM off": lambda: segmenter(build, "words.image", text, "-j"),
        "as jieba, HMM on": lambda: segmenter(build, "words.image", text, "-j", "-m",
                                              f"{build}/plugins/segment/data/hmm.image"),
        "plugin with its rows": lambda: plugin(build, arguments.reports, size),
    }
    try:
        import jieba
        jieba.setLogLevel(60)
        jieba.initialize()
        part = text[:3_000_000].rsplit(b"\n", 1)[0]
        ways["python3-jieba, HMM off"] = lambda: with_jieba(part, False)
        ways["python3-jieba, HMM on"] = lambda: with_jieba(part, True)
    except ImportError:
        print("python3-jieba is not installed: left out", file=sys.stderr)
    speeds = {name: [] for name in ways}
    starts = {f"{chain}, {isolate}": (["-c", chain], isolate)
              for isolate in ("none", "worker") for chain in ("metadata", "segment", "segment | keywords")}
    start_times = {name: [] for name in starts}
    for _ in range(arguments.rounds):
        for name, measure in ways.items():
            speeds[name].append(measure())
    for _ in range(4 * arguments.rounds):
        for name, how in starts.items():
            start_times[name].append(start_up(build, *how))
    print(f"{size:.1f} MB in {len(arguments.reports)} reports, {arguments.rounds} rounds, load {os.getloadavg()[0]:.1f}")
    for name, figures in speeds.items():
        print(f"{name:24} best {max(figures):7.1f} MB/s   median {statistics.median(figures):7.1f} MB/s")
    for name, figures in start_times.items():
        print(f"start-up {name:28} best {min(figures):7.1f} ms     median {statistics.median(figures):7.1f} ms")
    print_chains(build, arguments.reports, arguments.rounds, size)


main()
