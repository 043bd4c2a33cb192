"""A catalogue on a full disk is searched; what would change it says that the disk is full."""

import re
import sqlite3
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite import database
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION
from desktop_app.errors import VitrineError
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product

pytestmark = pytest.mark.folder_only

FULL = "The disk of the catalogue in .* is full"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a catalogue whose disk has become full since it was closed."""
    folder = tmp_path / "shop"
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    add_product(catalogue, "A", name="Red mug")
    catalogue.close()

    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorcode = sqlite3.SQLITE_FULL
        raise error

    monkeypatch.setattr(database, "enable_write_ahead_log", full)
    return folder


def test_it_is_searched_and_not_changed(folder: Path) -> None:
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    assert catalogue.is_read_only
    assert catalogue.write_refusal is not None
    assert re.fullmatch(
        f"{FULL}; Free some space, then open the catalogue again",
        catalogue.write_refusal.as_line(),
    )
    assert [match.product_id for match in catalogue.text_search.find("mug", limit=5)] == [1]
    with pytest.raises(VitrineError, match=FULL):
        add_product(catalogue, "B")
    catalogue.close()


def test_it_is_not_opened_without_transactions_that_are_only_in_the_log(folder: Path) -> None:
    (folder / "catalog.sqlite-wal").write_bytes(b"frames")
    with pytest.raises(VitrineError, match=FULL):
        SqliteCatalogue.open(folder, actor=ACTOR, create=False)


def test_a_new_catalogue_is_not_made(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=FULL):
        SqliteCatalogue.open(tmp_path / "new", actor=ACTOR)


def test_an_earlier_version_cannot_be_brought_up_to_date(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "LATEST_VERSION", LATEST_VERSION + 1)
    with pytest.raises(VitrineError, match=FULL):
        SqliteCatalogue.open(folder, actor=ACTOR, create=False)
