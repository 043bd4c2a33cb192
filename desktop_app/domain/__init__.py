"""Frozen values that every other package understands; no dependencies beyond numpy types."""
