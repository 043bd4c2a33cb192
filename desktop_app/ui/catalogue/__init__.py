"""The catalogue page: all products as a table or a grid, to find, change, archive and delete.

``ProductListController`` reads the sorted and filtered list as product ids; ``RowCache`` reads
what is shown of the products near the viewport. Table and grid show the same rows.

The ``ProductPane`` shows the current product: pictures in the ``PictureSection``, fields in
the ``FieldForm``, changes in the ``HistorySection``. ``FieldEditing`` checks and saves what
is typed. ``AddProductDialog`` adds a product by hand, from a photo or as a copy.
"""
