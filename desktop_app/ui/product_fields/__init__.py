"""The fields of a product as a form, and what a photo of a new product suggests for them."""
