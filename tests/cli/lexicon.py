"""The rules that a lexicon of slogans keeps; speaks TAP. Usage: lexicon.py FILE.tsv"""
import re
import sys

COLUMNS = "term variants members meaning domain level first_year source core type".split()
LEVELS = {"national", "provincial", "local", "none"}
CORES = {"yes", "no", "term"}
TYPES = {"", "formula", "coinage", "branding"}
NUMERALS = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
LEAST_NATIONAL = 650

number = failures = 0


def check(name, wrong):
    """One test: passes when the list of what is wrong is empty."""
    global number, failures
    number += 1
    failures += bool(wrong)
    print("%s %d - %s" % ("not ok" if wrong else "ok", number, name))
    for line in wrong[:10]:
        print("#   %s" % line)


def read(path):
    """The text of the header comment, the names of the columns, the rows."""
    comment, names, rows = "", None, []
    for n, line in enumerate(open(path, encoding="utf-8", newline=""), 1):
        line = line.rstrip("\n")
        if line.startswith("#"):
            comment += line[1:] + "\n"
        elif line and names is None:
            names = line.split("\t")
        elif line:
            cells = line.split("\t")
            rows.append(dict(zip(COLUMNS, cells + [""] * (len(COLUMNS) - len(cells))), line=n, width=len(cells)))
    return comment, names, rows


def listed(cell):
    return cell.split("|") if cell else []


def counts(term):
    """How many members the numerals of a term may mean: all together, the largest, the first. None: it has none."""
    found = [NUMERALS[c] for c in re.sub("[一二三四五六七八九十两]*[百千万亿]", "", term) if c in NUMERALS]
    return {sum(found), max(found), found[0]} if found else None


def where(row, what=""):
    return "line %d: %s %s" % (row["line"], row["term"], what)


comment, names, rows = read(sys.argv[1])
slogans = [row for row in rows if row["level"] != "none"]
hidden = [row for row in rows if row["level"] == "none"]
domains = re.findall(r"[a-z]+", re.search(r"domain +(.*?)\n +level", comment, re.S).group(1))

print("1..17")
check("the columns are named", [] if names == COLUMNS else [str(names)])
check("each column is documented", [name for name in COLUMNS if not re.search(r"^ +%s " % name, comment, re.M)])
check("no row has more cells than columns, or blanks around a cell",
      [where(row) for row in rows if row["width"] > len(COLUMNS)
       or any(row[name] != row[name].strip() or "\r" in row[name] for name in COLUMNS)])
check("every row has a term and a known level", [where(row) for row in rows if not row["term"] or row["level"] not in LEVELS])
check("core and type are known", [where(row) for row in slogans if row["core"] not in CORES or row["type"] not in TYPES])
check("the domain is one of the header's", [where(row, row["domain"]) for row in slogans if row["domain"] not in domains])
check("the year is one from 1921 to 2030",
      [where(row, row["first_year"]) for row in slogans if not re.fullmatch(r"19[2-9]\d|20[0-2]\d|2030", row["first_year"])])
check("the source is named", [where(row) for row in slogans if not row["source"]])
check("the meaning is a line of 5 to 140 characters in English",
      [where(row, row["meaning"]) for row in slogans if not 5 <= len(row["meaning"]) <= 140
       or re.search("[\u4e00-\u9fff\t]", row["meaning"])])

owners, twice = {}, []
for row in rows:
    for form in [row["term"]] + listed(row["variants"]):
        if form in owners:
            twice.append(where(row, "%s stands in line %d too" % (form, owners[form])))
        owners[form] = row["line"]
check("no term and no variant stands twice", twice)
check("no form is shorter than two characters, or has outer quotation marks",
      [where(row, form) for row in rows for form in [row["term"]] + listed(row["variants"])
       if len(form) < 2 or re.fullmatch("[“‘「『].*[”’」』]", form)])
check("no list has an empty place",
      [where(row) for row in rows if "" in row["variants"].split("|")[1:] or "" in row["members"].split("|")[1:]])
check("no member stands twice in a list",
      [where(row) for row in rows if len(set(listed(row["members"]))) != len(listed(row["members"]))])
check("there are as many members as the numerals say",
      [where(row, "%d members" % len(listed(row["members"]))) for row in slogans if row["members"] and row["type"] == ""
       and counts(row["term"]) and len(listed(row["members"])) not in counts(row["term"])])

places = {domain: i for i, domain in enumerate(domains)}


def order(row):
    return (places.get(row["domain"], 0), row["first_year"], row["term"])


check("slogans are sorted by domain, year and term",
      [where(b, "belongs before %s" % a["term"]) for a, b in zip(slogans, slogans[1:]) if order(a) > order(b)])
check("words that only look like slogans stand last, sorted, with nothing but their level",
      [where(b) for a, b in zip([slogans[-1]] + hidden, hidden)
       if b["line"] < slogans[-1]["line"] or (a is not slogans[-1] and a["term"] > b["term"])
       or any(b[name] for name in COLUMNS if name not in ("term", "variants", "level"))])
national = sum(row["level"] == "national" for row in slogans)
check("there are %d national ones or more" % LEAST_NATIONAL, [] if national >= LEAST_NATIONAL else ["%d" % national])
sys.exit(failures > 0)
