"""Training of what counting adds to the model."""
