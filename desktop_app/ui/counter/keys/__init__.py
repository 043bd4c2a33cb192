"""The keys of the counter page."""
