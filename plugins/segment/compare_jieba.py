#!/usr/bin/env python3
"""Compare the segmenter with jieba, its word list alone on both sides: compare_jieba.py CUT IMAGE FILE...

CUT is the program made from cut.c, IMAGE a dictionary compiled from jieba's word list and an empty policy lexicon. Prints
how many tokens were compared and every line on which the tokens of jieba.cut(HMM=False) differ, and exits with 1 then.
What differs on purpose is brought to one form first: a number with its decimals, thousands and per cent sign is one token,
so are letters beyond ASCII and full-width ones, doubled dashes and ellipses; blanks and characters without a width are no
tokens; characters without a width do not end a word."""
import re
import subprocess
import sys
import jieba

IGNORABLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]")
LETTER = "0-9A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0370-\u052f\u1e00-\u1fff"
RUN = re.compile(
    f"[{LETTER}]+(?:(?<=[0-9])(?:\\.[0-9]+|,[0-9]{{3}}(?![0-9]))[{LETTER}]*)*[%‰]?|—+|…+|―+|⋯+")


def expected(line):
    """jieba's tokens of a line as a set of ends, with no end inside what we keep together."""
    ends, at = set(), 0
    for token in jieba.cut(line, HMM=False):
        at += len(token)
        ends.add(at)
    for run in RUN.finditer(line):
        number = re.fullmatch("[0-9.,]+[%‰]", run.group())
        end = run.end() if number or run.group()[-1] not in "%‰" else run.end() - 1
        ends -= set(range(run.start() + 1, end))
    return ends


def tokens(line, ends):
    result, start = [], 0
    for end in sorted(ends | {len(line)}):
        result.extend(line[start:end].split())
        start = end
    return result


def main():
    cut, image, files = sys.argv[1], sys.argv[2], sys.argv[3:]
    jieba.setLogLevel(60)
    count = different = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            # Line by line, half-width: the widths are our own matter.
            lines = [IGNORABLE.sub("", line).translate(WIDTHS).strip() for line in file.read().splitlines()]
        lines = [re.sub(r"\s+", " ", line) for line in lines if line.strip()]
        ours = subprocess.run([cut, image], input="\n".join(lines), capture_output=True, encoding="utf-8", check=True)
        for line, result in zip(lines, ours.stdout.rstrip("\n").split("\n")):
            want, have = tokens(line, expected(line)), result.split()
            count += len(want)
            if want != have:
                different += 1
                print(f"{name}\n  jieba {' '.join(w for w in want)}\n  ours  {' '.join(have)}")
    print(f"{count} tokens in {len(files)} files, {different} lines differ")
    return 1 if different else 0


WIDTHS = {c + 0xFEE0: c for c in [*range(0x30, 0x3A), *range(0x41, 0x5B), *range(0x61, 0x7B), ord("."), ord("%")]}

if __name__ == "__main__":
    sys.exit(main())
