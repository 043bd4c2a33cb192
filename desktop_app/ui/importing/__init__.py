"""Importing: choose a source and how it is read, see what would change, correct rows.

``ImportController`` runs an import from start to end. The ``ImportDialog`` makes an
``ImportPlan``: it reads the first lines again with every choice (``TableLoader``) and
compares the table with the catalogue meanwhile (``ImportCheck``). The engine client runs
the plan while the window stays usable. In the ``ReportDialog`` the rows that were
rejected or have a warning can be corrected and imported again.
"""
