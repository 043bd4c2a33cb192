"""Learning from the catalogue which differences do not matter."""
