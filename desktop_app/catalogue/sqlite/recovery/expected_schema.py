"""The schema that the database of a catalogue has, by version."""

from functools import cache
from typing import Final

from sqlite_utils import Database

from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION, apply_migrations

# Tables that are made again from the others, whatever is in them.
DERIVED_TABLES: Final = ("product_texts", "product_codes", "known_words", "changed_texts")
# The page size of all databases that the program makes.
PAGE_BYTES: Final = 4096

# Of the latest version: to make them takes 30 ms, which every start would wait for.
LATEST_TABLES: Final = (
    *("catalogue", "products", "pictures", "thumbnails", "vectors", "appearances"),
    *("teachings", "confirmations", "confirmation_vectors", "keypoints", "audited"),
    *("changes", "actions", "decisions", "action_changes", "bin_products", "bin_pictures"),
    *("bin_thumbnails", "bin_vectors", "bin_appearances", "bin_keypoints", "bin_decisions"),
    *("bin_confirmations", "bin_confirmation_vectors", "product_texts"),
    *("product_texts_data", "product_texts_idx", "product_texts_content"),
    *("product_texts_docsize", "product_texts_config", "product_codes", "known_words"),
    *("changed_texts", "confirmed_files", "bin_confirmed_files", "import_tables"),
    *("product_tables", "bin_product_tables", "table_layouts", "calibrations", "findings"),
    *("label_texts", "bin_label_texts", "stock_takes", "stock_photos", "stock_transforms"),
    *("stock_entries", "accepted_lines", "conflicts"),
    *("log_entries", "log_counts"),
)


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
