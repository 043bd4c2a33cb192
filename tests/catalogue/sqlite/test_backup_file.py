"""A backup is one file with checksums, made while the catalogue is in use."""

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backup_file import read_backup, unpacked_backup
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.catalogue.sqlite.builders import add_picture, add_product


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
    job = catalogue.backups.create(target)
    for _ in range(3):
        next(job)
    job.close()
    assert list(target.parent.iterdir()) == []


def _edited(backup: Path, edit: Callable[[dict[str, bytes]], None]) -> Path:
    """Write a copy of a backup with other members."""
    with zipfile.ZipFile(backup) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    edit(members)
    copy = backup.with_name("edited.zip")
    with zipfile.ZipFile(copy, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return copy


def _renamed(name: str) -> Callable[[dict[str, bytes]], None]:
    def edit(members: dict[str, bytes]) -> None:
        manifest = json.loads(members["manifest.json"])
        old = "files/pictures/boot.jpg"
        manifest["members"][name] = manifest["members"].pop(old)
        members["manifest.json"] = json.dumps(manifest).encode()
        members[name] = members.pop(old)

    return edit


@pytest.mark.parametrize(
    "edit",
    [
        lambda members: members.update({"files/pictures/boot.jpg": b"png!"}),
        lambda members: members.update({"files/pictures/boot.jpg": b"longer than it was"}),
        lambda members: members.update({"catalog.sqlite": b"no database"}),
        lambda members: members.pop("files/pictures/boot.jpg"),
        lambda members: members.pop("manifest.json"),
        lambda members: members.update({"manifest.json": b"[]"}),
        lambda members: members.update({"manifest.json": b'{"format": 1, "members": []}'}),
        _renamed("files/../../outside.txt"),
        _renamed("/files/outside.txt"),
        _renamed("files/C:outside.txt"),
        _renamed("outside.txt"),
    ],
)
def test_a_damaged_backup_is_refused(
    backup: Path, tmp_path: Path, edit: Callable[[dict[str, bytes]], None]
) -> None:
    damaged = _edited(backup, edit)
    with pytest.raises(VitrineError, match="is damaged"):
        _unpack(damaged, tmp_path)
    assert not list(tmp_path.rglob("outside.txt"))
    assert not list(tmp_path.glob("restore-*"))


def test_a_cut_backup_and_another_file_are_refused(backup: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-200])
    with pytest.raises(VitrineError, match="is not a backup"):
        _unpack(cut, tmp_path)
    with pytest.raises(VitrineError, match="is not a backup"):
        _unpack(tmp_path / "missing.zip", tmp_path)
    half = tmp_path / "half.sqlite"
    half.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(VitrineError, match="is damaged"):
        _unpack(half, tmp_path)


def _unpack(file: Path, folder: Path) -> None:
    with unpacked_backup(file, folder):
        pass
