"""Inputs made to be slow: each analyzer must take linear time on each. Prints a Markdown table; exit code 1 when one does not.

usage: pathological.py PROGRAM BYTES [ANALYZER...]
"""
import os
import resource
import subprocess
import sys
import tempfile

ANALYZERS = ["metadata", "structure", "numbers", "segment", "keywords", "slogans", "targets"]
FACTOR = 2.5   # time(2n) / time(n) at most
FLOOR = 0.15   # seconds; a shorter time says nothing
SECONDS = 120


def repeated(unit):
    return lambda n: unit * max(1, n // len(unit.encode()))


def counted(form, separator=""):
    """The form with running numbers."""
    def make(n):
        count = n // len((form.replace("{}", "12345") + separator).encode())
        return separator.join(form.replace("{}", str(i)) for i in range(count))
    return make


def respectively(n):
    count = n // 30
    return "、".join("工业%d" % i for i in range(count)) + "分别增长" + "、".join("%d%%" % (i % 90) for i in range(count)) + "。"


INPUTS = [
    ("one digit", repeated("9")),
    ("亿", repeated("亿")),
    ("一万亿亿亿…", lambda n: "一万" + "亿" * (n // 3)),
    ("一", repeated("一")),
    ("九千九百九十九亿 without end", repeated("九千九百九十九亿")),
    ("0.000…1", lambda n: "增长0." + "0" * n + "1%。"),
    ("percentages with 200 digits", repeated("增长" + "9" * 200 + "." + "3" * 200 + "%，")),
    ("99999年", repeated("99999年增长5%，")),
    ("2023年 in one line", repeated("2023年")),
    ("三分之 without end", repeated("三分之")),
    ("1-2-3-…", counted("{}", "—")),
    ("1.2.1.2.", repeated("1.2.")),
    ("（ nested", lambda n: "（" * (n // 6) + "）" * (n // 6)),
    ("“ nested", lambda n: "“" * (n // 6) + "”" * (n // 6)),
    ("《 never closed", repeated("《")),
    ("《 never closed, with words", repeated("《规划")),
    ("items before 分别", respectively),
    ("figures in one sentence", lambda n: "2024年，" + counted("指标{}增长5%，")(n)),
    ("names in one clause", lambda n: "2024年，" + repeated("全市生产总值增长5%、")(n)),
    ("actions in one clause", lambda n: "2024年，" + repeated("5个小区改造、")(n)),
    ("statements in one sentence", repeated("完成目标任务，")),
    ("targets and results", lambda n: "一年来，" + counted("产值{}增长5%。\n")(n // 2) + "2024年主要目标是：\n" + counted("产值{}增长6%。\n")(n // 2)),
    ("U+200B inside words", repeated("高\u200b质\u200b量发\u200b展，新增就业８\u200b万人，增长5\u200b.4%。\n")),
    ("U+200B", repeated("\u200b")),
    ("spaces before a figure", lambda n: "增长" + " " * n + "5%"),
    ("empty lines", repeated("\n")),
    ("headings", counted("（一）工作{}\n")),
    ("一是二是", repeated("一是二是")),
    ("numeral and head", repeated("一抓二促三优")),
    ("quoted words", counted("“词{}”、")),
    ("members of a slogan", lambda n: "“五抓一优一促”即抓" + counted("事{}", "、抓")(n) + "。"),
    ("parallel words", repeated("建链补链延链强链、")),
    ("every ideograph", lambda n: "".join(chr(0x4E00 + i % 20976) for i in range(n // 3))),
    ("new words", lambda n: "，".join(chr(0x4E00 + i % 20000) + chr(0x4E00 + i // 3 % 20000) for i in range(n // 9))),
    ("one Latin letter", repeated("a")),
    ("CR", repeated("\r")),
]


def seconds(program, chain, path):
    """Processor time of a run, and what went wrong."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    try:
        run = subprocess.run([program, "run", "-q", "--isolate", "none", "-c", chain, "-f", "none", path],
                             capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return float(SECONDS), "more than %d s" % SECONDS
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    wrong = run.stderr.decode("utf-8", "replace").strip() if run.returncode else ""
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, wrong


def main():
    program, size, analyzers = sys.argv[1], int(sys.argv[2]), sys.argv[3:] or ANALYZERS
    failures = 0
    print("| input | " + " | ".join(analyzers) + " |")
    print("|---|" + "---|" * len(analyzers))
    with tempfile.TemporaryDirectory() as directory:
        for name, make in INPUTS:
            paths = []
            for number, n in enumerate((size, 2 * size)):
                paths.append(os.path.join(directory, "%d.txt" % number))
                with open(paths[-1], "w", encoding="utf-8", newline="") as file:
                    file.write(make(n))
            cells = []
            for analyzer in analyzers:
                once, wrong = seconds(program, analyzer, paths[0])
                twice, wrong_too = seconds(program, analyzer, paths[1])
                slow = twice > FLOOR and twice / max(once, 0.001) > FACTOR
                if slow:  # a second look, because other work on the machine disturbs
                    once, wrong = seconds(program, analyzer, paths[0])
                    twice, wrong_too = seconds(program, analyzer, paths[1])
                    slow = twice / max(once, 0.001) > FACTOR
                failures += bool(slow or wrong or wrong_too)
                cells.append("%.2f %.2f%s" % (once, twice, " **slow**" if slow else ""))
                if wrong or wrong_too:
                    cells[-1] += " " + (wrong or wrong_too)
            print("| %s | %s |" % (name, " | ".join(cells)), flush=True)
    sys.exit(1 if failures else 0)


main()
