"""Export of products, groups, findings and evaluations to files.

``catalogue_export`` writes all products; ``group_export`` and ``pair_export`` write tables
and pages of an audit; ``report`` builds the HTML pages. ``catalogue_export`` and
``group_export`` read the products from the catalogue; the others get all they write from
the caller.
"""
