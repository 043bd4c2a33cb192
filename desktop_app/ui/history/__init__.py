"""The window with the history of the catalogue: who did what, and undo and redo."""
