"""Evaluations and audits as HTML pages that open anywhere, offline, and can be printed.

``evaluation_page`` builds the page of an evaluation from ``evaluation_sections``;
``group_page`` builds the page of an audit. Both use ``page_elements`` and ``svg_plots``,
which are trees of elements (``markup``): text from a catalogue is always escaped. The
style sheet is an asset and is copied into the page.
"""
