"""Learning from the catalogue: the dialog, its figures and their controller."""
