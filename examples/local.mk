# What this folder adds to the build.
# The example of the library is built and run by a test.
check_PROGRAMS += examples/embed/quantities
examples_embed_quantities_SOURCES = examples/embed/quantities.c
examples_embed_quantities_LDADD = libgongbao.la

# Reports to try things on, and a plugin to copy.
examplereportsdir = $(docdir)/examples/reports
dist_examplereports_DATA = \
	examples/reports/README.md \
	examples/reports/云泽市-2023.txt \
	examples/reports/云泽市-2024.txt \
	examples/reports/青岚县-2023.txt \
	examples/reports/青岚县-2024.txt
exampleplugindir = $(docdir)/examples/plugin
dist_exampleplugin_DATA = \
	examples/plugin/README.md examples/plugin/Makefile examples/plugin/pledge.c examples/plugin/cases.txt
exampleplugindatadir = $(exampleplugindir)/pledge.data
dist_exampleplugindata_DATA = examples/plugin/pledge.data/words.tsv

# The default chain is data.
chainsdir = $(pkgdatadir)/chains
dist_chains_DATA = examples/chains/default.json
