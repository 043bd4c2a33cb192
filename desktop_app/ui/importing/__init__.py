"""Importing: choose a source, map its columns, follow the progress, read the report.

``ImportController`` runs an import from start to end. The ``ImportDialog`` makes
an ``ImportPlan``, the engine client runs it while the window stays usable, and
the ``ReportDialog`` shows its figures and the rejected rows with their reasons.
"""
