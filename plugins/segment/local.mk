# The plugin `segment`: words.
# The segmenter itself knows nothing of the host; the plugin, the compiler of dictionaries and the bare program use it.
noinst_LTLIBRARIES += plugins/segment/libsegmenter.la plugins/segment/libdictionary.la
plugins_segment_libsegmenter_la_SOURCES = \
	plugins/segment/segmenter.h plugins/segment/segmenter.c \
	plugins/segment/block.h plugins/segment/read.c plugins/segment/lattice.c \
	plugins/segment/unknown.c plugins/segment/tokens.c \
	plugins/segment/hmm.h plugins/segment/hmm.c \
	plugins/segment/user.h plugins/segment/user.c \
	plugins/segment/wordlist.h plugins/segment/wordlist.c \
	plugins/segment/image.h plugins/segment/image.c \
	plugins/segment/trie.h plugins/segment/trie.c \
	plugins/segment/alphabet.h plugins/segment/alphabet.c \
	plugins/segment/characters.h plugins/segment/characters.c
plugins_segment_libdictionary_la_SOURCES = \
	plugins/segment/listtext.h plugins/segment/listtext.c plugins/common/encoding.h plugins/common/encoding.c \
	plugins/segment/compiler.h plugins/segment/compiler.c \
	plugins/segment/divide.h plugins/segment/divide.c
plugins_segment_libdictionary_la_LIBADD = plugins/segment/libsegmenter.la -lm

plugin_LTLIBRARIES += plugins/segment/segment.la
plugins_segment_segment_la_SOURCES = \
	plugins/segment/segment.c plugins/segment/lists.h plugins/segment/lists.c \
	plugins/segment/listtext.h plugins/segment/listtext.c plugins/common/encoding.h plugins/common/encoding.c
plugins_segment_segment_la_LIBADD = plugins/segment/libsegmenter.la
plugins_segment_segment_la_LDFLAGS = $(PLUGIN_LDFLAGS)

# The dictionaries: compiled from the word list of the machine that builds; the first one with our own policy lexicon and
# the rules of division, the second one as the list is.
noinst_PROGRAMS += plugins/segment/compile
plugins_segment_compile_SOURCES = plugins/segment/compile.c
plugins_segment_compile_LDADD = plugins/segment/libdictionary.la

segment_terms = $(srcdir)/plugins/segment/data/policy.txt
segment_divisions = $(srcdir)/plugins/segment/data/divisions.tsv
segment_compile = $(MKDIR_P) plugins/segment/data && plugins/segment/compile$(EXEEXT)
plugins/segment/data/dictionary.image: plugins/segment/compile$(EXEEXT) $(segment_terms) $(segment_divisions) $(DICTIONARY)
	$(AM_V_GEN)$(segment_compile) -t $(segment_terms) -d $(segment_divisions) -o $@.new '$(DICTIONARY)' && mv -f $@.new $@
plugins/segment/data/words.image: plugins/segment/compile$(EXEEXT) $(DICTIONARY)
	$(AM_V_GEN)$(segment_compile) -o $@.new '$(DICTIONARY)' && mv -f $@.new $@

# What options need beyond that: jieba's model of unknown words, OpenCC's table of traditional characters.
segment_more =
if HAVE_HMM
segment_more += plugins/segment/data/hmm.image
noinst_PROGRAMS += plugins/segment/compile_hmm
plugins_segment_compile_hmm_SOURCES = plugins/segment/compile_hmm.c
plugins_segment_compile_hmm_LDADD = plugins/segment/libsegmenter.la
plugins/segment/data/hmm.image: plugins/segment/compile_hmm$(EXEEXT) $(HMM_TABLES)/prob_emit.py
	$(AM_V_GEN)$(MKDIR_P) plugins/segment/data && plugins/segment/compile_hmm$(EXEEXT) '$(HMM_TABLES)' $@.new && \
	mv -f $@.new $@
endif
if HAVE_OPENCC
segment_more += plugins/segment/data/traditional.tsv
noinst_PROGRAMS += plugins/segment/compile_traditional
plugins_segment_compile_traditional_SOURCES = plugins/segment/compile_traditional.c
plugins_segment_compile_traditional_CPPFLAGS = $(AM_CPPFLAGS) $(OPENCC_CFLAGS)
plugins_segment_compile_traditional_LDADD = plugins/segment/libsegmenter.la $(OPENCC_LIBS)
plugins/segment/data/traditional.tsv: plugins/segment/compile_traditional$(EXEEXT) $(srcdir)/plugins/segment/data/simplified.txt
	$(AM_V_GEN)$(MKDIR_P) plugins/segment/data && \
	plugins/segment/compile_traditional$(EXEEXT) $(srcdir)/plugins/segment/data/simplified.txt $@.new && mv -f $@.new $@
endif

segmentdatadir = $(pkgdatadir)/segment
nodist_segmentdata_DATA = plugins/segment/data/dictionary.image plugins/segment/data/words.image $(segment_more)
dist_segmentdata_DATA = plugins/segment/data/NOTICE
CLEANFILES += $(nodist_segmentdata_DATA) plugins/segment/data/dictionary.image.new plugins/segment/data/words.image.new \
	plugins/segment/data/hmm.image.new plugins/segment/data/traditional.tsv.new

# Cuts text without the host, for comparisons and benchmarks.
check_PROGRAMS += plugins/segment/cut
plugins_segment_cut_SOURCES = plugins/segment/cut.c
plugins_segment_cut_LDADD = plugins/segment/libsegmenter.la

# The segmenter alone: damaged images, the user's words, and jieba's answers where python3-jieba is installed.
TESTS += plugins/segment/check.sh
dist_check_SCRIPTS += plugins/segment/check.sh

EXTRA_DIST += plugins/segment/README.md plugins/segment/compare_jieba.py \
	plugins/segment/data/policy.txt plugins/segment/data/divisions.tsv plugins/segment/data/simplified.txt \
	plugins/segment/cases/words.txt plugins/segment/cases/numbers.txt plugins/segment/cases/join_numerals.txt plugins/segment/cases/terms.txt \
	plugins/segment/cases/jieba.txt plugins/segment/cases/presegmented.txt
