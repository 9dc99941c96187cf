"""Follows docs/plugin-guide.md as a reader would: writes the files that it shows, runs its commands in their order. Speaks TAP.

A fence with a file's name behind the language is that file; a fence `sh` is commands. Both belong to the folder of the last `cd`."""
import os
import re
import subprocess
import sys
import tempfile

source = os.environ["srcdir"]


def fences(path):
    """(language, name or "", lines) of every fenced block."""
    opened, lines = None, []
    for line in open(path, encoding="utf-8"):
        if line.startswith("```"):
            if opened is None:
                opened, lines = line[3:].split() or [""], []
            else:
                yield opened[0], " ".join(opened[1:]), lines
                opened = None
        elif opened is not None:
            lines.append(line)


def prepare(home):
    """What an installation gives: the program, the header by pkg-config; and a report."""
    for name in ("bin", "pkg", "work"):
        os.mkdir(os.path.join(home, name))
    launcher = os.path.join(home, "bin", "gongbao")
    with open(launcher, "w") as file:
        file.write('#!/bin/sh\nexec "%s" "$@"\n' % os.environ["GONGBAO"])
    os.chmod(launcher, 0o755)
    with open(os.path.join(home, "pkg", "gongbao.pc"), "w") as file:
        file.write("Name: gongbao\nDescription: the source tree's\nVersion: 0\nCflags: -I%s/include\n" % source)
    with open(os.path.join(home, "work", "report.txt"), "w", encoding="utf-8") as file:
        file.write("一、过去的工作\n我们的道路更宽。\n")
    gone = ("MAKEFLAGS", "MFLAGS", "MAKELEVEL", "XDG_DATA_HOME", "GONGBAO", "GONGBAO_PLUGIN_PATH")
    kept = {key: value for key, value in os.environ.items() if key not in gone}
    path = os.path.join(home, "bin") + os.pathsep + kept["PATH"]
    return dict(kept, HOME=home, PATH=path, PKG_CONFIG_PATH=os.path.join(home, "pkg"), CC=os.environ.get("CC", "cc").split()[0])


def main():
    number = failed = 0
    with tempfile.TemporaryDirectory() as home:
        environment = prepare(home)
        folder = os.path.join(home, "work")
        for language, name, lines in fences(os.path.join(source, "docs/plugin-guide.md")):
            if name:
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.writelines(lines)
                continue
            for command in lines if language == "sh" else []:
                command = command.strip()
                number += 1
                run = subprocess.run(["sh", "-c", command + "\nstatus=$?; pwd > '%s/folder'; exit $status" % home], cwd=folder,
                                     env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=120)
                output = run.stdout.decode("utf-8", "replace") + run.stderr.decode("utf-8", "replace")
                wrong = run.returncode != 0 or re.search(r"^  (warn|FAIL) |^[^ ]*warning: ", output, re.M)
                print("%s %d - %s" % ("not ok" if wrong else "ok", number, command.replace("#", "")))
                if wrong:
                    failed += 1
                    print("# exit code %d\n# %s" % (run.returncode, output.strip().replace("\n", "\n# ")))
                with open(os.path.join(home, "folder")) as file:
                    folder = file.read().strip()
    print("1..%d" % number)
    sys.exit(1 if failed or not number else 0)


main()
