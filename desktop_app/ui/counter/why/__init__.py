"""Why the counter page answered as it did: one candidate explained at a time."""
