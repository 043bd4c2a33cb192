"""The window with the user guide: its pages, contents and search."""
