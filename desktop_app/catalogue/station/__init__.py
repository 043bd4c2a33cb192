"""A station of a shared catalogue: its local copy, and what keeps it equal with the server."""
