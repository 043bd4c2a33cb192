"""The catalogue: products, pictures, and what is derived from them or decided about them.

``protocols`` has the interfaces that the engine uses, ``sqlite`` implements them with one
database in a folder, and ``io`` reads and writes tables. All SQL is in ``sqlite``.
"""
