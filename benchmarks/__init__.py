"""Figures, each printed beside what it is measured against."""

# First of all: it sets what numpy reads when it is imported.
import desktop_app as desktop_app
