"""A frame that was captured: its search in the background, and its picture."""
