"""The label on a product at the counter."""
