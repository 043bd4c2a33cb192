"""The use cases of the program, for the window and the command line alike.

``catalogue_browser`` browses a catalogue without a model; ``workspace`` adds a model and an
index, and has all other use cases. ``recognition`` identifies photos, ``ingest`` imports
products, ``duplicates`` audits the catalogue, ``learning`` learns a metric from it,
``evaluation`` measures the accuracy, and ``export`` writes reports and tables. Nothing here
imports Qt or a heavy library; ``vision``, ``search`` and ``catalogue`` wrap those.
"""
