#!/usr/bin/env python3
"""Compare the segmenter with jieba, token by token: compare_jieba.py [--hmm MODEL] CUT IMAGE FILE...

CUT is the program made from cut.c, IMAGE a dictionary compiled from jieba's word list alone. Compares with
jieba.cut(HMM=False), with --hmm with jieba.cut(HMM=True); blanks are left out on both sides. Prints how many tokens were
compared and the first lines on which they differ, and exits with 1 then."""
import subprocess
import sys
import jieba


def tokens_of(line, hmm):
    return [word.strip() for word in jieba.cut(line, HMM=hmm) if word.strip()]


def main():
    arguments = sys.argv[1:]
    options, hmm = ["-j"], arguments[0] == "--hmm"
    if hmm:
        options += ["-m", arguments[1]]
        arguments = arguments[2:]
    cut, image, files = arguments[0], arguments[1], arguments[2:]
    jieba.setLogLevel(60)
    count = different = 0
    for name in files:
        with open(name, encoding="utf-8") as file:
            lines = [line for line in file.read().splitlines() if line.strip()]
        ours = subprocess.run([cut, *options, image], input="\n".join(lines), capture_output=True, encoding="utf-8", check=True)
        for line, result in zip(lines, ours.stdout.rstrip("\n").split("\n")):
            want, have = tokens_of(line, hmm), result.split()
            count += len(want)
            if want != have:
                different += 1
                if different > 20:
                    continue
                print(f"{name}\n  jieba {' '.join(want)}\n  ours  {' '.join(have)}")
    print(f"{count} tokens in {len(files)} files, {different} lines differ")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
