"""The schema of imported tables and their layouts."""

from typing import Final

IMPORT_TABLES_SCHEMA: Final = (
    # The last version of each table; see ``table_origin``.
    """
    CREATE TABLE import_tables (
        id INTEGER PRIMARY KEY,
        path TEXT NOT NULL,
        headings TEXT NOT NULL,
        imported_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ')),
        UNIQUE (path, headings)
    ) STRICT
    """,
    """
    CREATE TABLE product_tables (
        product_id INTEGER NOT NULL REFERENCES products ON DELETE CASCADE,
        table_id INTEGER NOT NULL REFERENCES import_tables ON DELETE CASCADE,
        PRIMARY KEY (product_id, table_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX product_tables_by_table ON product_tables (table_id)",
    "CREATE TABLE bin_product_tables AS SELECT * FROM product_tables WHERE 0",
    # Pictures tell which products earlier imports had.
    """
    INSERT INTO import_tables (path, headings)
    SELECT DISTINCT origin_table, coalesce(origin_headings, '') FROM pictures
    WHERE origin_table IS NOT NULL
    """,
    """
    INSERT INTO product_tables (product_id, table_id)
    SELECT DISTINCT p.product_id, t.id FROM pictures p JOIN import_tables t
    ON t.path = p.origin_table AND t.headings = coalesce(p.origin_headings, '')
    """,
    # How a user has a table read; see ``TableLayout``.
    """
    CREATE TABLE table_layouts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        supplier TEXT NOT NULL,
        supplier_key TEXT NOT NULL,
        headings TEXT NOT NULL CHECK (json_valid(headings)),
        headings_key TEXT NOT NULL,
        mapping TEXT NOT NULL CHECK (json_valid(mapping)),
        sheet TEXT,
        header_row INTEGER,
        encoding TEXT,
        delimiter TEXT,
        saved_at TEXT NOT NULL,
        change_id INTEGER REFERENCES changes,
        UNIQUE (supplier_key, headings_key)
    ) STRICT
    """,
)
