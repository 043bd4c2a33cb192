"""The basket scene of the demo: the products in a photo of many, counted one by one.

The ``BasketScene`` decides when a photo is counted and shown, and pauses the slideshow
meanwhile. The ``BasketView`` paints the boxes, and beside them the list.
"""
