"""Shapes: one module for each sort of thing, all made of ``mesh`` and ``thing``."""
