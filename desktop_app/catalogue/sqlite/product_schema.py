"""Migration 1: the tables of products, pictures and vectors."""

from typing import Final

# AUTOINCREMENT: ids are never reused, so an id in an index file or a resolution always
# means the same picture.
PRODUCT_SCHEMA: Final = (
    """
    CREATE TABLE catalogue (
        id TEXT NOT NULL,
        created_at TEXT NOT NULL
    ) STRICT
    """,
    """
    INSERT INTO catalogue
    VALUES (lower(hex(randomblob(16))), strftime('%Y-%m-%dT%H:%M:%SZ'))
    """,
    """
    CREATE TABLE products (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        sku TEXT NOT NULL UNIQUE CHECK (sku <> ''),
        name TEXT NOT NULL DEFAULT '',
        brand TEXT NOT NULL DEFAULT '',
        category TEXT NOT NULL DEFAULT '',
        price TEXT,
        currency TEXT NOT NULL DEFAULT '',
        gtin TEXT NOT NULL DEFAULT '',
        description TEXT NOT NULL DEFAULT '',
        attributes TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(attributes)),
        created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ')),
        updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ'))
    ) STRICT
    """,
    """
    CREATE TABLE pictures (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        product_id INTEGER NOT NULL REFERENCES products ON DELETE CASCADE,
        path TEXT NOT NULL,
        content_hash TEXT NOT NULL,
        file_bytes INTEGER NOT NULL,
        file_mtime_ns INTEGER NOT NULL,
        width_px INTEGER NOT NULL,
        height_px INTEGER NOT NULL,
        added_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ')),
        UNIQUE (product_id, path)
    ) STRICT
    """,
    # Blobs have their own table, so that a scan over the pictures does not read them.
    """
    CREATE TABLE thumbnails (
        picture_id INTEGER PRIMARY KEY REFERENCES pictures ON DELETE CASCADE,
        jpeg BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE vectors (
        model TEXT NOT NULL,
        picture_id INTEGER NOT NULL REFERENCES pictures ON DELETE CASCADE,
        vector BLOB NOT NULL,
        PRIMARY KEY (model, picture_id)
    ) STRICT
    """,
    "CREATE INDEX pictures_by_content ON pictures (content_hash)",
    "CREATE INDEX vectors_by_picture ON vectors (picture_id)",
)
