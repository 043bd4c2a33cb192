"""Importing products and their pictures."""
