"""A backup is unpacked only if every checksum is right and no name leads elsewhere."""

import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from desktop_app.catalogue.sqlite.backup_listing import read_backup
from desktop_app.catalogue.sqlite.backup_unpacking import unpack_backup, unpacking_folder
from desktop_app.catalogue.sqlite.catalogue import SqliteCatalogue
from desktop_app.errors import VitrineError
from desktop_app.progress import finish
from tests.catalogue.sqlite.builders import add_picture, add_product

pytestmark = pytest.mark.folder_only


@pytest.fixture
def backup(catalogue: SqliteCatalogue) -> Path:
    """Return a backup of a product with a picture in the folder."""
    file = catalogue.picture_folder / "boot.jpg"
    file.parent.mkdir()
    file.write_bytes(b"jpeg")
    add_picture(catalogue, add_product(catalogue, "A"), "one", str(file))
    return finish(catalogue.backups.create()).file


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
        lambda members: members.update({"catalog.sqlite": b""}),
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


def test_damaged_compressed_data_is_told_and_no_backup_of_the_list(
    backup: Path, tmp_path: Path
) -> None:
    contents = bytearray(backup.read_bytes())
    damaged = tmp_path / "damaged.zip"
    with zipfile.ZipFile(backup) as archive:
        starts = [one.header_offset + 30 + len(one.filename) for one in archive.infolist()]
    for start in starts:
        # No method of compression begins so.
        changed = contents[:start] + b"\xff" * 200 + contents[start + 200 :]
        damaged.write_bytes(changed)
        with pytest.raises(VitrineError, match="is damaged"):
            _unpack(damaged, tmp_path)
    assert read_backup(damaged, is_automatic=False) is None


def test_a_cut_backup_is_damaged(backup: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-200])
    with pytest.raises(VitrineError, match=r"The backup cut.zip is damaged"):
        _unpack(cut, tmp_path)
    half = tmp_path / "half.sqlite"
    half.write_bytes(b"SQLite format 3\0" + b"x" * 5000)
    with pytest.raises(VitrineError, match="is damaged"):
        _unpack(half, tmp_path)


def test_a_missing_file_and_a_folder_are_called_so(tmp_path: Path) -> None:
    with pytest.raises(VitrineError, match=r"There is no file .*missing.zip"):
        _unpack(tmp_path / "missing.zip", tmp_path)
    with pytest.raises(VitrineError, match="is a folder, not a backup"):
        _unpack(tmp_path, tmp_path)


@pytest.mark.parametrize("name", ["foreign.zip", "extension.zip", "empty.zip", "photo.jpg"])
def test_another_file_is_no_backup(tmp_path: Path, name: str) -> None:
    file = tmp_path / name
    with zipfile.ZipFile(file, "w") as archive:
        if name == "extension.zip":
            archive.writestr("manifest.json", json.dumps({"manifest_version": 3}))
        elif name == "foreign.zip":
            archive.writestr("letter.txt", "Dear all")
    if name == "photo.jpg":
        file.write_bytes(b"\xff\xd8 no backup")
    with pytest.raises(VitrineError, match=f"{name} is not a backup"):
        _unpack(file, tmp_path)


def test_another_database_is_no_backup(tmp_path: Path) -> None:
    file = tmp_path / "browser.sqlite"
    with closing(sqlite3.connect(file)) as db, db:
        db.execute("CREATE TABLE visits (address TEXT)")
    with pytest.raises(VitrineError, match=r"browser.sqlite is not a backup"):
        _unpack(file, tmp_path)


def test_the_progress_ends_at_the_total(backup: Path, tmp_path: Path) -> None:
    with unpacking_folder(tmp_path) as root:
        *_, last = unpack_backup(backup, root)
    assert last.done == last.total > 0


def _unpack(file: Path, folder: Path) -> None:
    with unpacking_folder(folder) as root:
        finish(unpack_backup(file, root))
