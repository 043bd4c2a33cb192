"""Shared catalogues: connecting to one, publishing one, and conflicts between stations."""
