"""Vitrine finds a product from a photo, on the desktop, offline.

``vision`` decodes and embeds a photo, ``search`` finds the nearest vectors,
``catalogue`` stores the products that they belong to, ``engine`` combines these
into an answer, and ``ui`` or ``cli`` shows it. ``app`` creates all objects of the
window; ``cli`` those of the commands.
"""

import os

# The program runs whole pictures in parallel. The threads that OpenBLAS starts for each
# matrix product then only compete for the cores: with two busy cores the keypoints of a
# query took 180 ms with these threads and 23 ms without. OpenBLAS reads this variable
# when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
