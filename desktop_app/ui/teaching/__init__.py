"""Learning from the catalogue: the dialog, its figures and the controller."""
