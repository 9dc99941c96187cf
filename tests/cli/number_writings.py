"""Numbers written in every way, and strings made to confuse: what `numbers all=true` must make of them.

usage: number_writings.py GONGBAO PART [SEED]

PART is one of the names in PARTS. Prints every violation (none: nothing) and ends with 1 when there is any. The
writings are made here from the rules of the language and share nothing with the plugin that reads them. Another SEED
(default 1, or the environment variable NUMBERS_SEED) makes other numbers.
"""
import json
import os
import random
import re
import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

DIGITS, ZERO = "零一二三四五六七八九", "〇"
FINANCIAL = str.maketrans("零一二三四五六七八九十百千万亿", "零壹贰叁肆伍陆柒捌玖拾佰仟萬億")
TRADITIONAL = str.maketrans("万亿两点", "萬億兩點")
WIDE = str.maketrans("0123456789.,%", "０１２３４５６７８９．，％")


def section(n):
    """1 to 9999 in words: 一千零五."""
    out, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = n // unit % 10
        if digit:
            out += ("零" if gap and out else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = True
    return out


def words(n):
    """An integer in words; what is beyond 亿 counts in 亿亿: 三亿亿零七亿."""
    if n == 0:
        return "零"
    if n < 10 ** 4:
        return section(n)
    unit, name = (10 ** 4, "万") if n < 10 ** 8 else (10 ** 8, "亿") if n < 10 ** 16 else (10 ** 16, "亿亿")
    high, low = divmod(n, unit)
    if low == 0:
        return words(high) + name
    return words(high) + name + ("零" if low < unit // 10 else "") + words(low)


def scales(n):
    """The same with a name for every ten thousand: 五兆零六亿."""
    out, gap = "", False
    for power, name in ((20, "垓"), (16, "京"), (12, "兆"), (8, "亿"), (4, "万"), (0, "")):
        part = n // 10 ** power % 10 ** 4
        if part:
            out += ("零" if out and (gap or part < 1000) else "") + section(part) + name
            gap = False
        else:
            gap = True
    return out


def short_ten(text):
    return text[1:] if text.startswith("一十") else text


def twos(text):
    """二 before a unit as it is said: 两千."""
    return re.sub("二(?=[百千万亿])", "两", text)


def twenties(text):
    """廿 and 卅 at the beginning."""
    return re.sub("^二十", "廿", re.sub("^三十", "卅", text))


def one_by_one(digits):
    return "".join(ZERO if d == "0" else DIGITS[int(d)] for d in digits)


def plain(value):
    """A Decimal without exponent and needless zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def integers(rng):
    yield from list(range(1, 130)) + [1000, 1001, 1010, 1100, 1111, 9999]
    for power in range(4, 25):
        yield from (10 ** power - 1, 10 ** power, 10 ** power + 1, 3 * 10 ** power + 7 * 10 ** (power // 2))
    for _ in range(700):
        length = rng.randint(1, 24)
        digits = "".join(rng.choice("0001234567890") for _ in range(length))
        if int(digits):
            yield int(digits)


def decimals(rng):
    for _ in range(500):
        places = rng.randint(1, 12)
        yield Decimal(rng.randint(1, 10 ** rng.randint(places, places + 9))) / 10 ** places


def integer_writings(n):
    """The writings of one integer."""
    digits = str(n)
    yield digits
    yield digits.translate(WIDE)
    if n >= 1000:
        yield f"{n:,}"
        yield f"{n:,}".translate(WIDE)
    yield words(n)
    yield short_ten(words(n))
    yield twos(words(n))
    yield words(n).translate(FINANCIAL)
    yield words(n).translate(TRADITIONAL)
    if n > 100 and len(digits) > 2:
        yield one_by_one(digits)
    if 20 <= n < 40:
        yield twenties(words(n))
    if 10 ** 12 <= n < 10 ** 24 and n % 10 ** 12:
        yield scales(n)
    for power, name in ((4, "万"), (8, "亿"), (12, "万亿")):
        if n >= 10 ** power:
            yield plain(Decimal(n).scaleb(-power)) + name
    if 10 ** 4 <= n < 10 ** 8 and n % 10 ** 4 >= 1000:
        yield f"{n // 10 ** 4}万{n % 10 ** 4}"
    if 10 ** 8 <= n < 10 ** 12 and n % 10 ** 4 == 0 and n % 10 ** 8 >= 10 ** 7:
        yield f"{n // 10 ** 8}亿{n % 10 ** 8 // 10 ** 4}万"


def decimal_writings(value):
    """The writings of one decimal without a scale."""
    text = plain(value)
    whole, _, fraction = text.partition(".")
    yield text
    yield text.translate(WIDE)
    yield f"{int(whole):,}" + ("." + fraction if fraction else "")
    if fraction:
        yield words(int(whole)) + "点" + one_by_one(fraction)
        yield (words(int(whole)) + "点" + one_by_one(fraction).replace(ZERO, "零")).translate(FINANCIAL)


def embedded(text, rng):
    """The number alone, before a unit and within a sentence."""
    before, after = rng.choice([("", ""), ("", "元"), ("投资", "元，下同"), ("产量达到", "吨。"), ("增长", "元；其中")])
    return before, text, after


def cases(rng):
    """((text before, number, text behind), value) of every number."""
    for n in integers(rng):
        for text in integer_writings(n):
            yield embedded(text, rng), Fraction(n)
        if 1000 <= n < 10 ** 9:
            yield ("投资", f"{n:,}".replace(",", " "), "元"), Fraction(n)
    for digit in range(1, 10):
        for unit, name in ((100, "百"), (1000, "千"), (10 ** 4, "万"), (10 ** 8, "亿")):
            for last in range(1, 10):
                text = DIGITS[digit] + name + DIGITS[last]
                yield ("亏损", text, "元"), Fraction(digit * unit + last * unit // 10)
    for value in decimals(rng):
        for text in decimal_writings(value):
            yield embedded(text, rng), Fraction(value)
        for scale, name in ((4, "万"), (8, "亿"), (12, "万亿")):
            yield ("", plain(value) + name, "元"), Fraction(value) * 10 ** scale
        yield ("下降", plain(value) + "%", "，"), Fraction(value)
        yield ("下降", (plain(value) + "%").translate(WIDE), "。"), Fraction(value)
        whole, _, fraction = plain(value).partition(".")
        if fraction:
            yield ("占", "百分之" + words(int(whole)) + "点" + one_by_one(fraction), "。"), Fraction(value)
        yield ("为", "-" + plain(value) + "%", "。"), -Fraction(value)
    for _ in range(300):
        over, under = rng.randint(1, 40), rng.randint(2, 99)
        if under not in (10 ** 2, 10 ** 3):
            yield ("占", short_ten(words(under)) + "分之" + short_ten(words(over)), "。"), Fraction(over, under)


EXAMPLES = [
    "供水2.4亿立方米，增长百分之五点三，占三分之二，占七成五，过半，占1/3的村，城乡收入比2.05:1，增长3—5%，",
    "发电二、三百亿度，新增20、30和50个，历时一年零三个月，翻两番，居第3位，前100名，第六批，2023年3月5日，",
    "2021—2025年，前三季度，上世纪90年代，近20万贫困人口，指数为81.25。", "5G基站"
]
ALPHABET = list("0123456789") * 2 + list("一二三四五六七八九十百千万亿零〇○两廿半几数第翻番负点分之多余来兆京成折倍") + list(
    "个年月日号季度至到和、，。：:/％%～—-－–.．,，+×()（）“”《》〔〕 　\n元吨亩人次岁位名前近约超上下以内左右不足突破") + list(
        "个百分点GKMe^Ⅲ") + ["分之", "百分之", "世纪", "年代", "万亿"]


def hostile(rng):
    for _ in range(3000):
        yield "".join(rng.choice(ALPHABET) for _ in range(rng.randint(1, 40)))
    for _ in range(40):
        yield "".join(rng.choice(ALPHABET[:60]) for _ in range(2000))
    for piece in ALPHABET:
        yield piece * 300


def run(program, texts, options):
    """The quantity rows of every text."""
    feed = "".join(json.dumps({"id": str(i), "text": t}, ensure_ascii=False) + "\n" for i, t in enumerate(texts))
    process = subprocess.run([program, "run", "-q", "-c", "numbers " + options, "-f", "jsonl", "-"],
                             input=feed.encode("utf-8"), stdout=subprocess.PIPE, check=False)
    rows = {}
    for line in process.stdout.decode("utf-8").splitlines():
        item = json.loads(line, parse_float=str, parse_int=str)
        if "layers" in item:
            rows[int(item["document"]["id"])] = item["layers"].get("quantity", [])
    if process.returncode != 0 or len(rows) != len(texts):
        sys.exit("exit status %d, %d of %d documents" % (process.returncode, len(rows), len(texts)))
    return [rows[i] for i in range(len(texts))]


def value_of(row):
    if row.get("exact") and re.fullmatch(r"-?\d+/\d+", row["exact"]):
        return Fraction(row["exact"])
    return Fraction(row["value"]) if row.get("value") is not None else None


def broken(text, rows):
    """What is wrong with the rows as such."""
    end = 0
    for row in rows:
        start, stop = int(row["start"]), int(row["end"])
        if start < end:
            return "rows overlap at %d" % start
        if not 0 <= start < stop <= len(text):
            return "span %d to %d" % (start, stop)
        if row["text"] != text[start:stop]:
            return "text %r is not the span's %r" % (row["text"], text[start:stop])
        for name in ("value", "low", "high", "base_value"):
            if row.get(name) is not None and not re.fullmatch(r"-?\d+(\.\d+)?", row[name]):
                return "%s %r is no decimal" % (name, row[name])
        if row.get("low") and row.get("high") and Decimal(row["low"]) > Decimal(row["high"]):
            return "low %s above high %s" % (row["low"], row["high"])
        end = stop
    return None


def misread(parts, value, rows):
    """What is wrong with the reading of one number."""
    before, text, after = parts
    start, stop = len(before), len(before) + len(text)
    hits = [r for r in rows if int(r["start"]) < stop and int(r["end"]) > start]
    if len(hits) != 1:
        return "%d rows: %s" % (len(hits), [r["text"] for r in hits])
    row = hits[0]
    if int(row["start"]) > start or int(row["end"]) < stop:
        return "only %r is read" % row["text"]
    found = value_of(row)
    percent = row.get("kind") == "fraction" and text.endswith("%")
    return None if found == value and not percent else "read as %s" % row.get("value", row.get("exact"))


def report(problems):
    for problem in problems[:20]:
        print(problem)
    if len(problems) > 20:
        print("... %d in all" % len(problems))
    return 1 if problems else 0


def part_writings(program, rng):
    made = list(dict.fromkeys(cases(rng)))
    problems = []
    for options in ("all=true", ""):
        chosen = [m for m in made if options or m[0][2][:1] in ("元", "吨")]
        texts = ["".join(parts) for parts, _ in chosen]
        for (parts, value), text, rows in zip(chosen, texts, run(program, texts, options)):
            wrong = broken(text, rows) or misread(parts, value, rows)
            if wrong:
                problems.append("%s: %s, wanted %s" % (text, wrong, value))
    if len(made) < 10000:
        problems.append("only %d writings were tried" % len(made))
    return report(problems)


def part_hostile(program, rng):
    texts = list(hostile(rng))
    problems = []
    for options in ("", "all=true"):
        for text, rows in zip(texts, run(program, texts, options)):
            wrong = broken(text, rows)
            if wrong:
                problems.append("%r: %s" % (text[:60], wrong))
    return report(problems)


def part_rules(program, rng):
    """Every rule that a row names stands in the table that `info` prints, and every rule of the table is met."""
    told = subprocess.run([program, "info", "numbers"], stdout=subprocess.PIPE, check=True).stdout.decode("utf-8")
    table = told.split("Rules (rules.tsv):")[1]
    known = set(re.findall(r"^    ([a-z_]+) ", table, re.M)) - {"rule"}
    texts = list(hostile(rng)) + EXAMPLES
    met = {row["rule"] for rows in run(program, texts, "all=true") for row in rows}
    met |= {row["rule"] for rows in run(program, texts, "") for row in rows}
    return report(["rule %s is not in the table" % r for r in sorted(met - known)]
                  + ["rule %s is never met" % r for r in sorted(known - met)])


def part_self(program, rng):
    """The checks themselves find what is wrong."""
    rows = [{"start": "0", "end": "2", "text": "12", "value": "12"},
            {"start": "1", "end": "3", "text": "23", "value": "23"}]
    found = [broken("123", rows), broken("13", rows[:1]), broken("12", [dict(rows[0], value="1,2")]),
             broken("12", [dict(rows[0], low="3", high="2")]), misread(("", "12", ""), Fraction(13), rows[:1]),
             misread(("", "123", ""), Fraction(123), rows[:1]), misread(("", "12", ""), Fraction(12), [])]
    good = [broken("12", rows[:1]), misread(("", "12", ""), Fraction(12), rows[:1])]
    return 0 if all(found) and not any(good) else 1


PARTS = {"writings": part_writings, "hostile": part_hostile, "rules": part_rules, "self": part_self}

if __name__ == "__main__":
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else int(os.environ.get("NUMBERS_SEED", "1"))
    sys.exit(PARTS[sys.argv[2]](sys.argv[1], random.Random(seed)))
