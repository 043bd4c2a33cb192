"""The catalogue page: all products as a table or a grid, to be found, changed and taken out.

``ProductListController`` reads the sorted and filtered list as product ids; ``RowCache`` reads
what is shown of the products near the viewport. Table and grid show the same rows.
"""
