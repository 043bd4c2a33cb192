"""A day's first action finds the catalogue copied as it was; the newest copies stay."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop_app.catalogue.backups import BACKUPS_NAME, back_up
from desktop_app.catalogue.database import DATABASE_NAME
from desktop_app.catalogue.store import CatalogueStore
from desktop_app.errors import VitrineError
from tests.engine.conftest import finish


def _names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / BACKUPS_NAME).iterdir())


def test_the_copy_of_an_open_catalogue_is_one_that_opens(tmp_path: Path) -> None:
    store = CatalogueStore.open(tmp_path / "shop")
    store.add_product("B-1", {"name": "Boot"})
    finish(back_up(store.folder, today=date(2026, 11, 22)))
    store.change_product(1, {"name": "Shoe"})
    store.close()

    copy = tmp_path / "copy" / DATABASE_NAME
    copy.parent.mkdir()
    (tmp_path / "shop" / BACKUPS_NAME / "catalog-2026-11-22.sqlite").rename(copy)
    again = CatalogueStore.open(copy.parent, create=False)
    assert again.product(1).name == "Boot"
    again.close()


def test_there_is_one_a_day_and_the_newest_five_stay(tmp_path: Path) -> None:
    CatalogueStore.open(tmp_path).close()
    for day in range(1, 8):
        finish(back_up(tmp_path, today=date(2026, 11, day)))
    assert _names(tmp_path) == [f"catalog-2026-11-0{day}.sqlite" for day in range(3, 8)]
    kept = (tmp_path / BACKUPS_NAME / "catalog-2026-11-07.sqlite").stat()
    finish(back_up(tmp_path, today=date(2026, 11, 7)))
    assert (tmp_path / BACKUPS_NAME / "catalog-2026-11-07.sqlite").stat() == kept


def test_a_copy_that_is_cancelled_leaves_nothing(tmp_path: Path) -> None:
    CatalogueStore.open(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / DATABASE_NAME)) as db, db:
        db.execute("CREATE TABLE large AS SELECT zeroblob(60000000)")
    job = back_up(tmp_path, today=date(2026, 11, 22))
    next(job)
    job.close()
    assert _names(tmp_path) == []


def test_what_a_crash_left_behind_goes(tmp_path: Path) -> None:
    CatalogueStore.open(tmp_path).close()
    (tmp_path / BACKUPS_NAME).mkdir()
    (tmp_path / BACKUPS_NAME / "catalog-2026-11-21.sqlite-0badcafe").touch()
    finish(back_up(tmp_path, today=date(2026, 11, 22)))
    assert _names(tmp_path) == ["catalog-2026-11-22.sqlite"]


def test_a_folder_that_cannot_be_used_is_told(tmp_path: Path) -> None:
    CatalogueStore.open(tmp_path).close()
    (tmp_path / BACKUPS_NAME).touch()
    with pytest.raises(VitrineError, match="cannot be used"):
        finish(back_up(tmp_path))


def test_a_damaged_catalogue_is_told(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"no catalogue" * 1000)
    with pytest.raises(VitrineError, match="not a catalogue"):
        finish(back_up(tmp_path))
    assert _names(tmp_path) == []
