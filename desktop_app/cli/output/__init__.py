"""Formatting of results as JSON and as lines for people."""
