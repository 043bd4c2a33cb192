"""The schema of stock takes."""

from typing import Final

STOCK_TAKE_SCHEMA: Final = (
    """
    CREATE TABLE stock_takes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL,
        change_id INTEGER NOT NULL REFERENCES changes
    ) STRICT
    """,
    # ``units``: JSON, ``[[left, top, right, bottom, product id or null, score, is sure], …]``.
    """
    CREATE TABLE stock_photos (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        take_id INTEGER NOT NULL REFERENCES stock_takes ON DELETE CASCADE,
        content_hash TEXT NOT NULL,
        file TEXT NOT NULL,
        units TEXT NOT NULL,
        keypoints BLOB NOT NULL,
        change_id INTEGER NOT NULL REFERENCES changes,
        UNIQUE (take_id, content_hash)
    ) STRICT
    """,
    # ``transform``: JSON, nine numbers, row by row.
    """
    CREATE TABLE stock_transforms (
        earlier_id INTEGER NOT NULL REFERENCES stock_photos ON DELETE CASCADE,
        later_id INTEGER NOT NULL REFERENCES stock_photos ON DELETE CASCADE,
        transform TEXT NOT NULL,
        PRIMARY KEY (later_id, earlier_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX stock_transforms_by_earlier ON stock_transforms (earlier_id)",
    # Without a reference to products: a deleted product comes back with undo.
    """
    CREATE TABLE stock_entries (
        take_id INTEGER NOT NULL REFERENCES stock_takes ON DELETE CASCADE,
        product_id INTEGER NOT NULL,
        decision TEXT NOT NULL CHECK (decision IN ('open', 'keep', 'recount')),
        hand_count INTEGER,
        counted INTEGER,
        stock INTEGER,
        change_id INTEGER NOT NULL REFERENCES changes,
        PRIMARY KEY (take_id, product_id)
    ) STRICT, WITHOUT ROWID
    """,
)
