"""Plugins for Gongbao in Python. One file, standard library only: copy it beside your script.

    from gongbao_plugin import Plugin

    plugin = Plugin("question", version="1.0.0", summary="sentences that ask", license="MIT")
    plugin.needs("sentence")
    plugin.gives("question", "a sentence that asks")

    @plugin.process
    def find(document, options):
        for sentence in document.rows("sentence"):
            if sentence.text.endswith("？"):
                yield "question", sentence.start, sentence.end

    if __name__ == "__main__":
        plugin.main()

`python3 question.py --manifest > question.gongbao.json` writes the file by which Gongbao finds the script. It speaks version 1 of the
protocol of docs/plugin-protocol.md. What the script prints goes to standard error; an exception costs the document at hand.
"""
import json
import os
import sys
import traceback

PROTOCOL = 1
TYPES = ("bool", "int", "num", "dec", "str", "enum", "ref")


class Row(dict):
    """A row of a layer: columns as keys and as attributes, and .text, the words at which it stands."""

    __slots__ = ("document",)

    def __init__(self, values, document):
        super().__init__(values)
        self.document = document

    def __getattr__(self, name):
        try:
            return self[name]
        except KeyError:
            raise AttributeError("this row has no column %r, but %s" % (name, ", ".join(self))) from None

    @property
    def text(self):
        return None if self["start"] is None else self.document.text[self["start"] : self["end"]]


class Document:
    """A report: .id, .text, .meta (a dictionary: title, place, year, ...), and the rows of the layers that the plugin needs."""

    def __init__(self, message, needs):
        self._needs = needs
        self.id = message["document"]["id"]
        self.text = message["document"]["text"]
        self.meta = message["document"]["meta"]
        self._layers = message["layers"]

    def rows(self, layer):
        """The rows of a layer, in the order of the text. An optional layer that is absent has none."""
        if layer not in self._needs:
            raise ValueError("the layer %r is not declared: plugin.needs(%r)" % (layer, layer))
        return [Row(values, self) for values in self._layers.get(layer, ())]

    def inside(self, layer, row):
        """The rows of a layer that begin inside `row`."""
        return [other for other in self.rows(layer) if other["start"] is not None and row["start"] <= other["start"] < row["end"]]


class Options:
    """What the user set: options.name."""

    def __init__(self, values):
        self.__dict__.update(values)


class Plugin:
    """What a plugin declares, and its functions."""

    def __init__(self, id, version, summary, license, help=None, example=None):
        self.id = id
        self._about = {"id": id, "version": version, "summary": summary, "license": license, "help": help, "example": example}
        self._options, self._needs, self._gives, self._tables = [], [], [], []
        self._process = self._collect = self._finish = None

    # -- declaring --

    def option(self, name, type, default, help, choices=None, minimum=None, maximum=None):
        """An option: type is bool, int, num, dec, str, enum (with choices "one|two") or path."""
        option = {"name": name, "type": type, "default": default, "help": help}
        extra = {"choices": choices, "minimum": minimum, "maximum": maximum}
        self._options.append({**option, **{key: value for key, value in extra.items() if value is not None}})

    def needs(self, layer, columns=None, optional=False):
        """A layer that another plugin must give; `columns`: "name name", all when left out."""
        need = {"layer": layer, "optional": optional}
        self._needs.append({**need, "columns": columns} if columns else need)

    def gives(self, layer, help, **columns):
        """A layer of rows at places of the text. Columns: name=(type, help) or name=(type, detail, help), where detail is
        "one|two" for an enum, the name of a layer for a ref."""
        self._gives.append({"name": layer, "help": help, "columns": _columns(columns)})

    def table(self, name, help, **columns):
        """A table about the whole run."""
        self._tables.append({"name": name, "help": help, "columns": _columns(columns)})

    # -- functions --

    def process(self, function):
        """Decorator: function(document, options) yields (layer, start, end) or (layer, start, end, {column: value})."""
        self._process = function
        return function

    def collect(self, function):
        """Decorator: function(document, options) sees every document, in the order of the input, in one process."""
        self._collect = function
        return function

    def finish(self, function):
        """Decorator: function(options) yields (table, {column: value}) after the last document."""
        self._finish = function
        return function

    # -- running --

    def manifest(self, script=None):
        """The manifest as a dictionary."""
        script = os.path.basename(script or sys.argv[0])
        parts = {"options": self._options, "needs": self._needs, "gives": self._gives, "tables": self._tables}
        about = {key: value for key, value in self._about.items() if value is not None}
        return {"adapter": "exec", **about, "command": ["python3", script], **{key: value for key, value in parts.items() if value}}

    def main(self):
        """Prints the manifest when --manifest is given; else answers Gongbao until it has no more to ask."""
        if "--manifest" in sys.argv[1:]:
            print(json.dumps(self.manifest(), ensure_ascii=False, indent=2))
            return
        source = open(sys.stdin.fileno(), encoding="utf-8", newline="\n", closefd=False)
        answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8", newline="\n")
        # What the plugin prints must not stand between the answers.
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
        options = Options({})
        for line in source:
            message = json.loads(line)
            if message["type"] == "open":
                options = Options(message["options"])
                answer = {"type": "ready", "gongbao": PROTOCOL, "offsets": "codepoint"}
            else:
                answer = self._answer(message, options)
            json.dump(answer, answers, ensure_ascii=False, default=str, separators=(",", ":"))
            answers.write("\n")
            answers.flush()

    def _answer(self, message, options):
        needs = [need["layer"] for need in self._needs]
        try:
            if message["type"] == "process":
                return {"type": "result", "layers": _layer_rows(self._process(Document(message, needs), options) or ())}
            if message["type"] == "collect":
                if self._collect:
                    self._collect(Document(message, needs), options)
                return {"type": "done"}
            if message["type"] == "finish":
                return {"type": "tables", "tables": _table_rows(self._finish(options) or ())}
            return {"type": "error", "message": "no message of type %r is known here" % message["type"]}
        except Exception as error:  # whatever it is, it costs this document alone
            traceback.print_exc()
            places = traceback.extract_tb(error.__traceback__)
            place = ([p for p in places if p.filename != __file__] or places)[-1]  # the script's line, not one of this file
            words = "%s: %s (%s, line %s)" % (type(error).__name__, error, os.path.basename(place.filename), place.lineno)
            return {"type": "error", "message": words}


def _columns(columns):
    declared = []
    for name, described in columns.items():
        type, *detail, help = described
        if type not in TYPES:
            raise ValueError("column %s: the type must be one of %s" % (name, ", ".join(TYPES)))
        column = {"name": name, "type": type, "help": help}
        declared.append({**column, "detail": detail[0]} if detail else column)
    return declared


def _layer_rows(found):
    layers = {}
    for layer, start, end, *columns in found:
        layers.setdefault(layer, []).append({"start": start, "end": end, **(columns[0] if columns else {})})
    return layers


def _table_rows(found):
    tables = {}
    for table, columns in found:
        tables.setdefault(table, []).append(columns)
    return tables
