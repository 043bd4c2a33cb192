"""Products, their pictures and what is known of them: ids to records and back.

``importing`` reads a shop's table or folder into rows, ``queries`` a table of
photos to evaluate with, ``decision_table`` one of decisions; ``sheets`` writes tables.
``store`` keeps products, pictures and thumbnails, and leads to the other groups of
tables (``vectors``, ``appearances``, ``keypoints``, ``teachings``, ``findings``,
``decisions``, from which ``rulings`` follow) and to the ``survey`` of all products, all in
``catalog.sqlite``, which ``database`` opens and whose schema grows by the numbered
steps in ``migrations``. ``bundled`` packs one to come with the program, and copies it
to where it is opened; ``backups`` keeps copies of it. What leaves this room is
``records``: frozen values, never a row or a cursor. All SQL of the program stands
here.
"""
