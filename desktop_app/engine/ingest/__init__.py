"""The import of products and their pictures into a catalogue.

``importer.import_products`` runs it: ``row_conflicts`` rejects contradictory rows,
``import_reader`` reads and decodes new pictures ahead, ``chunk_changes`` compares rows
with the catalogue and writes the changes. ``backfill`` computes what pictures imported
earlier lack. ``prefetch`` is the parallel map behind all of them.
"""
