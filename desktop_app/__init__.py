"""Vitrine finds a product from a photo, on the desktop, offline.

A photo goes one way: ``vision`` decodes and embeds it, ``search`` finds the
nearest vectors, ``catalogue`` knows the products behind them, ``engine`` turns
all that into an answer, and ``ui`` or ``cli`` shows it. ``app`` builds the
window and ``cli`` the commands; everything else is handed what it needs.
"""

import os

# Threads are given whole pictures to work on. Those that OpenBLAS starts for every
# product of two matrices only wait for each other then: on two busy cores the
# keypoints of a query took 180 ms with them and take 23 ms without. It reads this
# when numpy is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
