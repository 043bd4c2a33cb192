"""Export of groups, findings and evaluations to files.

``group_export`` and ``pair_export`` write tables and pages of an audit; ``report`` builds
the HTML pages. The caller passes in what is written: this package looks for nothing.
"""
