"""A restored backup replaces the catalogue in one step; what it replaces is kept."""

import shutil
import sqlite3
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backup_listing import list_backups
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.catalogue.sqlite.restoring import preview_restore, restore_backup
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.actor import ACTOR
from tests.catalogue.sqlite.builders import add_picture, add_product, contents_of, product

pytestmark = pytest.mark.folder_only


@pytest.fixture
def backup(catalogue: SqliteCatalogue, tmp_path: Path) -> Path:
    """Return a backup of three products, after which the catalogue is changed."""
    file = catalogue.picture_folder / "boot.jpg"
    file.parent.mkdir()
    file.write_bytes(b"jpeg")
    for sku in "ABC":
        add_product(catalogue, sku, name=f"Product {sku}")
    add_picture(catalogue, 1, "one", str(file))
    target = tmp_path / "shop.zip"
    finish(catalogue.backups.create(target))
    catalogue.products.update({1: {"price": Decimal(3)}})
    catalogue.products.delete([2])
    for sku in "DE":
        add_product(catalogue, sku)
    file.unlink()
    return target


def test_the_preview_counts_what_would_change(catalogue: SqliteCatalogue, backup: Path) -> None:
    preview = finish(preview_restore(backup, catalogue.cache_folder))
    assert (preview.more, preview.fewer, preview.changed) == (1, 2, 1)
    assert (preview.product_count, preview.picture_count) == (3, 1)
    assert catalogue.products.count() == 4


def test_an_open_catalogue_is_restored_and_the_replaced_one_kept(
    catalogue: SqliteCatalogue, backup: Path
) -> None:
    replaced = finish(restore_backup(backup, catalogue.cache_folder))
    assert [product(catalogue, number).sku for number in catalogue.products.ids()] == [*"ABC"]
    assert product(catalogue, 1).price is None
    (picture,) = catalogue.pictures.of_products([1])[1]
    assert Path(picture.path).read_bytes() == b"jpeg"
    assert replaced is not None
    again = finish(preview_restore(replaced, catalogue.cache_folder))
    assert (again.more, again.fewer, again.changed) == (2, 1, 1)
    finish(restore_backup(replaced, catalogue.cache_folder))
    assert catalogue.products.count() == 4
    assert len(list_backups(catalogue.cache_folder)) >= 1


def test_numbers_are_not_used_again(catalogue: SqliteCatalogue, backup: Path) -> None:
    later = add_picture(catalogue, 3, "later")
    finish(restore_backup(backup, catalogue.cache_folder))
    assert add_picture(catalogue, 1, "new") > later
    assert add_product(catalogue, "F") > 5


def test_a_backup_is_restored_into_another_folder(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    preview = finish(preview_restore(backup, folder))
    assert (preview.more, preview.fewer, preview.is_readable) == (3, 0, True)
    assert not folder.exists()
    assert finish(restore_backup(backup, folder)) is None
    copy = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    (picture,) = copy.pictures.of_products([1])[1]
    assert picture.path == str(folder / "pictures" / "boot.jpg")
    assert Path(picture.path).read_bytes() == b"jpeg"
    copy.close()
    assert sorted(one.name for one in folder.iterdir()) == [DATABASE_NAME, "pictures"]


def test_a_damaged_catalogue_is_replaced_and_kept(backup: Path, tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    folder.mkdir()
    (folder / DATABASE_NAME).write_bytes(b"")
    (folder / f"{DATABASE_NAME}-wal").write_bytes(b"old")
    (folder / DATABASE_NAME).write_bytes(b"no database at all")
    assert not finish(preview_restore(backup, folder)).is_readable
    kept = finish(restore_backup(backup, folder))
    assert kept is not None
    assert kept.read_bytes() == b"no database at all"
    copy = SqliteCatalogue.open(folder, actor=ACTOR, create=False)
    assert contents_of(copy, 1) == ["one"]
    copy.close()


def test_an_automatic_backup_is_restored(catalogue: SqliteCatalogue) -> None:
    add_product(catalogue, "A")
    catalogue.backups.start_daily()
    catalogue.backups.close()
    catalogue.products.delete([1])
    (automatic,) = catalogue.backups.all()
    finish(restore_backup(automatic.file, catalogue.cache_folder))
    assert catalogue.products.count() == 1


def test_a_backup_of_a_newer_version_is_refused(catalogue: SqliteCatalogue, tmp_path: Path) -> None:
    copy = tmp_path / "newer.sqlite"
    shutil.copyfile(catalogue.cache_folder / DATABASE_NAME, copy)
    with closing(sqlite3.connect(catalogue.cache_folder / DATABASE_NAME)) as db:
        db.execute("VACUUM INTO ?", [str(tmp_path / "copy.sqlite")])
    with closing(sqlite3.connect(tmp_path / "copy.sqlite")) as db, db:
        db.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('vitrine', '999_from_the_future', '2099-01-01')"
        )
    with pytest.raises(VitrineError, match="newer version"):
        finish(restore_backup(tmp_path / "copy.sqlite", catalogue.cache_folder))


def test_a_locked_catalogue_stays_as_it_is(
    catalogue: SqliteCatalogue, backup: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.catalogue.sqlite.restoring._BUSY_TIMEOUT_S", 0.1)
    with catalogue.transaction():
        catalogue.products.update({1: {"name": "Being changed"}})
        with pytest.raises(VitrineError, match="is in use by another program"):
            finish(restore_backup(backup, catalogue.cache_folder))
    assert product(catalogue, 1).name == "Being changed"
