import logging
import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
from desktop_app.catalogue.sqlite.backups import SqliteBackups
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.errors import DamagedCatalogueError, VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.recovery.shop import make_shop, overwrite_page, pages_of

pytestmark = pytest.mark.folder_only

TODAY = date(2026, 11, 22)


def _backup_names(folder: Path) -> list[str]:
    return sorted(file.name for file in (folder / BACKUPS_NAME).iterdir())


def _back_up(folder: Path, day: date) -> None:
    backups = SqliteBackups(folder, lambda: None)
    backups.start_daily(today=day)
    backups.close()


def _enlarge(folder: Path) -> None:
    """Make a backup take many steps."""
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as db, db:
        db.execute("CREATE TABLE large AS SELECT zeroblob(60000000)")


def test_later_writes_are_not_in_the_backup(tmp_path: Path) -> None:
    catalogue = SqliteCatalogue.open(tmp_path / "shop", actor=ACTOR)
    _enlarge(catalogue.cache_folder)
    catalogue.products.add({"B-1": {"name": "Boot"}})
    catalogue.backups.start_daily(today=TODAY)
    catalogue.products.update({1: {"name": "Shoe"}})
    catalogue.close()

    copy = tmp_path / "copy" / DATABASE_NAME
    copy.parent.mkdir()
    (tmp_path / "shop" / BACKUPS_NAME / "catalog-2026-11-22.sqlite").rename(copy)
    for folder, name in (("shop", "Shoe"), ("copy", "Boot")):
        again = SqliteCatalogue.open(tmp_path / folder, create=False, actor=ACTOR)
        assert again.products.get([1])[1].name == name
        again.close()


def test_there_is_one_backup_a_day_and_the_newest_five_are_kept(tmp_path: Path) -> None:
    SqliteCatalogue.open(tmp_path, actor=ACTOR).close()
    for day in range(1, 8):
        _back_up(tmp_path, date(2026, 11, day))
    assert _backup_names(tmp_path) == [f"catalog-2026-11-0{day}.sqlite" for day in range(3, 8)]
    kept = (tmp_path / BACKUPS_NAME / "catalog-2026-11-07.sqlite").stat()
    _back_up(tmp_path, date(2026, 11, 7))
    assert (tmp_path / BACKUPS_NAME / "catalog-2026-11-07.sqlite").stat() == kept


def test_a_cancelled_backup_leaves_no_file(tmp_path: Path) -> None:
    SqliteCatalogue.open(tmp_path, actor=ACTOR).close()
    _enlarge(tmp_path)
    backups = SqliteBackups(tmp_path, lambda: None)
    backups.start_daily(today=TODAY)
    backups.close(wait_s=0)
    assert _backup_names(tmp_path) == []


def test_drafts_of_a_crash_are_removed(tmp_path: Path) -> None:
    SqliteCatalogue.open(tmp_path, actor=ACTOR).close()
    (tmp_path / BACKUPS_NAME).mkdir()
    draft = tmp_path / BACKUPS_NAME / "catalog-2026-11-21.sqlite-0badcafe"
    draft.touch()
    os.utime(draft, (0, 0))
    _back_up(tmp_path, TODAY)
    assert _backup_names(tmp_path) == ["catalog-2026-11-22.sqlite"]


def test_a_folder_that_cannot_be_used_is_reported(tmp_path: Path) -> None:
    SqliteCatalogue.open(tmp_path, actor=ACTOR).close()
    (tmp_path / BACKUPS_NAME).touch()
    with pytest.raises(VitrineError, match="cannot be used"):
        _back_up(tmp_path, TODAY)


def test_a_damaged_catalogue_is_reported(tmp_path: Path) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(b"no catalogue" * 1000)
    with pytest.raises(VitrineError, match="not a catalogue"):
        _back_up(tmp_path, TODAY)
    assert _backup_names(tmp_path) == []


def test_a_failed_backup_is_logged_and_made_by_the_next_action(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise OSError("the disk is gone")

    catalogue = SqliteCatalogue.open(tmp_path, actor=ACTOR)
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fail)
        catalogue.backups.start_daily(today=TODAY)
        catalogue.backups.close()
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "the disk is gone" in caplog.text
    caplog.clear()
    assert _backup_names(tmp_path) == []
    catalogue.backups.start_daily(today=TODAY)
    catalogue.close()
    assert _backup_names(tmp_path) == ["catalog-2026-11-22.sqlite"]


def test_a_damaged_catalogue_does_not_push_out_intact_backups(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    shop, folder = make_shop(tmp_path), tmp_path
    _back_up(folder, TODAY)
    overwrite_page(shop, pages_of(shop, "thumbnails")[1])
    _back_up(folder, date(2026, 11, 23))
    assert _backup_names(folder) == ["catalog-2026-11-22.sqlite"]
    (record,) = caplog.records
    assert "is damaged" in record.getMessage()
    caplog.clear()
    with pytest.raises(DamagedCatalogueError):
        finish(SqliteBackups(folder, lambda: None).create())
    assert _backup_names(folder) == ["catalog-2026-11-22.sqlite"]
