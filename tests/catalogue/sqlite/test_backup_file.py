"""A backup is one file with checksums, made while the catalogue is in use."""

import json
import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite import backup_file
from desktop_app.catalogue.sqlite.backup_listing import read_backup
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.catalogue.sqlite.database import DATABASE_NAME
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.catalogue.sqlite.builders import add_picture, add_product

pytestmark = pytest.mark.folder_only


@pytest.fixture
def backup(catalogue: SqliteCatalogue) -> Path:
    """Return a backup of a product with a picture in the folder and one elsewhere."""
    file = catalogue.picture_folder / "boot.jpg"
    file.parent.mkdir()
    file.write_bytes(b"jpeg")
    boot = add_product(catalogue, "A")
    add_picture(catalogue, boot, "one", str(file))
    add_picture(catalogue, boot, "two", "/elsewhere/boot.jpg")
    return finish(catalogue.backups.create()).file


def test_a_backup_has_a_checksum_for_every_member(catalogue: SqliteCatalogue, backup: Path) -> None:
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
        manifest = json.loads(archive.read("manifest.json"))
        assert {*archive.namelist()} == {*manifest["members"], "manifest.json"}
    assert [*manifest["members"]] == ["catalog.sqlite", "files/pictures/boot.jpg"]
    (known,) = catalogue.backups.all()
    assert known == read_backup(backup, is_automatic=False)
    assert (known.product_count, known.picture_count) == (1, 2)
    assert (known.file_count, known.outside_count) == (1, 1)
    assert known.byte_count == backup.stat().st_size
    assert [one.name for one in backup.parent.iterdir()] == [backup.name]


def test_automatic_backups_are_listed_too(catalogue: SqliteCatalogue) -> None:
    add_product(catalogue, "A")
    catalogue.backups.start_daily()
    catalogue.backups.close()
    (backup,) = catalogue.backups.all()
    assert (backup.is_automatic, backup.product_count) == (True, 1)
    (backup.file.parent / "broken.zip").write_bytes(b"no archive")
    (backup.file.parent / "broken.sqlite").write_bytes(b"no database")
    assert catalogue.backups.all() == [backup]


def test_a_closed_job_leaves_no_file(catalogue: SqliteCatalogue, tmp_path: Path) -> None:
    target = tmp_path / "out" / "shop.zip"
    target.parent.mkdir()
    job = catalogue.backups.create(target)
    for _ in range(3):
        next(job)
    job.close()
    assert list(target.parent.iterdir()) == []


def test_a_backup_needs_a_folder_and_a_name(catalogue: SqliteCatalogue, tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"There is no folder .*gone"):
        finish(catalogue.backups.create(tmp_path / "gone" / "shop.zip"))
    with pytest.raises(VitrineError, match="is a folder"):
        finish(catalogue.backups.create(tmp_path))
    assert not (tmp_path / "gone").exists()


def test_the_progress_of_a_backup_never_goes_back(catalogue: SqliteCatalogue) -> None:
    for number in range(30):
        add_product(catalogue, str(number), description="x" * 5000)
    shares = [one.done / one.total for one in catalogue.backups.create() if one.total]
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_the_check_of_a_copy_can_be_cancelled(
    catalogue: SqliteCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_file, "_STEPS_PER_LOOK", 1)
    folder = catalogue.cache_folder
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as copy:
        backup_file.require_intact(copy, folder, lambda: False)
        with pytest.raises(InterruptedError):
            backup_file.require_intact(copy, folder, lambda: True)
