"""What the demo catalogue sells: one module for each part of the shop.

``record`` says what is known about a product and how a family of packs is
written down; ``duplicates`` are planted for the audit and ``absent`` appears
in query photos only.
"""
