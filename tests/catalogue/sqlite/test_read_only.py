"""A catalogue that cannot be written to is read; every write is refused in one sentence."""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.migrations import LATEST_VERSION
from desktop_app.catalogue.sqlite.restoring import preview_restore, restore_backup
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_product

pytestmark = pytest.mark.folder_only

DATABASE = "desktop_app.catalogue.sqlite.database"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a catalogue, which may only be read.

    Tests may run as a user who may write everywhere, so the question is answered here.
    """
    folder = tmp_path / "shop"
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR)
    add_product(catalogue, "A", name="Red mug")
    finish(catalogue.backups.create(tmp_path / "shop.zip"))
    catalogue.close()
    access = os.access

    def read_only(path: Path, mode: int) -> bool:
        is_inside = Path(path).is_relative_to(folder)
        return access(path, mode) and not (is_inside and mode == os.W_OK)

    monkeypatch.setattr(os, "access", read_only)
    return folder


@pytest.fixture
def catalogue(folder: Path) -> Iterator[SqliteCatalogue]:
    catalogue = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    yield catalogue
    catalogue.close()


def test_it_is_searched_and_backed_up(
    catalogue: SqliteCatalogue, folder: Path, tmp_path: Path
) -> None:
    assert catalogue.is_read_only
    assert [match.product_id for match in catalogue.text_search.find("mug", limit=5)] == [1]
    assert finish(catalogue.backups.create(tmp_path / "copy.zip")).product_count == 1
    assert not (folder / "backups").exists()


def test_every_write_is_refused(catalogue: SqliteCatalogue, folder: Path) -> None:
    message = f"The catalogue in {folder} is read-only"
    with pytest.raises(VitrineError, match=message):
        add_product(catalogue, "B")
    with pytest.raises(VitrineError, match=message):
        catalogue.products.delete([1])
    with pytest.raises(VitrineError, match=message):
        catalogue.backups.start_daily()
    assert catalogue.products.count() == 1


def test_a_backup_is_only_looked_at(folder: Path, tmp_path: Path) -> None:
    file = tmp_path / "shop.zip"
    preview = finish(preview_restore(file, folder))
    assert (preview.is_readable, preview.more, preview.changed) == (True, 0, 0)
    with pytest.raises(VitrineError, match="is read-only"):
        finish(restore_backup(file, folder))


def test_a_catalogue_of_an_earlier_version_has_to_be_copied(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{DATABASE}.LATEST_VERSION", LATEST_VERSION + 1)
    with pytest.raises(VitrineError, match="read-only and of an earlier version"):
        SqliteCatalogue.open(folder, actor=ACTOR, create=False)


def test_a_database_whose_folder_takes_no_file_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As SQLite does it in a folder on a disk that is mounted read-only.
    connect = sqlite3.connect

    def failing(address: str, *, uri: bool = False) -> sqlite3.Connection:
        if address.endswith("?mode=ro"):
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorcode = sqlite3.SQLITE_CANTOPEN
            raise error
        return connect(address, uri=uri)

    monkeypatch.setattr("desktop_app.catalogue.sqlite.read_only.sqlite3.connect", failing)
    opened = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    assert opened.products.count() == 1
    opened.close()
