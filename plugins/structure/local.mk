# The plugin `structure`: sections and sentences.
plugin_LTLIBRARIES += plugins/structure/structure.la
plugins_structure_structure_la_SOURCES = \
	plugins/structure/structure.c \
	plugins/common/scan.h plugins/common/scan.c \
	plugins/structure/mark.h plugins/structure/mark.c \
	plugins/structure/words.h plugins/structure/words.c \
	plugins/structure/lines.h plugins/structure/lines.c plugins/structure/typesetting.c \
	plugins/common/years.h plugins/common/years.c \
	plugins/structure/zones.h plugins/structure/zones.c \
	plugins/structure/outline.h plugins/structure/outline.c plugins/structure/parts.c \
	plugins/structure/sentences.h plugins/structure/sentences.c
plugins_structure_structure_la_LDFLAGS = $(PLUGIN_LDFLAGS)
structuredatadir = $(pkgdatadir)/structure
dist_structuredata_DATA = \
	plugins/structure/data/marks.tsv \
	plugins/structure/data/lines.tsv \
	plugins/structure/data/parts.tsv
EXTRA_DIST += plugins/structure/README.md \
	plugins/structure/cases/sections.txt plugins/structure/cases/zones.txt plugins/structure/cases/sentences.txt
