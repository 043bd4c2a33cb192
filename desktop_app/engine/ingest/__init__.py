"""The import of products and their pictures into a catalogue.

``importer.import_products`` runs it: ``row_conflicts`` rejects contradictory rows,
``import_reader`` reads and decodes new pictures ahead, ``chunk_changes`` compares rows
with the catalogue and writes the changes. ``known_products`` and ``picture_moves`` find the
products of files that were renamed, ``replaced_pictures`` what a table no longer names;
``picture_download`` downloads pictures on the web, if asked to. ``backfill`` computes what
pictures imported earlier lack. ``prefetch`` is the parallel map behind all of them.
"""
