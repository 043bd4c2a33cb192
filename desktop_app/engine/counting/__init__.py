"""Counting of the products in a photo of many."""
