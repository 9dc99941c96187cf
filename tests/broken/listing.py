"""Asks about the output of `gongbao list --json`; the exit status is the answer.

listing.py FILE plugin ID           the plugin is in the list
listing.py FILE at PATH             a plugin of this file is in the list
listing.py FILE refused PATH WORDS  the file is refused, once, with these words in the reason
listing.py FILE twin PATH WORDS     the same, but it may be refused for several of its plugins
"""
import json
import sys


def main(file, question, what, words=""):
    with open(file, encoding="utf-8") as stream:
        listing = json.load(stream)
    if question == "plugin":
        found = [p["id"] for p in listing["plugins"]]
        answer = what in found
    elif question == "at":
        found = [p["path"] for p in listing["plugins"]]
        answer = what in found
    else:
        found = [r["reason"] for r in listing["refused"] if r["path"] == what]
        answer = any(words in reason for reason in found) and (question == "twin" or len(found) == 1)
    if not answer:
        print("found:", *found, sep="\n  ")
    return 0 if answer else 1


sys.exit(main(*sys.argv[1:]))
