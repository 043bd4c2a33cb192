"""Evaluating in the window: choose a table of photos, watch, read the figures.

``evaluator`` leads from ``choose_dialog`` through the job, which the window's
progress strip follows, to ``result_dialog``, and writes the report.
"""
