"""Evaluation: choose a table of photos, follow the progress, read the figures.

``EvaluationController`` opens the ``QueryTableDialog``, runs the evaluation as a
job, shows its figures in the ``ResultDialog`` and writes the report.
"""
