"""The shelf: its rows and facings in a photo, and what is different from its plan."""
