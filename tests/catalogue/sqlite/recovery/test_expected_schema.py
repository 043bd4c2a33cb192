"""The list of tables is that of the latest migration."""

from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION
from desktop_app.catalogue.sqlite.recovery.expected_schema import LATEST_TABLES, expected_tables


def test_the_tables_of_the_latest_version_are_listed() -> None:
    assert expected_tables(LATEST_VERSION) == LATEST_TABLES


def test_an_earlier_version_has_fewer_tables() -> None:
    first = expected_tables(1)
    assert first == ("catalogue", "products", "pictures", "thumbnails", "vectors")
