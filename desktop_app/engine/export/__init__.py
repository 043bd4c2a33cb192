"""Groups, pairs and reports written to files."""
