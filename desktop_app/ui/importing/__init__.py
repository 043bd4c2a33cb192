"""Importing: choose a source, say what its columns mean, watch, read the report.

``ImportController`` leads through it. The ``ImportDialog`` makes an ``ImportPlan``,
the engine runs it while the window stays usable, and the ``ReportDialog``
tells what was taken in and which rows were left out, and why.
"""
