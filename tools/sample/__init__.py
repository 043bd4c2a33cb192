"""Makes the sample: some thirty invented products, drawn by a small renderer.

``products`` lists what is for sale; ``packs`` and ``wares`` build each thing
from ``shapes`` (signed distances) covered with ``surfaces``. Print comes from
``labels``, which sets ``motifs`` and text with the pen of ``artwork``. ``scene``
is what is looked at and ``render`` looks; ``studio`` takes the catalogue
pictures and ``counter`` the query photos. ``tools/make_sample.py`` writes it
all to ``assets/sample``.

Lengths are in decimetres, y points up, a thing stands on y = 0 and shows its
front to +z. Light and textures are linear, 0..1 where nothing shines; colours
are written ``#rrggbb`` in sRGB.
"""
