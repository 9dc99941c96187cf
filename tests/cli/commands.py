"""Runs every command that the documentation shows: in Markdown, in the manual pages, in `gongbao help`, in `gongbao info`. Each line
of a code block that calls gongbao is run as it stands, in a directory with the files that the commands name. Speaks TAP."""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

source = os.environ["srcdir"]
program = os.environ["GONGBAO"]

# Commands that cannot be run as they stand, and why.
SKIPPED = [
    (r"bootstrap\.sh|\bsudo\b", "installs"),
    (r"yourplugin|你的插件|\bDIR\b|\bNAME\b|\bFILE\b|\bPLUGIN\b|\bVERB\b|…|\.\.\.", "names something of the reader's own"),
]


LISTS = {
    "mywords.txt": "千湖之城 10 n\n",
    "general.txt": "千湖 20 n\n之城 3 n\n发展 900 v\n",
    "more.txt": "质量 500 n\n",
    "terms.txt": "高质量发展\n",
    "apart.txt": "千湖 之城\n",
}


def calls_gongbao(line):
    return re.search(r"(^|[|;&] *)(\w+=\S+ +)*(build/)?gongbao( |$)", line) is not None


def command_of(line):
    """The line without its prompt and without the explanation that stands behind it in the manner of a table."""
    line = re.sub(r"^\$ +", "", line.strip())
    return re.split(r" {3,}(?!#)", line)[0].strip()


def from_markdown(path):
    fenced = False
    for line in open(path, encoding="utf-8"):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced or line.startswith("    "):
            if calls_gongbao(command_of(line)):
                yield command_of(line)


def from_manual(path):
    """Indented lines, and those set as they stand."""
    inside = False
    for line in open(path, encoding="utf-8"):
        if line.startswith((".RS", ".EX", ".nf")):
            inside = True
        elif line.startswith((".RE", ".EE", ".fi")):
            inside = False
        elif inside and not line.startswith(".") and calls_gongbao(command_of(line)):
            yield re.sub(r"\\f[BIRP]", "", command_of(line)).replace("\\-", "-").replace("\\e", "\\").replace("\\(aq", "'")


def from_help(text):
    inside = False
    for line in text.splitlines():
        if line.endswith(":") and not line.startswith(" "):
            inside = line == "Examples:"
        elif inside and line.startswith("  ") and calls_gongbao(command_of(line)):
            yield command_of(line)


def output(*arguments):
    return subprocess.run([program, *arguments], capture_output=True, timeout=60, check=True).stdout.decode("utf-8")


def all_commands():
    """(where it stands, the command), each command once."""
    found = {}

    def add(where, commands):
        for command in commands:
            found.setdefault(command, where)

    markdown = ["README*.md", "CONTRIBUTING.md", "docs/*.md", "plugins/*/README.md", "examples/reports/README.md"]
    for pattern in markdown:
        for path in sorted(glob.glob(os.path.join(source, pattern))):
            if os.path.basename(path) != "plugin-guide.md":  # its commands build on each other: guide.py runs them
                add(os.path.relpath(path, source), from_markdown(path))
    for path in sorted(glob.glob(os.path.join(source, "docs/man/*.[0-9]"))):
        add(os.path.relpath(path, source), from_manual(path))
    overview = output("help")
    add("gongbao help", from_help(overview))
    for verb in re.findall(r"^  gongbao (\w+)", overview, re.M):
        if verb != "help":
            add("gongbao help " + verb, from_help(output("help", verb)))
    for plugin in json.loads(output("list", "--json"))["plugins"]:
        for shown in json.loads(output("info", "--json", plugin["id"]))["plugins"]:
            for line in (shown.get("example") or "").splitlines():
                add("gongbao info " + plugin["id"], [command_of(line)] if calls_gongbao(command_of(line)) else [])
    return found.items()


def furnish(directory):
    """The files that the commands name."""
    reports = sorted(glob.glob(os.path.join(source, "examples/reports/*.txt")))
    os.mkdir(os.path.join(directory, "build"))
    launcher = os.path.join(directory, "build", "gongbao")
    with open(launcher, "w") as file:
        file.write('#!/bin/sh\nexec "%s" "$@"\n' % program)
    os.chmod(launcher, 0o755)
    os.mkdir(os.path.join(directory, "reports"))
    for path in reports:
        shutil.copy(path, directory)
        shutil.copy(path, os.path.join(directory, "reports"))
    for name in ("report.txt", "report", "report-2022.txt", "report-2023.txt"):
        shutil.copy(reports[0], os.path.join(directory, name))
    shutil.copytree(os.path.join(source, "examples"), os.path.join(directory, "examples"))
    for cases in glob.glob(os.path.join(source, "plugins/*/cases")):
        shutil.copytree(cases, os.path.join(directory, os.path.relpath(cases, source)))
    for folder, _, files in os.walk(directory):
        for name in files:
            os.chmod(os.path.join(folder, name), 0o755 if name == "gongbao" else 0o644)
    with open(os.path.join(directory, "corpus.jsonl"), "w", encoding="utf-8") as file:
        for path in reports:
            name = os.path.splitext(os.path.basename(path))[0]
            json.dump({"id": name, "text": open(path, encoding="utf-8").read(), "year": 2023}, file, ensure_ascii=False)
            file.write("\n")
    shutil.copy(os.path.join(directory, "corpus.jsonl"), os.path.join(directory, "reports.jsonl"))
    with open(os.path.join(directory, "reports.csv"), "w", encoding="utf-8") as file:
        file.write("document,place,year\n")
        for path in reports:
            name = os.path.splitext(os.path.basename(path))[0]
            file.write("%s,%s,%s\n" % (name, *name.split("-")))
    for name, text in LISTS.items():
        with open(os.path.join(directory, name), "w", encoding="utf-8") as file:
            file.write(text)


def furnish_plugins(directory):
    """Plugins of the reader's own, as `gongbao new` makes them."""
    with tempfile.TemporaryDirectory() as workshop:
        for name, language in (("mywords", "c"), ("mymarks", "python")):
            subprocess.run([program, "new", "analyzer", name, "--lang", language, "-q"], cwd=workshop, check=True)
        compile_words = [os.environ.get("CC", "cc").split()[0], "-I" + os.path.join(source, "include"), "-std=c11", "-O2", "-fPIC",
                         "-fvisibility=hidden", "-shared", "-o", os.path.join(directory, "mywords.so"),
                         os.path.join(workshop, "mywords", "mywords.c")]
        subprocess.run(compile_words, check=True)
        for name in ("mymarks.py", "mymarks.gongbao.json", "gongbao_plugin.py"):
            shutil.copy(os.path.join(workshop, "mymarks", name), directory)


def reason_to_skip(command):
    for pattern, reason in SKIPPED:
        if re.search(pattern, command):
            return reason
    if re.search(r"\| *jq\b", command) and not shutil.which("jq"):
        return "jq is not installed"
    return None


def main():
    commands = list(all_commands())
    failed = 0
    print("1..%d" % len(commands))
    with tempfile.TemporaryDirectory() as directory:
        furnish(directory)
        furnish_plugins(directory)
        environment = dict(os.environ, PATH=os.path.join(directory, "build") + os.pathsep + os.environ["PATH"])
        for number, (command, where) in enumerate(commands, 1):
            reason = reason_to_skip(command)
            if reason:
                print("ok %d - %s: %s # SKIP %s" % (number, where, command.replace("#", ""), reason))
                continue
            run = subprocess.run(["sh", "-c", command], cwd=directory, env=environment, stdin=subprocess.DEVNULL,
                                 capture_output=True, timeout=120)
            wrong = run.returncode not in ((0, 4) if "--fail-on" in command else (0,))
            print("%s %d - %s: %s" % ("not ok" if wrong else "ok", number, where, command.replace("#", "")))
            if wrong:
                failed += 1
                print("# exit code %d: %s" % (run.returncode, run.stderr.decode("utf-8", "replace").strip().replace("\n", " ")))
    sys.exit(1 if failed else 0)


main()
