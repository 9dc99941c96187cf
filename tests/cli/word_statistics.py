"""Computes every statistic of words anew from the tokens that gongbao gives, by the formulas in the literature and with Python's
standard library alone, and compares with gongbao's tables. Speaks TAP."""
import collections
import glob
import itertools
import json
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile

source = os.environ["srcdir"]
program = os.environ["GONGBAO"]
reports = sorted(glob.glob(os.path.join(source, "examples/reports/*.txt")))
NODES = ["发展", "产业", "*业"]
LEFT, RIGHT = 3, 4
results = []


def close(a, b):
    return (a is None and b is None) or (a is not None and b is not None and abs(a - b) <= 1e-9 * abs(b) + (1e-9 if abs(b) > 1e-4 else 1e-10))


def run(chain):
    command = [program, "run", "-q", "-c", chain, "-f", "json"] + reports
    return json.loads(subprocess.run(command, capture_output=True, timeout=300, check=True).stdout.decode("utf-8"))


def compare(name, rows, key, expected):
    """The rows hold exactly what is expected: {key: {column: value}}."""
    wrong = []
    seen = {}
    for row in rows:
        seen[tuple(row[k] for k in key)] = row
    for missing in set(expected) - set(seen):
        wrong.append("missing: %s" % (missing,))
    for extra in set(seen) - set(expected):
        wrong.append("not expected: %s" % (extra,))
    for at in set(expected) & set(seen):
        for column, value in expected[at].items():
            if not (close(seen[at][column], value) if isinstance(value, float) or value is None else seen[at][column] == value):
                wrong.append("%s %s: %r, expected %r" % (at, column, seen[at][column], value))
    if not expected or len(seen) != len(rows):
        wrong.append("%d rows, %d keys, %d expected" % (len(rows), len(seen), len(expected)))
    results.append((name, wrong))


# ---- Formulas ----


def g2(a, c, b, d):
    """Dunning's likelihood ratio as the difference of the log-likelihoods of two binomial models and of one."""
    def loglikelihood(k, n, p):
        return (k * math.log(p) if k else 0.0) + ((n - k) * math.log(1 - p) if n - k else 0.0)

    both = (a + b) / (c + d)
    ratio = 2 * (loglikelihood(a, c, a / c) + loglikelihood(b, d, b / d) - loglikelihood(a, c, both) - loglikelihood(b, d, both))
    return math.copysign(max(ratio, 0.0), -1 if a / c < b / d else 1)


def chi_squared_tail(x):
    return math.erfc(math.sqrt(x / 2))


def benjamini_hochberg(ps):
    """{name: p} -> {name: adjusted}, straight from the definition."""
    ranked = sorted(ps.items(), key=lambda item: item[1])
    m = len(ranked)
    adjusted, least = {}, 1.0
    for k in range(m, 0, -1):
        least = min(least, ranked[k - 1][1] * m / k)
        adjusted[ranked[k - 1][0]] = least
    return adjusted


def matches(pattern, text):
    return re.fullmatch(re.escape(pattern).replace(r"\*", ".*").replace(r"\?", "."), text, re.S) is not None


# ---- Documents ----


def normal(text):
    """Full-width letters, digits and marks as ASCII, without characters that have no width."""
    text = re.sub("[\uff01-\uff5e]", lambda m: chr(ord(m.group()) - 0xFEE0), text)
    return re.sub("[\u00ad\u200b-\u200f\u2060-\u2064\ufeff\ufe00-\ufe0f]", "", text)


class Document:
    def __init__(self, item):
        layers = item["layers"]
        self.id, self.year, self.place = item["document"]["id"], item["document"]["year"], item["document"]["place"]
        self.length = item["document"]["chars"]
        sentences = sorted((s["start"], s["end"]) for s in layers["sentence"])
        zones = [s for s in layers["section"] if s["zone"] in ("chrome", "appendix")]
        self.tokens = []
        for token in layers["token"]:
            if any(zone["start"] <= token["start"] < zone["end"] for zone in zones):
                continue
            token["text"] = normal(token["text"])
            token["sentence"] = max((s for s in sentences if s[0] <= token["start"]), default=None)
            self.tokens.append(token)
        self.words = [t for t in self.tokens if t["kind"] != "punct"]
        self.characters = sum(t["end"] - t["start"] for t in self.tokens)
        self.terms = collections.Counter(
            t["text"] for t in self.words if t["kind"] in ("word", "latin") and len(t["text"]) >= 2 and t["text"] not in STOP)


STOP = set()
for line in open(os.path.join(source, "plugins/keywords/data/stopwords.txt"), encoding="utf-8"):
    if line.strip() and not line.startswith("#"):
        STOP.add(line.strip())


def total(counters):
    return sum(counters, collections.Counter())


def check_keywords(documents, rows):
    run_words, run_terms = sum(len(d.words) for d in documents), total(d.terms for d in documents)
    having = collections.Counter(t for d in documents for t in d.terms)
    expected = {}

    def scope(document, group, members, whole):
        terms, words = total(d.terms for d in members), sum(len(d.words) for d in members)
        characters = sum(d.characters for d in members)
        for term, count in terms.items():
            idf = math.log((1 + len(documents)) / (1 + having[term])) + 1
            row = {"count": count, "per_thousand": count / words * 1000, "tfidf": count / words * 1000 * idf,
                   "per_ten_thousand": count / characters * 10000,
                   "documents": sum(term in d.terms for d in members) if group and not document else having[term]}
            if not whole:
                row["keyness"] = g2(count, words, run_terms[term] - count, run_words - words)
            expected[document, group, term] = row

    scope(None, None, documents, True)
    for year in {d.year for d in documents}:
        scope(None, str(year), [d for d in documents if d.year == year], False)
    for d in documents:
        scope(d.id, str(d.year), [d], False)
    compare("keyword: counts, rates, TF-IDF, G2 against the rest", rows, ("document", "group", "term"), expected)


def side_by_side(target, c, reference, d):
    ratios = {t: g2(target[t], c, reference[t], d) for t in set(target) | set(reference)}
    adjusted = benjamini_hochberg({t: chi_squared_tail(abs(x)) for t, x in ratios.items()})
    rows = {}
    for t, x in ratios.items():
        a, b = target[t] / c, reference[t] / d
        rows[(t,)] = {"target_count": target[t], "reference_count": reference[t], "target_per_thousand": 1000 * a,
                      "reference_per_thousand": 1000 * b, "g2": x, "p": chi_squared_tail(abs(x)), "p_adjusted": adjusted[t],
                      "log_ratio": math.log2((target[t] or 0.5) / c) - math.log2((reference[t] or 0.5) / d),
                      "percent_difference": 100 * (a / b - 1) if b else None}
    return rows


def check_keyness(documents, rows):
    target = [d for d in documents if d.year == 2024]
    reference = [d for d in documents if d.year == 2023]
    expected = side_by_side(total(d.terms for d in target), sum(len(d.words) for d in target),
                            total(d.terms for d in reference), sum(len(d.words) for d in reference))
    compare("keyness: G2, p, log ratio, %DIFF of two groups", rows, ("term",), expected)


def check_list(documents):
    terms = total(d.terms for d in documents)
    listed = {t: 7 * n + 3 for t, n in list(sorted(terms.items()))[::3]}
    with tempfile.TemporaryDirectory() as directory:
        path = os.path.join(directory, "list.txt")
        with open(path, "w", encoding="utf-8") as file:
            file.write("# words\n" + "".join("%s %d n\n" % item for item in listed.items()) + "其余 50000\n")
        tables = run("metadata | structure | keyness list='%s' min_count=1 top=1000000" % path)["tables"]
    expected = side_by_side(terms, sum(len(d.words) for d in documents), collections.Counter(listed, 其余=50000),
                            sum(listed.values()) + 50000)
    del expected[("其余",)]
    compare("keyness: the same against a list", tables["keyness"], ("term",), expected)


def check_trend(documents, trend, points):
    years = sorted({d.year for d in documents})
    of = {y: [d for d in documents if d.year == y] for y in years}
    words = {y: sum(len(d.words) for d in of[y]) for y in years}
    expected, expected_points = {}, {}
    for term, count in total(d.terms for d in documents).items():
        times = [sum(d.terms[term] for d in of[y]) for y in years]
        rates = [1000 * n / words[y] for n, y in zip(times, years)]
        mean_year, mean_rate = statistics.fmean(years), statistics.fmean(rates)
        signs = [(b > a) - (b < a) for a, b in itertools.combinations(rates, 2)]
        untied = sum(s != 0 for s in signs)
        there = [y for y, n in zip(years, times) if n]
        expected[(term,)] = {
            "count": count, "documents": sum(term in d.terms for d in documents), "years": len(there), "first_year": there[0],
            "last_year": there[-1], "peak_year": years[rates.index(max(rates))], "peak_per_thousand": max(rates),
            "slope": sum((y - mean_year) * (r - mean_rate) for y, r in zip(years, rates)) / sum((y - mean_year) ** 2 for y in years),
            "tau": sum(signs) / math.sqrt(len(signs) * untied) if untied else 0.0}
        for y, n, r in zip(years, times, rates):
            expected_points[term, y] = {"count": n, "words": words[y], "per_thousand": r,
                                        "documents": sum(term in d.terms for d in of[y]),
                                        "per_ten_thousand": 10000 * n / sum(d.characters for d in of[y])}
    compare("trend: years, peak, slope, Kendall's tau", trend, ("term",), expected)
    compare("trend_year: rates by year", points, ("term", "year"), expected_points)


def check_dispersion(documents, rows):
    sizes = [len(d.words) for d in documents]
    expected = {}
    for term, count in total(d.terms for d in documents).items():
        times = [d.terms[term] for d in documents]
        dp = sum(abs(f / count - w / sum(sizes)) for f, w in zip(times, sizes)) / 2
        rates = [f / w for f, w in zip(times, sizes)]
        variation = statistics.pstdev(rates) / statistics.fmean(rates)
        expected[(term,)] = {"count": count, "range": sum(f > 0 for f in times), "parts": len(documents), "dp": dp,
                             "dp_norm": dp / (1 - min(sizes) / sum(sizes)),
                             "juilland_d": 1 - variation / math.sqrt(len(documents) - 1)}
    compare("dispersion: DP, DPnorm, Juilland's D", rows, ("term",), expected)


def check_positions(items, documents):
    rows, expected = [], {}
    for item, d in zip(items, documents):
        rows += [dict(row, document=d.id) for row in item["layers"]["term_position"]]
        for t in d.words:
            if t["kind"] in ("word", "latin"):
                expected[d.id, t["start"]] = {"term": t["text"], "position": t["start"] / d.length}
    compare("term_position: where terms stand", rows, ("document", "start"), expected)


def check_collocates(documents, rows):
    sentences = [[t for t in group] for d in documents
                 for _, group in itertools.groupby(d.words, key=lambda t: (d.id, t["sentence"]))]
    counts = collections.Counter(t["text"] for d in documents for t in d.words if t["kind"] in ("word", "latin"))
    all_words, expected = sum(len(d.words) for d in documents), {}
    for node in NODES:
        together, node_count, window = collections.Counter(), 0, 0
        for sentence in sentences:
            places = [i for i, t in enumerate(sentence) if t["kind"] in ("word", "latin") and matches(node, t["text"])]
            node_count += len(places)
            inside = {j for i in places for j in range(i - LEFT, i + RIGHT + 1) if j != i and 0 <= j < len(sentence)}
            window += len(inside)
            together.update(sentence[j]["text"] for j in inside if sentence[j]["kind"] in ("word", "latin"))
        for word, o in together.items():
            expected[node, word] = {
                "together": o, "count": counts[word], "node_count": node_count,
                "log_dice": 14 + math.log2(2 * o / (node_count + counts[word])),
                "mi": math.log2(o / (window * counts[word] / all_words)),
                "g2": g2(o, window, counts[word] - o, all_words - window)}
    compare("collocate: logDice, G2, MI", rows, ("node", "collocate"), expected)


def check_ngrams(documents, rows):
    counts, having, all_words = collections.Counter(), collections.defaultdict(set), sum(len(d.words) for d in documents)
    for d in documents:
        line, previous = [], None
        for t in d.tokens + [None]:
            if t and t["kind"] in ("word", "latin") and (not line or t["sentence"] == previous):
                line.append(t["text"])
            else:
                for n in range(2, 6):
                    for i in range(len(line) - n + 1):
                        counts[tuple(line[i:i + n])] += 1
                        having[tuple(line[i:i + n])].add(d.id)
                line = [t["text"]] if t and t["kind"] in ("word", "latin") else []
            previous = t["sentence"] if t else None
    expected = {(" ".join(g), len(g)): {"count": n, "documents": len(having[g]), "per_thousand": 1000 * n / all_words, "missed": 0}
                for g, n in counts.items()}
    compare("ngram: counts of all sequences", rows, ("term", "words"), expected)


def dictionary():
    patterns = collections.defaultdict(list)
    for line in open(os.path.join(source, "plugins/categories/data/topics.tsv"), encoding="utf-8"):
        if "\t" in line and not line.startswith(("#", "category\t")):
            category, pattern = line.rstrip("\n").split("\t")
            patterns[category].append(pattern)
    return patterns


def first_longest(spans):
    kept, end = [], 0
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if span[0] >= end:
            kept.append(span)
            end = span[1]
    return kept


def spans_of(pattern, tokens):
    texts = [t["text"].lower() for t in tokens]
    pattern = pattern.lower()
    if "*" in pattern or "?" in pattern:
        return {(i, i + 1) for i, text in enumerate(texts) if tokens[i]["kind"] != "punct" and matches(pattern, text)}
    found = set()
    for i in range(len(texts)):
        joined = ""
        for j in range(i, len(texts)):
            if j > i and tokens[j]["start"] != tokens[j - 1]["end"]:
                break
            joined += texts[j]
            if joined == pattern:
                found.add((i, j + 1))
            if not pattern.startswith(joined):
                break
    return found


def check_categories(documents, rows):
    expected, patterns = {}, dictionary()
    for d in documents:
        hits = {}
        for category, list_of in patterns.items():
            blocked = set().union(*[spans_of(p[1:], d.tokens) for p in list_of if p.startswith("!")])
            found = set().union(*[spans_of(p, d.tokens) for p in list_of if not p.startswith("!")])
            hits[category] = first_longest({s for s in found if not any(b[0] <= s[0] and s[1] <= b[1] for b in blocked)})
        for category in list(hits):
            if "." in category:
                hits.setdefault(category.split(".")[0], []).extend(hits[category])
        for category, spans in hits.items():
            spans = first_longest(set(spans))
            expected[d.id, category] = {
                "hits": len(spans), "tokens": len(d.words), "share": len(spans) / len(d.words), "place": d.place, "year": d.year,
                "covered": sum(b - a for a, b in spans), "level": category.count(".") + 1}
    compare("category: hits and shares of every document", rows, ("document", "category"), expected)


everything = run(
    "metadata | structure | segment | keywords rank=count reference=rest group=year top=10000"
    " | keyness target=2024 reference=2023 min_count=1 top=1000000 | trend min_count=1 top=1000000"
    " | dispersion min_count=1 top=1000000 | categories | ngrams longest=5 min_count=1 min_length=1 top=1000000"
    " | collocates node=%s left=%d right=%d min_count=1 min_length=1 top=1000000" % (",".join(NODES), LEFT, RIGHT))
parsed = [Document(item) for item in everything["documents"]]
table = everything["tables"]
check_keywords(parsed, table["keyword"])
check_keyness(parsed, table["keyness"])
check_list(parsed)
check_trend(parsed, table["trend"], table["trend_year"])
check_dispersion(parsed, table["dispersion"])
check_positions(run("structure | dispersion terms=*")["documents"], parsed)
check_collocates(parsed, table["collocate"])
check_ngrams(parsed, table["ngram"])
check_categories(parsed, table["category"])
print("1..%d" % len(results))
for number, (name, wrong) in enumerate(results, 1):
    print("%s %d - %s" % ("not ok" if wrong else "ok", number, name))
    for line in sorted(wrong)[:10]:
        print("# " + line)
sys.exit(any(wrong for _, wrong in results))
