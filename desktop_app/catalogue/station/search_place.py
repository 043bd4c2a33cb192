"""Where the pictures of a shared catalogue are searched: at a station, or by the server."""

import os
from typing import Final

import psycopg

from desktop_app.catalogue.postgres.search_table import is_prepared

# ``local`` or ``server``; anything else lets the size decide.
VARIABLE: Final = "VITRINE_SEARCH"
# The tables of what is computed from pictures, which are most of a catalogue.
FEATURE_TABLES: Final = ("vectors", "keypoints", "appearances", "label_texts", "thumbnails")
# About two million pictures, whose index needs 2.2 GB of memory here.
_LOCAL_BYTES: Final = 4 * 2**30


def has_room_for_features(connection: psycopg.Connection) -> bool:
    """Return whether a new copy will have what is computed from all pictures.

    The environment variable ``VITRINE_SEARCH`` can ask for ``local`` or ``server``; otherwise the
    size of the embeddings decides. A server whose search was not prepared is never asked.

    Raises:
        psycopg.Error: the server has refused, or is not reached.
    """
    choice = os.environ.get(VARIABLE, "auto")
    if choice == "local" or not is_prepared(connection):
        return True
    row = connection.execute("SELECT pg_table_size('vitrine.vectors')").fetchone()
    is_large = row is not None and row[0] > _LOCAL_BYTES
    return choice != "server" and not is_large
