"""Both schemas have the same tables, columns and keys."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.postgres.schema import TABLES, key_columns
from desktop_app.catalogue.shared_tables import TABLE_NAMES, shared_tables
from desktop_app.catalogue.sqlite.database import CatalogueDatabase
from tests.actor import ACTOR
from tests.catalogue.shared_shop import SharedShop

# What the stations of a shared catalogue do not share: what each makes itself, and what earlier
# versions have left.
_OWN_TABLES = {
    *("catalogue", "changed_texts", "known_words", "product_codes"),
    *("confirmations", "confirmation_vectors"),
}
_OWN_PREFIXES = ("bin_", "product_texts", "sqlite_", "_sqlite_")
_OWN_COLUMNS = {"change_number", "changed_by", "shop"}
_TYPES = {
    "integer": "bigint",
    "text": "text",
    "any": "text",
    "real": "double precision",
    "blob": "bytea",
    "vector": "USER-DEFINED",
}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[CatalogueDatabase]:
    """Return a catalogue in a folder."""
    with closing(CatalogueDatabase.open(tmp_path / "shop", ACTOR)) as database:
        yield database


def test_the_server_has_the_columns_of_sqlite(
    shared_shop: SharedShop, database: CatalogueDatabase
) -> None:
    rows = shared_shop.query(
        "SELECT table_name, column_name, data_type, is_nullable = 'YES' "
        "FROM information_schema.columns WHERE table_schema = 'vitrine'"
    )
    on_server = {row for row in rows if row[0] in TABLES and row[1] not in _OWN_COLUMNS}
    in_folder = {
        (table.name, column.name, _TYPES[column.kind], _may_be_null(database, *key))
        for table in shared_tables(database.rows)
        for column in table.columns
        for key in [(table.name, column.name)]
    }
    assert on_server == in_folder


def test_the_keys_are_those_of_sqlite(database: CatalogueDatabase) -> None:
    tables = shared_tables(database.rows)
    assert {table.name: key_columns(table.name) for table in tables} == {
        table.name: table.key for table in tables
    }


def test_every_table_is_shared_or_known_not_to_be(database: CatalogueDatabase) -> None:
    rows = database.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    names = {name for (name,) in rows if not name.startswith(_OWN_PREFIXES)}
    assert names == {*TABLE_NAMES, *_OWN_TABLES}
    assert TABLES == TABLE_NAMES


def _may_be_null(database: CatalogueDatabase, table: str, column: str) -> bool:
    ((not_null, key),) = database.rows(
        f"SELECT \"notnull\", pk FROM pragma_table_info('{table}') WHERE name = ?", [column]
    )
    return not not_null and not key
