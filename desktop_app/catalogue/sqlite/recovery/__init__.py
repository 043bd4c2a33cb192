"""Damaged databases: what is wrong with them, and what can be saved."""
