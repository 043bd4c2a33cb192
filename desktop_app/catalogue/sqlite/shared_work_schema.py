"""Migration 21: what the stations of a shared catalogue tell each other besides the products."""

from typing import Final

SHARED_WORK_SCHEMA: Final = (
    # Products that were accepted at a counter. SKU and name stay after the product is gone.
    """
    CREATE TABLE accepted_lines (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        accepted_at TEXT NOT NULL,
        author TEXT NOT NULL,
        station TEXT NOT NULL,
        product_id INTEGER NOT NULL,
        sku TEXT NOT NULL,
        name TEXT NOT NULL,
        quantity INTEGER NOT NULL,
        verdict TEXT NOT NULL,
        score REAL
    ) STRICT
    """,
    # Values of two stations for one field. The first one to arrive is kept; users decide.
    """
    CREATE TABLE conflicts (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        kept TEXT NOT NULL CHECK (json_valid(kept)),
        refused TEXT NOT NULL CHECK (json_valid(refused)),
        author TEXT NOT NULL,
        station TEXT NOT NULL,
        found_at TEXT NOT NULL,
        settled_at TEXT,
        settled_by TEXT
    ) STRICT
    """,
)
