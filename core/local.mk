# The core, built once and linked into the program, the engine and the library.
noinst_LTLIBRARIES += core/libcore.la
core_libcore_la_SOURCES = \
	core/paths.h core/paths.c \
	core/base/arena.h core/base/arena.c \
	core/base/buffer.h core/base/buffer.c \
	core/base/error.h core/base/error.c \
	core/base/utf8.h core/base/utf8.c \
	core/base/decimal.h core/base/decimal.c \
	core/base/lexicon.h core/base/lexicon.c \
	core/base/lexicon_trie.h core/base/lexicon_trie.c core/base/lexicon_pack.c \
	core/base/datafile.h core/base/datafile.c \
	core/base/suggest.h core/base/suggest.c \
	core/model/schema.h core/model/schema.c \
	core/model/digest.h core/model/digest.c core/model/document.h core/model/document_internal.h core/model/document.c \
	core/model/layer.c core/model/position.c core/model/rows.h core/model/rows.c \
	core/model/transfer.h core/model/transfer_format.h core/model/pack.c core/model/unpack.c \
	core/plugin/option.h core/plugin/option.c \
	core/plugin/manifest_file.h core/plugin/manifest_file.c \
	core/plugin/registry.h core/plugin/registry.c \
	core/plugin/loader.h core/plugin/loader.c \
	core/plugin/trust.h core/plugin/trust.c \
	core/plugin/probe.h core/plugin/probe.c core/plugin/probe_child.h core/plugin/probe_child.c \
	core/plugin/scan.h core/plugin/scan.c core/plugin/elf.h core/plugin/elf.c \
	core/plugin/bundle.h core/plugin/bundle.c core/plugin/complete.h core/plugin/complete.c \
	core/plugin/declaration.h core/plugin/declaration.c \
	core/plugin/describe.h core/plugin/describe.c \
	core/chain/expression.h core/chain/expression.c \
	core/chain/plan.h core/chain/plan_internal.h core/chain/plan.c core/chain/plan_json.c core/chain/order.c \
	core/plugin/declared.h \
	core/run/host.h core/run/host.c \
	core/run/instance.h core/run/instance.c \
	core/run/setup.h core/run/setup.c core/run/source.h core/run/source.c \
	core/run/run.h core/run/run.c \
	core/run/local.c core/run/analysis.h core/run/analysis.c core/run/looked_at.h core/run/looked_at.c \
	core/run/gate.h core/run/gate.c \
	core/run/manifest.h core/run/manifest.c \
	core/run/output.h core/run/output.c core/run/staged_file.h core/run/staged_file.c \
	core/run/channel.h core/run/channel.c core/run/parcel.h core/run/parcel.c core/run/protocol.h \
	core/run/control.h core/run/control.c core/run/limits.h core/run/limits.c \
	core/run/capture.h core/run/capture.c core/run/request.h core/run/request.c \
	core/run/launch.h core/run/launch.c \
	core/run/supervisor.h core/run/supervisor.c core/run/children.c core/run/feed.c core/run/jobs.c core/run/blame.c \
	core/run/delivery.c core/run/record.c \
	core/run/engine.h core/run/engine.c core/run/engine_child.c \
	core/run/role.h core/run/role.c core/run/worker.c core/run/reader.c \
	core/run/consumer.h core/run/consumer.c core/run/collector.c core/run/writer.c
core_libcore_la_CPPFLAGS = $(AM_CPPFLAGS) $(UTF8PROC_CFLAGS) $(CJSON_CFLAGS) $(NETTLE_CFLAGS) \
	-DGB_PLUGIN_DIRECTORY='"$(plugindir)"' -DGB_DATA_DIRECTORY='"$(pkgdatadir)"' \
	-DGB_ENGINE_PATH='"$(pkglibexecdir)/gongbao-engine"'
core_libcore_la_LIBADD = $(LTDL_LIBS) $(GMP_LIBS) $(UTF8PROC_LIBS) $(CJSON_LIBS) $(NETTLE_LIBS) -lcsv -ldl -lm

# The engine: loads the plugins and forks the processes that run them.
pkglibexec_PROGRAMS += gongbao-engine
gongbao_engine_SOURCES = core/run/engine_main.c
gongbao_engine_LDADD = core/libcore.la

# The library: the same core; only gongbao_* can be seen from outside.
lib_LTLIBRARIES += libgongbao.la
libgongbao_la_SOURCES = core/embed/library.c
libgongbao_la_CPPFLAGS = $(AM_CPPFLAGS)
libgongbao_la_LIBADD = core/libcore.la
libgongbao_la_LDFLAGS = $(AM_LDFLAGS) -version-info 0:0:0 -Wl,--version-script=$(top_srcdir)/core/embed/libgongbao.map
libgongbao_la_DEPENDENCIES = core/libcore.la core/embed/libgongbao.map
EXTRA_DIST += core/embed/libgongbao.map
