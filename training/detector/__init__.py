"""Training of the product detector, which finds where the things in a photo are."""
