"""The public data sets of real photos, shared by ``benchmarks`` and ``training``."""

# First: it sets environment variables that numpy reads when it is imported.
import desktop_app as desktop_app
