"""Seeds for the fuzzer: the paragraphs of the sample reports, a file each, and strings of fragments. corpus.py DIRECTORY REPORT..."""
import os
import sys

directory, reports = sys.argv[1], sys.argv[2:]
os.makedirs(directory, exist_ok=True)
number = 0
for report in reports:
    lines = [line for line in open(report, encoding="utf-8") if line.strip()]
    for at in range(0, len(lines), 3):
        number += 1
        with open(os.path.join(directory, "%04d.txt" % number), "w", encoding="utf-8") as seed:
            seed.write("".join(lines[at:at + 3]))
for first in range(0, 256, 4):
    with open(os.path.join(directory, "fragments-%03d.bin" % first), "wb") as seed:
        seed.write(bytes([0x80] + [(first + 7 * step) % 256 for step in range(60)]))
