"""The schema that the database of a catalogue has, by version."""

from functools import cache

from sqlite_utils import Database

from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION, apply_migrations

# Tables that are made again from the others, whatever is in them.
DERIVED_TABLES = ("product_texts", "product_codes", "known_words", "changed_texts")


@cache
def expected_tables(version: int) -> tuple[str, ...]:
    """Return the tables of a catalogue of a version, in the order in which they are made.

    Args:
        version: the number of a migration.
    """
    rows = new_database(version).execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' "
        "AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '_sqlite_%' ORDER BY rowid"
    )
    return tuple(row[0] for row in rows)


def new_database(version: int = LATEST_VERSION) -> Database:
    """Return an empty catalogue of a version, in memory."""
    db = Database(memory=True)
    apply_migrations(db, up_to=version)
    return db
