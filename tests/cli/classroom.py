"""Runs the commands of the classroom exercise on the sample reports and compares with the output that the text shows. Speaks TAP;
with --update it writes the output into the text instead."""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

source = os.environ["srcdir"]
program = os.environ["GONGBAO"]
texts = [os.path.join(source, "examples/classroom", name) for name in ("README.md", "README.zh-CN.md")]
block = re.compile(r"```\n\$ ([^\n]*)\n(.*?)```\n", re.S)


def furnish(directory):
    os.mkdir(os.path.join(directory, "reports"))
    for path in glob.glob(os.path.join(source, "examples/reports/*.txt")):
        shutil.copy(path, os.path.join(directory, "reports"))
    shutil.copy(os.path.join(source, "examples/classroom/attention.yml"), directory)
    os.mkdir(os.path.join(directory, "bin"))
    with open(os.path.join(directory, "bin", "gongbao"), "w") as file:
        file.write('#!/bin/sh\nexec "%s" "$@"\n' % program)
    for folder, _, files in os.walk(directory):
        for name in files:
            os.chmod(os.path.join(folder, name), 0o755 if name == "gongbao" else 0o644)


def output(command, directory):
    environment = dict(os.environ, PATH=os.path.join(directory, "bin") + os.pathsep + os.environ["PATH"], LC_ALL="C", COLUMNS="80")
    run = subprocess.run(["sh", "-c", command], cwd=directory, env=environment, capture_output=True, timeout=120)
    sys.stderr.write(run.stderr.decode("utf-8", "replace"))
    return run.stdout.decode("utf-8").replace("\ufeff", "").replace("\r", "")


def main():
    failed = number = 0
    with tempfile.TemporaryDirectory() as directory:
        furnish(directory)
        contents = [open(path, encoding="utf-8").read() for path in texts]
        if "--update" in sys.argv[1:]:
            for path, content in zip(texts, contents):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(block.sub(lambda m: "```\n$ %s\n%s```\n" % (m.group(1), output(m.group(1), directory)), content))
            return 0
        blocks = [found for content in contents for found in block.findall(content)]
        print("1..%d" % (len(blocks) + 1))
        print("%s 1 - the texts show the same commands" % ("ok" if block.findall(contents[0]) == block.findall(contents[1]) and blocks else "not ok"))
        failed += block.findall(contents[0]) != block.findall(contents[1]) or not blocks
        for number, (command, shown) in enumerate(blocks, 2):
            found = output(command, directory)
            print("%s %d - %s" % ("ok" if found == shown and shown else "not ok", number, command.replace("#", "")))
            if found != shown or not shown:
                failed += 1
                for line in found.splitlines()[:20]:
                    print("# " + line)
    return 1 if failed else 0


sys.exit(main())
