"""Vitrine finds a product from a photo, on the desktop, offline.

A photo goes one way: ``vision`` decodes and embeds it, ``search`` finds the
nearest vectors, ``catalogue`` knows the products behind them, ``engine`` turns
all that into an answer, and ``ui`` or ``cli`` shows it. ``app`` builds the
window and ``cli`` the commands; everything else is handed what it needs.
"""

__version__ = "0.1.0"
