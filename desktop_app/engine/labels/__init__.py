"""The text on labels: read from pictures, compared with that of a photo, and what follows.

``label_backfill.py`` reads the pictures of the catalogue once. ``label_ruling.py`` gives an
answer with candidates that look alike the probabilities that follow from the words of the
photo. Reading a photo takes longer than a search, so it comes after the answer.
"""
