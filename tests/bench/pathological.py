"""Inputs made to be slow: each analyzer must take linear time on each. Prints a Markdown table; exit code 1 when one does not.

usage: pathological.py PROGRAM BYTES [ANALYZER...]

An ANALYZER is a name or a chain ("numbers all=true"). With chains of `numbers` alone further inputs of numerals are tried.
"""
import os
import resource
import subprocess
import sys
import tempfile

ANALYZERS = ["metadata", "structure", "numbers", "segment", "keywords", "slogans", "targets"]
FACTOR = 2.3   # time(2n) / time(n) at most
LOOKS = 4      # at an input that seems slow, since other work on the machine disturbs; the least times count
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


# Numerals only; given to analyzers whose chain begins with `numbers`.
NUMERALS = [
    ("点", repeated("点")),
    ("一点 without end", repeated("一点")),
    ("万", repeated("万")),
    ("万亿万亿", repeated("万亿")),
    ("兆", repeated("兆")),
    ("九兆零九京", repeated("九兆零九京")),
    ("一亿亿一亿", repeated("一亿亿一亿")),
    ("三〇三〇万", lambda n: "三〇" * (n // 6) + "万"),
    ("廿", repeated("廿")),
    ("几", repeated("几")),
    ("三五三五", repeated("三五")),
    ("半", repeated("半")),
    ("第", repeated("第")),
    ("第一、一、一、", lambda n: "第" + repeated("一、")(n)),
    ("第1—2—3", lambda n: "第" + counted("{}", "—")(n)),
    ("、-list", counted("{}", "、")),
    ("、-list in words", repeated("三十、")),
    ("20、30和", repeated("20、30和")),
    ("五分之五分之", repeated("五分之")),
    ("一又一又", repeated("一又")),
    ("1/1/1", repeated("1/")),
    ("1:1:1", repeated("1:")),
    ("1 1/1 1/1", repeated("1 1/")),
    ("1 1 1", repeated("1 ")),
    ("111 111 111", lambda n: "达" + repeated("111 ")(n)),
    ("1,111,111", repeated("111,")),
    ("1.1.1", repeated("1.")),
    ("2^9^9", repeated("2^9^9")),
    ("9e9e9", repeated("9e9")),
    ("1千1千", repeated("1千")),
    ("dashes", repeated("—")),
    ("1— without end", repeated("1—")),
    ("1月—1月—", repeated("1月—")),
    ("1年零1月零1日零", repeated("1年零1个月零1天零")),
    ("元角分", repeated("一元一角一分")),
    ("约约约", repeated("约")),
    ("超过不超过", repeated("超过不超过1")),
    ("- without end", repeated("-")),
    ("负", repeated("负")),
    ("。1", repeated(".1")),
    ("brackets 〔", lambda n: "〔" * (n // 6) + "〕" * (n // 6)),
    ("brackets in pairs", repeated("〔“《（1）》”〕")),
    ("\" straight", repeated("\"1")),
    ("年代", repeated("八九十年代")),
    ("80、80、", repeated("80、")),
    ("百分百", repeated("百分百")),
    ("成五", repeated("七成五")),
    ("units without end", repeated("1元/公里/")),
    ("每1元每1元", repeated("每1元")),
    ("个半个半", repeated("一个半")),
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
        numerals = all(analyzer.split()[0] == "numbers" for analyzer in analyzers)
        for name, make in INPUTS + (NUMERALS if numerals else []):
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
                for _ in range(LOOKS if slow else 0):
                    once = min(once, seconds(program, analyzer, paths[0])[0])
                    twice = min(twice, seconds(program, analyzer, paths[1])[0])
                slow = slow and twice / max(once, 0.001) > FACTOR
                failures += bool(slow or wrong or wrong_too)
                cells.append("%.2f %.2f%s" % (once, twice, " **slow**" if slow else ""))
                if wrong or wrong_too:
                    cells[-1] += " " + (wrong or wrong_too)
            print("| %s | %s |" % (name, " | ".join(cells)), flush=True)
    sys.exit(1 if failures else 0)


main()
