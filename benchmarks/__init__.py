"""Measure speed, memory and accuracy; every figure is printed beside its reference."""

# First: it sets environment variables that numpy reads when it is imported.
import desktop_app as desktop_app
