# The plugin `segment`: words.
# The segmenter itself knows nothing of the host; the plugin, the compiler of dictionaries and the bare program use it.
noinst_LTLIBRARIES += plugins/segment/libsegmenter.la
plugins_segment_libsegmenter_la_SOURCES = \
	plugins/segment/segmenter.h plugins/segment/segmenter.c \
	plugins/segment/user.h plugins/segment/user.c \
	plugins/segment/wordlist.h plugins/segment/wordlist.c \
	plugins/segment/image.h plugins/segment/image.c \
	plugins/segment/trie.h plugins/segment/trie.c \
	plugins/segment/alphabet.h plugins/segment/alphabet.c \
	plugins/segment/characters.h plugins/segment/characters.c

plugin_LTLIBRARIES += plugins/segment/segment.la
plugins_segment_segment_la_SOURCES = plugins/segment/segment.c
plugins_segment_segment_la_LIBADD = plugins/segment/libsegmenter.la
plugins_segment_segment_la_LDFLAGS = $(PLUGIN_LDFLAGS)

# The dictionary: compiled from the word list of the machine that builds and from our own policy lexicon.
noinst_PROGRAMS += plugins/segment/compile
plugins_segment_compile_SOURCES = plugins/segment/compile.c
plugins_segment_compile_LDADD = plugins/segment/libsegmenter.la -lm

segment_lexicons = $(srcdir)/plugins/segment/data/policy.txt $(srcdir)/plugins/segment/data/numerals.txt
plugins/segment/data/dictionary.image: plugins/segment/compile$(EXEEXT) $(segment_lexicons) $(DICTIONARY)
	$(AM_V_GEN)$(MKDIR_P) plugins/segment/data && \
	plugins/segment/compile$(EXEEXT) '$(DICTIONARY)' $(segment_lexicons) $@.new && mv -f $@.new $@

segmentdatadir = $(pkgdatadir)/segment
nodist_segmentdata_DATA = plugins/segment/data/dictionary.image
dist_segmentdata_DATA = plugins/segment/data/NOTICE
CLEANFILES += plugins/segment/data/dictionary.image plugins/segment/data/dictionary.image.new

# Cuts text without the host, for comparisons and benchmarks.
check_PROGRAMS += plugins/segment/cut
plugins_segment_cut_SOURCES = plugins/segment/cut.c
plugins_segment_cut_LDADD = plugins/segment/libsegmenter.la

# The segmenter alone: damaged images, the user's words, and jieba's answers where python3-jieba is installed.
TESTS += plugins/segment/check.sh
dist_check_SCRIPTS += plugins/segment/check.sh

EXTRA_DIST += plugins/segment/README.md plugins/segment/compare_jieba.py \
	plugins/segment/data/policy.txt plugins/segment/data/numerals.txt \
	plugins/segment/cases/words.txt plugins/segment/cases/numbers.txt plugins/segment/cases/join_numerals.txt
