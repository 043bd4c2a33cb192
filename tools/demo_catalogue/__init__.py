"""Makes the sample in ``assets/sample``: some 250 invented products, rendered with Blender.

``products`` lists what is for sale, in English and Chinese. ``shapes`` builds
each thing as numbers (``mesh``, ``materials``, ``thing``) and covers it with
print from ``labels``, which sets motifs and text in fifteen design systems.
``queries`` and ``baskets`` plan the photos taken in ``places`` among ``props``,
with their ground truth. All of that is numpy and Pillow.

``blender`` and ``shaders`` turn things into pictures and are the only modules
that import bpy; ``studio``, ``outdoors`` and ``basketry`` use them. ``work``
knows every picture to make, ``truth`` every table, and ``__main__`` makes what
is missing. ``tools.bundle_catalogue`` then makes the catalogue of it that the
program opens.

Lengths are in centimetres, z points up, a thing stands on z = 0 and shows its
front to -y. Every random choice has a seed of its own.
"""
