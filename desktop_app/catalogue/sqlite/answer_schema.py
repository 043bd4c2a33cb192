"""The schema of the file of kept answers; versions are numbered and append-only."""

import sqlite3
from typing import Final

from desktop_app.errors import Message, VitrineError

# AUTOINCREMENT: the id of a deleted answer is never that of a newer one.
_VERSIONS: Final = (
    (
        """
        CREATE TABLE answers (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            key TEXT NOT NULL UNIQUE CHECK (length(key) = 32 AND key NOT GLOB '*[^0-9a-f]*'),
            answered_at TEXT NOT NULL,
            station TEXT NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('match', 'check', 'unknown')),
            photo_count INTEGER NOT NULL,
            region TEXT NOT NULL,
            codes TEXT NOT NULL,
            photo_bytes INTEGER NOT NULL,
            corrected_at TEXT,
            picture_key TEXT NOT NULL DEFAULT '',
            action_id INTEGER,
            is_undone INTEGER NOT NULL DEFAULT 0,
            search_text TEXT NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE answer_products (
            answer_id INTEGER NOT NULL REFERENCES answers ON DELETE CASCADE,
            role TEXT NOT NULL CHECK (role IN ('offered', 'chosen', 'corrected')),
            position INTEGER NOT NULL,
            product_id INTEGER NOT NULL,
            score REAL,
            picture_id INTEGER,
            product TEXT NOT NULL,
            PRIMARY KEY (answer_id, role, position)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX answers_by_time ON answers (answered_at)",
        "CREATE INDEX answer_products_by_product ON answer_products (product_id, answer_id)",
        "CREATE INDEX answers_by_action ON answers (action_id) WHERE action_id IS NOT NULL",
    ),
    ("ALTER TABLE answers ADD COLUMN customer TEXT NOT NULL DEFAULT ''",),
    ("ALTER TABLE answers ADD COLUMN replaced_key TEXT NOT NULL DEFAULT ''",),
)


def prepare(connection: sqlite3.Connection) -> None:
    """Create or extend the tables of an open file.

    Raises:
        VitrineError: a newer version of the program has written it.
    """
    # Before the first table is created: the file shrinks with what is deleted.
    connection.execute("PRAGMA auto_vacuum = FULL")
    connection.execute("PRAGMA secure_delete = ON")
    # Otherwise a power failure can bring the journal of the last answer back, which undoes it.
    connection.execute("PRAGMA synchronous = EXTRA")
    connection.execute("PRAGMA foreign_keys = ON")
    if _version(connection) == len(_VERSIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    with connection:
        # Another window may have been faster.
        version = _version(connection)
        if version > len(_VERSIONS):
            raise VitrineError(
                Message("The kept answers were written by a newer version of Vitrine."),
                Message("Update Vitrine, or delete the kept answers."),
            )
        for statements in _VERSIONS[version:]:
            for statement in statements:
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {len(_VERSIONS)}")


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])
