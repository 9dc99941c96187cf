"""Computes the table phrase anew from the layers token and section, with dictionaries alone, and compares every figure."""
import collections
import json
import math
import sys

run = json.load(open(sys.argv[1], encoding="utf-8"))
MOST = 4
places = collections.defaultdict(list)
total = 0
sequences = []
for number, document in enumerate(run["documents"]):
    # Zones: the innermost start counts, as rows stand in order.
    outside = []
    for row in document["layers"]["section"]:
        outside.append((row["start"], row["end"], row["zone"] in ("chrome", "appendix")))
    tokens, before = [None], 0
    for row in document["layers"]["token"]:
        last = [s for s in outside if s[0] is not None and s[0] <= row["start"]][-1:]
        if last and row["start"] < last[0][1] and last[0][2]:
            continue
        if row["start"] > before:
            tokens.append(None)
        before = row["end"]
        digit = row["kind"] == "number" and any(c in "0123456789０１２３４５６７８９" for c in row["text"])
        tokens.append(None if row["kind"] == "punct" or digit else row["text"])
    tokens.append(None)
    sequences.append(tokens)
    for at in range(len(tokens)):
        total += tokens[at] is not None
        for length in range(1, MOST + 1):
            part = tuple(tokens[at:at + length])
            if len(part) < length or None in part:
                break
            places[part].append((number, at))


def entropy(neighbours):
    """A mark or a border (None) is a neighbour unlike all others."""
    counts = collections.Counter(n if n is not None else i for i, n in enumerate(neighbours))
    return -sum(c / len(neighbours) * math.log2(c / len(neighbours)) for c in counts.values())


def npmi(part):
    whole = len(places[part]) / total
    return min([1] + [math.log(whole / (len(places[part[:i]]) / total * len(places[part[i:]]) / total)) / -math.log(whole)
                      for i in range(1, len(part))])


rows = run["tables"]["phrase"]
assert len(rows) > 30, len(rows)
for row in rows:
    part = tuple(row["words"].split(" "))
    there = places[part]
    left = entropy([sequences[d][i - 1] for d, i in there])
    right = entropy([sequences[d][i + len(part)] for d, i in there])
    # `association` has four digits, and the score is computed before they are cut.
    association = npmi(part)
    score = association ** 2 * min(left, right) * math.log2(len(there))
    assert row["count"] == len(there) and row["documents"] == len({d for d, i in there}), row
    assert row["term"] == "".join(part) and len(part) > 1, row
    for name, value in (("left_entropy", left), ("right_entropy", right), ("association", association), ("score", score)):
        assert abs(row[name] - value) < 1e-4, (name, value, row)
    assert run["documents"][there[0][0]]["document"]["id"] == row["document"] and row["term"] in row["example"], row
keys = [(-row["score"], row["term"]) for row in rows]
assert keys == sorted(keys), "not the best first"
print(len(rows), "rows")
