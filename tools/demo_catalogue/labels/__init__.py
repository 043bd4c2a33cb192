"""Labels: what is printed on the products.

``label_text`` is the content of a label; ``plain_designs`` and ``bold_designs`` lay it
out. ``printing`` makes the pictures that a pack needs; ``canvas`` and
``decoration_canvas`` draw shapes and text. ``plants``, ``motifs`` (food) and ``emblems``
are pictures on labels, and ``patterns`` have no text.
"""
