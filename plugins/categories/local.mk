# The plugin `categories`: how much a report speaks of what.
plugin_LTLIBRARIES += plugins/categories/categories.la
plugins_categories_categories_la_SOURCES = \
	plugins/categories/categories.c \
	plugins/categories/dictionary.h plugins/categories/dictionary.c plugins/categories/columns.c \
	plugins/categories/matcher.h plugins/categories/matcher.c \
	plugins/categories/resolve.h plugins/categories/resolve.c \
	plugins/categories/panel.h plugins/categories/panel.c \
	plugins/common/encoding.h plugins/common/encoding.c \
	plugins/common/scan.h plugins/common/scan.c \
	plugins/common/years.h plugins/common/years.c
if HAVE_YAML
plugins_categories_categories_la_SOURCES += plugins/categories/yaml.c
else
plugins_categories_categories_la_SOURCES += plugins/categories/yaml_absent.c
endif
plugins_categories_categories_la_CPPFLAGS = $(AM_CPPFLAGS) $(YAML_CFLAGS)
plugins_categories_categories_la_LIBADD = plugins/common/libcounts.la $(YAML_LIBS) -lm
plugins_categories_categories_la_LDFLAGS = $(PLUGIN_LDFLAGS)
categoriesdatadir = $(pkgdatadir)/categories
dist_categoriesdata_DATA = plugins/categories/data/topics.tsv
EXTRA_DIST += plugins/categories/README.md plugins/categories/yaml.c plugins/categories/yaml_absent.c \
	plugins/categories/cases/topics.txt plugins/categories/cases/dictionary.yml
