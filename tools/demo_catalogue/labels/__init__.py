"""Labels: ``copy`` is what one says, ``designs`` and ``loud`` are how it is set.

``printing`` makes the pictures that a pack needs, ``pen`` draws them with fonts
from ``fonts/``; ``motifs`` adds to what the sample can picture, and ``patterns``
have no words.
"""
