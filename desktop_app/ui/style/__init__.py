"""Colours, icons, style sheet and theme of the application."""
