"""Rows of JSON Lines output as lines that a person can compare: one row a line, absent values left out."""
import json
import sys


def show(value):
    return value.replace("\n", "\\n") if isinstance(value, str) else str(value)


def row_line(row, hidden):
    return " | ".join("%s %s" % (name, show(value)) for name, value in row.items() if value is not None and name not in hidden)


for line in open(sys.argv[1], encoding="utf-8"):
    item = json.loads(line, parse_float=str, parse_int=str)
    if "document" in item:
        print("\n= %s" % row_line(item["document"], ("sha256", "source")))
        for name, rows in item["layers"].items():
            print("\n== %s: %d" % (name, len(rows)))
            for row in rows:
                print(row_line(row, ()))
    elif "table" in item:
        print("table %s | %s" % (item["table"], row_line(item["row"], ())))
    elif "error" in item:
        print("error %s" % row_line(item["error"], ()))
