"""The schema of the history: actions, their changes, and what was deleted."""

from typing import Final

# Tables whose rows are kept aside in ``bin_NAME`` when a product or picture is deleted.
BIN_TABLES: Final = (
    *("products", "pictures", "thumbnails", "vectors", "appearances", "keypoints"),
    *("decisions", "confirmations", "confirmation_vectors"),
)

HISTORY_SCHEMA: Final = (
    "ALTER TABLE products ADD COLUMN archived_at TEXT",
    # The picture may be gone: then the oldest one is the main picture.
    "ALTER TABLE products ADD COLUMN main_picture_id INTEGER",
    "DROP INDEX products_by_category",
    "CREATE INDEX products_by_category ON products (category, merged_into, archived_at)",
    "CREATE INDEX products_by_archive ON products (archived_at) WHERE archived_at IS NOT NULL",
    # Actions of all kinds; SQLite cannot drop the check of the kind, so the tables are
    # made again.
    """
    CREATE TABLE new_actions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        label TEXT NOT NULL DEFAULT '',
        product_count INTEGER NOT NULL,
        author TEXT NOT NULL,
        station TEXT NOT NULL,
        acted_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ')),
        is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1)),
        change_id INTEGER REFERENCES changes
    ) STRICT
    """,
    """
    INSERT INTO new_actions SELECT id, ruling, '', (SELECT count(DISTINCT product_id)
    FROM decisions WHERE action_id = actions.id), author, station, acted_at, is_undone,
    change_id FROM actions
    """,
    """
    CREATE TABLE new_decisions (
        action_id INTEGER NOT NULL REFERENCES new_actions ON DELETE CASCADE,
        set_number INTEGER NOT NULL,
        product_id INTEGER NOT NULL REFERENCES products ON DELETE CASCADE,
        pictures TEXT NOT NULL,
        PRIMARY KEY (action_id, set_number, product_id)
    ) STRICT, WITHOUT ROWID
    """,
    "INSERT INTO new_decisions SELECT * FROM decisions",
    # What an action changed: a column of a product, or whether a product (0 or 1) or a
    # picture (NULL or its id) exists. No reference to products: the row may be gone.
    """
    CREATE TABLE action_changes (
        id INTEGER PRIMARY KEY,
        action_id INTEGER NOT NULL REFERENCES new_actions ON DELETE CASCADE,
        product_id INTEGER NOT NULL,
        field TEXT NOT NULL,
        before ANY,
        after ANY
    ) STRICT
    """,
    """
    INSERT INTO action_changes (action_id, product_id, field, before, after)
    SELECT a.id, c.value ->> 0, c.value ->> 1, c.value ->> 2, c.value ->> 3
    FROM actions a, json_each(a.changes) c ORDER BY a.id, c.key
    """,
    "DROP TABLE decisions",
    "DROP TABLE actions",
    "ALTER TABLE new_actions RENAME TO actions",
    "ALTER TABLE new_decisions RENAME TO decisions",
    "CREATE INDEX decisions_by_product ON decisions (product_id)",
    "CREATE INDEX changes_by_action ON action_changes (action_id)",
    "CREATE INDEX changes_by_product ON action_changes (product_id)",
    *(f"CREATE TABLE bin_{table} AS SELECT * FROM {table} WHERE 0" for table in BIN_TABLES),
    # A picture that was removed by itself does not come back with its product.
    "ALTER TABLE bin_pictures ADD COLUMN is_with_product INTEGER",
    "CREATE INDEX bin_products_by_id ON bin_products (id)",
    "CREATE INDEX bin_pictures_by_id ON bin_pictures (id)",
    "CREATE INDEX bin_pictures_by_product ON bin_pictures (product_id)",
    *(
        f"CREATE INDEX bin_{table}_by_picture ON bin_{table} (picture_id)"
        for table in ("thumbnails", "vectors", "appearances", "keypoints")
    ),
)
