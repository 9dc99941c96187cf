# What this folder adds to the build.
dist_man_MANS += docs/man/gongbao.1
EXTRA_DIST += docs/case-files.md
EXTRA_DIST += docs/performance.md
EXTRA_DIST += docs/processes.md

dist_doc_DATA += docs/architecture.md docs/plugin-abi.md docs/plugin-guide.md docs/output.md docs/dependencies.md
dist_doc_DATA += docs/plugin-protocol.md
