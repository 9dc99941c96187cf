# What this folder adds to the build.
# The library for Python programs: PYTHONPATH=$(pkg-config --variable=pythondir gongbao).
gongbaopythondir = $(pkgdatadir)/python
dist_gongbaopython_DATA = python/gongbao.py
EXTRA_DIST += python/README.md
