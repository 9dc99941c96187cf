"""Gongbao as a Python library: run a chain over texts, get rows as dictionaries. One file, standard library only.

    import gongbao

    with gongbao.Chain("numbers | slogans") as chain:
        document = chain.run("全市生产总值达到1200亿元，增长5.4%。", year=2023)
        for row in document["quantity"]:
            print(row["text"], row["value"], row["unit"])

Rows have their columns as keys, and id, start, end (characters, as Python counts) and text. Values of dec columns are decimal.Decimal,
cells without a value None, refs the id of a row of the other layer. Tables about all documents come from chain.tables().

The library libgongbao is looked for in the variable GONGBAO_LIBRARY, beside this file's installation, then where the system looks.
Plugins run in this process: a plugin that crashes takes Python along. Use a chain in one thread at a time.
"""
import ctypes
import decimal
import glob
import os

__all__ = ["Chain", "Document", "Error", "version"]

_ABI_MAJOR = 1
_MESSAGE = 1024  # GONGBAO_MESSAGE
_NO_POSITION = 0xFFFFFFFF
_BOOL, _INT, _NUM, _DEC, _STR, _ENUM, _REF = range(1, 8)  # gb_type

_handle, _text, _size = ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t


class Error(Exception):
    """What the library says: what, where, what to do. `document` is what is there of a document of which a plugin failed, else None."""

    def __init__(self, message, document=None):
        super().__init__(message)
        self.document = document


# ---- the library's structures, as include/gongbao/plugin.h and gongbao.h declare them ----


class _Options(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint32)] + [(name, _text) for name in ("chain", "writer", "plugin_path", "offsets")]


class _String(ctypes.Structure):
    _fields_ = [("data", ctypes.c_void_p), ("length", _size)]

    def __str__(self):
        return ctypes.string_at(self.data, self.length).decode("utf-8") if self.data else ""


class _Span(ctypes.Structure):
    _fields_ = [("start", ctypes.c_uint32), ("end", ctypes.c_uint32)]


class _Column(ctypes.Structure):
    _fields_ = [("size", ctypes.c_uint32), ("type", ctypes.c_int), ("name", _text), ("detail", _text), ("help", _text)]


def _function(result, *arguments):
    return ctypes.CFUNCTYPE(result, *arguments)


_unused = ctypes.c_void_p  # a function that is not for callers of the library
_cell = (_handle, ctypes.c_int, _size, ctypes.c_int)


class _Host(ctypes.Structure):
    """The first members of gb_host: later ones are not needed here."""

    _fields_ = [
        ("size", ctypes.c_uint32),
        ("abi_major", ctypes.c_uint32),
        ("abi_minor", ctypes.c_uint32),
        ("layer", _unused),
        ("table", _unused),
        ("column", _unused),
        ("choice", _unused),
        ("layer_count", _function(ctypes.c_int, _handle)),
        ("layer_name", _function(_text, _handle, ctypes.c_int)),
        ("column_count", _function(ctypes.c_int, _handle, ctypes.c_int)),
        ("column_info", _function(ctypes.POINTER(_Column), _handle, ctypes.c_int, ctypes.c_int)),
        ("choice_name", _unused),
        ("text", _function(_String, _handle)),
        ("meta", _unused),
        ("meta_at", _function(ctypes.c_int, _handle, _size, ctypes.POINTER(_String), ctypes.POINTER(_String))),
        ("set_meta", _unused),
        ("set_text", _unused),
        ("codepoint", _function(ctypes.c_uint32, _handle, ctypes.c_uint32)),
        ("position", _unused),
        ("rows", _function(_size, _handle, ctypes.c_int)),
        ("spans", _function(ctypes.POINTER(_Span), _handle, ctypes.c_int)),
        ("within", _unused),
        ("covering", _unused),
        ("is_null", _function(ctypes.c_int, *_cell)),
        ("get_int", _function(ctypes.c_int64, *_cell)),
        ("get_num", _function(ctypes.c_double, *_cell)),
        ("get_str", _function(_String, *_cell)),
    ]


# ---- finding the library ----


def _candidates():
    """Where the library may be, likeliest first. This file is installed as PREFIX/share/gongbao/python/gongbao.py."""
    named = os.environ.get("GONGBAO_LIBRARY")
    if named:
        return [named]
    prefix = os.path.abspath(os.path.join(os.path.dirname(os.path.abspath(__file__)), *[os.pardir] * 3))
    found = [path for folder in ("lib", "lib64", "lib/*") for path in sorted(glob.glob(os.path.join(prefix, folder, "libgongbao.so.0")))]
    return found + ["libgongbao.so.0"]


def _load():
    reasons = []
    for path in _candidates():
        try:
            return ctypes.CDLL(path)
        except OSError as error:
            reasons.append(str(error))
    raise Error("the library libgongbao cannot be loaded (%s): set GONGBAO_LIBRARY to its path" % "; ".join(reasons))


_loaded = None


def _library():
    """The library with its functions declared, and the table of functions that read documents."""
    global _loaded
    if _loaded:
        return _loaded
    library = _load()
    signatures = {
        "gongbao_version": (_text,),
        "gongbao_open": (_handle, ctypes.POINTER(_Options), _text),
        "gongbao_run": (_handle, _handle, _text, _text, _size, ctypes.POINTER(_text), _text),
        "gongbao_failures": (_size, _handle),
        "gongbao_finish": (_handle, _handle, _text),
        "gongbao_output": (ctypes.c_void_p, _handle, ctypes.POINTER(_size)),
        "gongbao_reading": (ctypes.POINTER(_Host),),
        "gongbao_close": (None, _handle),
    }
    for name, (result, *arguments) in signatures.items():
        function = getattr(library, name)
        function.restype, function.argtypes = result, arguments
    read = library.gongbao_reading().contents
    if read.abi_major != _ABI_MAJOR or read.size < ctypes.sizeof(_Host):
        raise Error("this file is for ABI %d, the library has %d.%d: take the file that was installed with it"
                    % (_ABI_MAJOR, read.abi_major, read.abi_minor))
    _loaded = library, read
    return _loaded


def version():
    """The version of the library, "0.1.0"."""
    return _library()[0].gongbao_version().decode()


# ---- reading ----


def _column_reader(read, handle, layer, column, info):
    """A function that gives a column's cell in a row."""
    get_str, get_int, get_num, is_null = read.get_str, read.get_int, read.get_num, read.is_null

    def words(row):
        cell = get_str(handle, layer, row, column)
        return ctypes.string_at(cell.data, cell.length).decode("utf-8") if cell.data else None

    def exact(row):
        digits = words(row)
        return None if digits is None else decimal.Decimal(digits)

    def number(row):
        return None if is_null(handle, layer, row, column) else get_num(handle, layer, row, column)

    def whole(row):
        return None if is_null(handle, layer, row, column) else get_int(handle, layer, row, column)

    def truth(row):
        cell = whole(row)
        return None if cell is None else bool(cell)

    readers = {_BOOL: truth, _INT: whole, _NUM: number, _DEC: exact, _STR: words, _ENUM: words, _REF: whole}
    return readers.get(info.type, words)


def _places(read, handle, layer, text):
    """id, start, end and text of every row of a layer."""
    spans = read.spans(handle, layer)
    for row in range(read.rows(handle, layer)):
        span = spans[row]
        if span.start == _NO_POSITION:
            yield {"id": row, "start": None, "end": None, "text": None}
        else:
            start, end = read.codepoint(handle, span.start), read.codepoint(handle, span.end)
            yield {"id": row, "start": start, "end": end, "text": text[start:end]}


def _rows(read, handle, layer, text):
    """The rows of a layer, or of a table when `text` is None."""
    if text is None:
        rows = [{"id": row} for row in range(read.rows(handle, layer))]
    else:
        rows = list(_places(read, handle, layer, text))
    for column in range(read.column_count(handle, layer)):
        info = read.column_info(handle, layer, column).contents
        name, cell = info.name.decode(), _column_reader(read, handle, layer, column, info)
        for number, row in enumerate(rows):
            row[name] = cell(number)
    return rows


def _names(read, handle):
    return {read.layer_name(handle, layer).decode(): layer for layer in range(read.layer_count(handle))}


class Document(dict):
    """The layers of a text by their names, each a list of rows; .id, .text, .meta (a dictionary of texts) and .error (what the first
    plugin that failed said, or None)."""

    def __init__(self, layers, id, text, meta, error):
        super().__init__(layers)
        self.id, self.text, self.meta, self.error = id, text, meta, error

    def __missing__(self, name):
        raise Error("there is no layer %r, but %s" % (name, ", ".join(self) or "none"))

    def __repr__(self):
        return "<gongbao.Document %s: %s>" % (self.id, ", ".join("%d %s" % (len(rows), name) for name, rows in self.items()))


def _meta(read, handle):
    found, key, value = {}, _String(), _String()
    while read.meta_at(handle, len(found), ctypes.byref(key), ctypes.byref(value)) == 0:
        found[str(key)] = str(value)
    return found


class Chain:
    """A chain of plugins, ready for texts. Use it with `with`, or call close().

    chain: as after `gongbao run -c`; None = the default chain. writer: "json", "jsonl" or "text" when output() is wanted. plugin_path: a
    further directory of plugins, or several. strict: run() raises when a plugin fails on a text; otherwise the document says it in .error.
    """

    def __init__(self, chain=None, writer=None, plugin_path=None, strict=True):
        self._gongbao = None
        self._library, self._read = _library()
        self._why = ctypes.create_string_buffer(_MESSAGE)
        self._tables = None
        self._count = 0
        self._strict = strict
        paths = [plugin_path] if isinstance(plugin_path, (str, os.PathLike)) else plugin_path or []
        joined = ":".join(os.fspath(path) for path in paths)
        options = _Options(ctypes.sizeof(_Options), _bytes(chain), _bytes(writer), _bytes(joined or None), None)
        self._gongbao = self._library.gongbao_open(ctypes.byref(options), self._why)
        if not self._gongbao:
            raise Error(self._message())

    def run(self, text, id=None, layers=None, **metadata):
        """Runs the chain over one text: a Document. layers: names of the layers that are wanted; None = all. Further arguments are
        metadata: title, place, year, ..."""
        self._check_open()
        self._count += 1
        id = str(self._count if id is None else id)
        content = text.encode("utf-8")
        pairs = [_bytes(str(word)) for pair in metadata.items() if pair[1] is not None for word in pair]
        list_of_pairs = (_text * (len(pairs) + 1))(*pairs, None)
        self._why[0] = b"\0"
        handle = self._library.gongbao_run(self._gongbao, _bytes(id), content, len(content), list_of_pairs, self._why)
        if not handle:
            raise Error("%s: %s" % (id, self._message()))
        document = self._document(handle, id, layers)
        if document.error and self._strict:
            raise Error("%s: %s" % (id, document.error), document)
        return document

    def tables(self):
        """Ends the run: the tables about all texts so far by their names, each a list of rows. Afterwards run() fails."""
        if self._tables is None:
            self._check_open()
            self._why[0] = b"\0"
            handle = self._library.gongbao_finish(self._gongbao, self._why)
            if not handle:
                raise Error(self._message())
            names = _names(self._read, handle)
            self._tables = {name: _rows(self._read, handle, table, None) for name, table in names.items()}
        return self._tables

    def output(self):
        """What the writer has written, as text. Ends the run."""
        self._check_open()
        self.tables()
        length = _size()
        data = self._library.gongbao_output(self._gongbao, ctypes.byref(length))
        return ctypes.string_at(data, length.value).decode("utf-8") if data else ""

    def close(self):
        """Closes the plugins and frees memory; documents and tables stay."""
        if self._gongbao:
            self._library.gongbao_close(self._gongbao)
            self._gongbao = None

    def __enter__(self):
        return self

    def __exit__(self, *unused):
        self.close()

    def __del__(self):
        self.close()

    def _document(self, handle, id, layers):
        read = self._read
        text = str(read.text(handle))
        names = _names(read, handle)
        wanted = names if layers is None else ([layers] if isinstance(layers, str) else layers)
        for name in wanted:
            if name not in names:
                raise Error("the chain gives no layer %r, but %s" % (name, ", ".join(names) or "none"))
        error = self._message() if self._library.gongbao_failures(self._gongbao) else None
        rows = {name: _rows(read, handle, names[name], text) for name in wanted}
        return Document(rows, id, text, _meta(read, handle), error)

    def _message(self):
        return self._why.value.decode("utf-8", "replace")

    def _check_open(self):
        if not self._gongbao:
            raise Error("this chain has been closed: make another")


def _bytes(text):
    """A text for the library; None stays None."""
    if text is None:
        return None
    content = text.encode("utf-8")
    if b"\0" in content:
        raise Error("a name, a chain or metadata holds a NUL character")
    return content
