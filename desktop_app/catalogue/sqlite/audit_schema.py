"""The schema of the audit: merged products, findings, and resolutions."""

from typing import Final

AUDIT_SCHEMA: Final = (
    # A merged product keeps its row and its pictures, so that the merge can be undone
    # and its SKU is still found; it counts for the other product.
    "ALTER TABLE products ADD COLUMN merged_into INTEGER REFERENCES products",
    "CREATE INDEX products_by_merge ON products (merged_into) WHERE merged_into IS NOT NULL",
    # Categories are counted in this index, without merged products.
    "DROP INDEX products_by_category",
    "CREATE INDEX products_by_category ON products (category, merged_into)",
    # By contents, not by picture: a file that is used for twenty SKUs is scanned once,
    # and findings stay when a picture is imported again.
    """
    CREATE TABLE findings (
        first_hash TEXT NOT NULL,
        second_hash TEXT NOT NULL,
        level TEXT NOT NULL CHECK (level IN ('exact', 'copy', 'same_product')),
        score REAL NOT NULL,
        transform TEXT CHECK (transform IS NULL OR json_valid(transform)),
        PRIMARY KEY (first_hash, second_hash),
        CHECK (first_hash < second_hash)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX findings_by_second ON findings (second_hash)",
    """
    CREATE TABLE audited (
        content_hash TEXT PRIMARY KEY,
        method TEXT NOT NULL,
        sharpness REAL NOT NULL,
        brightness REAL NOT NULL,
        stranger_hash TEXT
    ) STRICT, WITHOUT ROWID
    """,
    # Resolutions that are undone and redone together. The changes are
    # [[product id, column, before, after], ...].
    """
    CREATE TABLE actions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        ruling TEXT NOT NULL CHECK (ruling IN ('merge', 'variant', 'different', 'later')),
        author TEXT NOT NULL,
        acted_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ')),
        is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
        changes TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(changes))
    ) STRICT
    """,
    # An action resolves every two products of a set in the same way, valid while both
    # have the same pictures as then.
    """
    CREATE TABLE decisions (
        action_id INTEGER NOT NULL REFERENCES actions ON DELETE CASCADE,
        set_number INTEGER NOT NULL,
        product_id INTEGER NOT NULL REFERENCES products ON DELETE CASCADE,
        pictures TEXT NOT NULL,
        PRIMARY KEY (action_id, set_number, product_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX decisions_by_product ON decisions (product_id)",
)
