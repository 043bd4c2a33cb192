"""The catalogue in one SQLite database."""
