"""Figures of speed, memory and accuracy, printed beside what they are measured against."""

# First of all: it sets what numpy reads when it is imported.
import desktop_app as desktop_app
