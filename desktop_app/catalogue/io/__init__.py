"""Reading and writing tables, and reading folders of pictures."""
