"""Export of products: the dialog that asks what and where, and its controller."""
