"""Confirmed photos, and a metric learned from them and the catalogue's own pictures."""
