"""Widgets, text layout and image conversion that several pages use."""
