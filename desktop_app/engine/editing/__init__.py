"""Changes of products by hand; each is one action that can be undone.

``product_editor`` has all use cases. ``field_validation`` turns what a user typed into
values, ``bulk_edit`` plans the same change of many products, ``picture_addition`` stores
new pictures, ``action_description`` says what undo and redo would do.
"""
