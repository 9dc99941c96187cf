# The plugin `metadata`: place, year, title, date, speaker and kind of a report.
plugin_LTLIBRARIES += plugins/metadata/metadata.la
plugins_metadata_metadata_la_SOURCES = \
	plugins/metadata/metadata.c \
	plugins/metadata/evidence.h plugins/metadata/evidence.c \
	plugins/metadata/places.h plugins/metadata/places.c \
	plugins/metadata/vocabulary.h plugins/metadata/vocabulary.c \
	plugins/common/scan.h plugins/common/scan.c \
	plugins/common/years.h plugins/common/years.c
plugins_metadata_metadata_la_LDFLAGS = $(PLUGIN_LDFLAGS)
metadatadatadir = $(pkgdatadir)/metadata
dist_metadatadata_DATA = \
	plugins/metadata/data/places.tsv \
	plugins/metadata/data/words.tsv
EXTRA_DIST += plugins/metadata/README.md plugins/metadata/cases/text.txt plugins/metadata/cases/given.txt
