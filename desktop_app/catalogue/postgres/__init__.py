"""Catalogues that many stations share, in PostgreSQL with pgvector: the side of the server."""
