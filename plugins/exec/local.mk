plugin_LTLIBRARIES += plugins/exec/exec.la
plugins_exec_exec_la_SOURCES = plugins/exec/exec.c plugins/exec/hooks.c plugins/exec/hooks.h plugins/exec/instance.h \
	plugins/exec/description.c plugins/exec/description.h plugins/exec/declare.c plugins/exec/declare.h \
	plugins/exec/child.c plugins/exec/child.h plugins/exec/noise.c plugins/exec/noise.h plugins/exec/send.c plugins/exec/receive.c \
	plugins/exec/offsets.c plugins/exec/offsets.h plugins/exec/text.c plugins/exec/text.h
plugins_exec_exec_la_CPPFLAGS = $(AM_CPPFLAGS) $(CJSON_CFLAGS)
plugins_exec_exec_la_LIBADD = $(CJSON_LIBS) -lm
plugins_exec_exec_la_LDFLAGS = $(PLUGIN_LDFLAGS)
EXTRA_DIST += plugins/exec/README.md
