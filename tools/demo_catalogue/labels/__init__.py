"""Labels: ``copy`` is what one says, ``designs`` and ``loud`` are how it is set.

``printing`` makes the pictures that a pack needs, ``pen`` draws them with the
shapes and fonts of ``artwork``. ``plants``, ``motifs`` (food) and ``emblems`` are
what is pictured, and ``patterns`` have no words.
"""
