"""The schema of the text in pictures, with a bin for that of deleted pictures."""

from typing import Final

LABEL_TEXT_SCHEMA: Final = (
    # ``lines``: JSON, ``[[text, confidence, height], …]``.
    """
    CREATE TABLE label_texts (
        picture_id INTEGER PRIMARY KEY REFERENCES pictures ON DELETE CASCADE,
        version INTEGER NOT NULL,
        lines TEXT NOT NULL
    ) STRICT
    """,
    "CREATE TABLE bin_label_texts AS SELECT * FROM label_texts WHERE 0",
    "CREATE INDEX bin_label_texts_by_picture ON bin_label_texts (picture_id)",
)
