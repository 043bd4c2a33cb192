"""Colours, icons, style sheet and theme."""
