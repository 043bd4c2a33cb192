"""Widgets and delegates that several pages use."""
