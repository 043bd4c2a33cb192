"""The products of the demo catalogue, one module per department.

``product`` defines products and product lines; ``duplicates`` are planted for
the audit, and ``absent`` has products that occur only in query photos.
"""
