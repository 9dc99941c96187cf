"""@NAME@: marks every 同比 (compared with the year before) and says in which sentence it stands."""
from gongbao_plugin import Plugin

plugin = Plugin("@NAME@", version="0.1.0", summary="marks 同比", license="MIT")
plugin.option("word", "str", "同比", "the word to mark")
plugin.needs("sentence")
plugin.gives("@NAME@", "a place that is marked", sentence=("ref", "sentence", "the sentence that it stands in"))


@plugin.process
def find(document, options):
    """For every document: yield a row for what you find. Positions are characters, as Python counts."""
    for sentence in document.rows("sentence"):
        at = sentence.text.find(options.word)
        while at >= 0:
            start = sentence.start + at
            yield "@NAME@", start, start + len(options.word), {"sentence": sentence.id}
            at = sentence.text.find(options.word, at + 1)


if __name__ == "__main__":
    plugin.main()
