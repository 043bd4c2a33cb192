"""The table of findings with variants among them, and with what differs between them."""

from typing import Final

# SQLite cannot change a check; what earlier scans found is kept until the next scan.
VARIANT_FINDINGS: Final = (
    """
    CREATE TABLE new_findings (
        first_hash TEXT NOT NULL,
        second_hash TEXT NOT NULL,
        level TEXT NOT NULL CHECK (
            level IN ('exact', 'copy', 'same_product', 'variant', 'look_alike')
        ),
        score REAL NOT NULL,
        transform TEXT CHECK (transform IS NULL OR json_valid(transform)),
        differences TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(differences)),
        PRIMARY KEY (first_hash, second_hash),
        CHECK (first_hash < second_hash)
    ) STRICT, WITHOUT ROWID
    """,
    """
    INSERT INTO new_findings (first_hash, second_hash, level, score, transform)
    SELECT first_hash, second_hash, level, score, transform FROM findings
    """,
    "DROP TABLE findings",
    "ALTER TABLE new_findings RENAME TO findings",
    "CREATE INDEX findings_by_second ON findings (second_hash)",
)
