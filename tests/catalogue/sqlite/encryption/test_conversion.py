"""Encrypting a catalogue leaves nothing that can be read, and removing it everything."""

import os
import signal
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from desktop_app.catalogue.sqlite.backup_file import write_backup
from desktop_app.catalogue.sqlite.backup_listing import list_backups
from desktop_app.catalogue.sqlite.encryption import catalogue_key, conversion
from desktop_app.catalogue.sqlite.encryption.encryption import SqliteEncryption
from desktop_app.catalogue.sqlite.encryption.key_file import KEY_NAME
from desktop_app.catalogue.sqlite.restoring import preview_restore, restore_backup
from desktop_app.domain.backup import DAMAGED_SUFFIX
from desktop_app.errors import LockedCatalogueError, VitrineError, WrongPasswordError
from desktop_app.progress import finish
from tests.catalogue.sqlite.builders import add_product
from tests.catalogue.sqlite.encryption.conftest import (
    CHEAP,
    JPEG,
    NAME,
    PASSWORD,
    files_with,
    names,
    open_catalogue,
)

_PLAIN = b"SQLite format 3"


def test_no_file_has_names_or_pictures_after_encryption(folder: Path) -> None:
    assert "catalog.sqlite" in files_with(folder, NAME.encode(), JPEG)
    damaged = folder / "backups" / f"damaged-1{DAMAGED_SUFFIX}"
    damaged.write_bytes((folder / "catalog.sqlite").read_bytes())
    assert finish(SqliteEncryption(folder, CHEAP).encrypt(PASSWORD)) == 1
    catalogue = open_catalogue(folder)
    add_product(catalogue, "A-2", "content", name=NAME)
    catalogue.backups.start_daily()
    backup = finish(catalogue.backups.create())
    assert files_with(folder, NAME.encode(), JPEG, _PLAIN, b"CREATE TABLE") == []
    assert (folder / "catalog.sqlite-wal").stat().st_size > 0
    catalogue.close()
    with zipfile.ZipFile(backup.file) as archive:
        assert NAME.encode() not in archive.read("catalog.sqlite")
        assert archive.read(KEY_NAME) == (folder / KEY_NAME).read_bytes()


def test_earlier_backups_are_encrypted_too_and_can_be_restored(encrypted: Path) -> None:
    backups = list_backups(encrypted)
    assert sorted(one.is_automatic for one in backups) == [False, True]
    assert [one.product_count for one in backups] == [1, 1]
    for backup in backups:
        assert finish(preview_restore(backup.file, encrypted)).is_same_catalogue
        finish(restore_backup(backup.file, encrypted))
        assert names(encrypted) == [NAME]
    assert files_with(encrypted, NAME.encode(), JPEG) == []


def test_a_backup_brings_its_key_to_a_new_folder(encrypted: Path, tmp_path: Path) -> None:
    file = finish(write_backup(encrypted, tmp_path / "shop.zip")).file
    catalogue_key._unlocked.clear()
    with pytest.raises(LockedCatalogueError, match=r"shop\.zip is encrypted"):
        finish(restore_backup(file, tmp_path / "new"))
    SqliteEncryption(file).unlock(PASSWORD)
    finish(restore_backup(file, tmp_path / "new"))
    assert SqliteEncryption(tmp_path / "new").is_encrypted
    assert names(tmp_path / "new") == [NAME]


def test_a_catalogue_opens_its_backups_after_a_change_of_the_password(encrypted: Path) -> None:
    (backup,) = (encrypted / "backups").glob("*.zip")
    SqliteEncryption(encrypted, CHEAP).change_password(PASSWORD, "battery staple")
    catalogue_key._unlocked.clear()
    with pytest.raises(LockedCatalogueError, match="shop is encrypted"):
        finish(preview_restore(backup, encrypted))
    SqliteEncryption(encrypted).unlock("battery staple")
    assert finish(preview_restore(backup, encrypted)).is_same_catalogue


def test_a_catalogue_keeps_its_encryption_when_a_backup_is_restored(
    folder: Path, tmp_path: Path
) -> None:
    plain = finish(write_backup(folder, tmp_path / "plain.zip")).file
    finish(SqliteEncryption(folder, CHEAP).encrypt(PASSWORD))
    encrypted = finish(write_backup(folder, tmp_path / "encrypted.zip")).file
    finish(restore_backup(plain, folder))
    assert (SqliteEncryption(folder).is_encrypted, names(folder)) == (True, [NAME])
    assert files_with(folder, NAME.encode(), JPEG) == []
    finish(SqliteEncryption(folder).decrypt())
    finish(restore_backup(encrypted, folder))
    assert (SqliteEncryption(folder).is_encrypted, names(folder)) == (False, [NAME])


def test_decryption_gives_everything_back(encrypted: Path) -> None:
    finish(SqliteEncryption(encrypted).decrypt())
    catalogue_key._unlocked.clear()
    assert not (encrypted / KEY_NAME).exists()
    assert names(encrypted) == [NAME]
    with closing(open_catalogue(encrypted)) as catalogue:
        assert catalogue.thumbnails.get([1]) == {1: JPEG}
    assert sorted(one.is_automatic for one in list_backups(encrypted)) == [False, True]


def test_a_cancelled_encryption_changes_nothing(folder: Path) -> None:
    job = SqliteEncryption(folder, CHEAP).encrypt(PASSWORD)
    next(job)
    job.close()
    assert names(folder) == [NAME]
    assert [*folder.glob("*.draft*")] == []
    finish(SqliteEncryption(folder, CHEAP).encrypt("another password"))
    assert names(folder) == [NAME]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of this process")
@pytest.mark.parametrize(
    ("step", "when"),
    [
        ("write_key", "after"),
        ("recode", "after"),
        ("replace_database", "after"),
        ("encrypt_archive", "before"),
    ],
)
def test_a_killed_encryption_can_be_completed(step: str, when: str, folder: Path) -> None:
    def encrypt() -> None:
        _kill_at(step, when)
        finish(SqliteEncryption(folder, CHEAP).encrypt(PASSWORD))

    assert _run_in_child(encrypt) == signal.SIGKILL
    encryption = SqliteEncryption(folder, CHEAP)
    if encryption.is_encrypted:
        encryption.unlock(PASSWORD)
    assert names(folder) == [NAME]
    finish(encryption.encrypt(PASSWORD))
    assert names(folder) == [NAME]
    assert files_with(folder, NAME.encode(), JPEG, _PLAIN) == []
    assert len(list_backups(folder)) == 2


@pytest.mark.skipif(not hasattr(os, "fork"), reason="kills a copy of this process")
@pytest.mark.parametrize("when", ["before", "after"])
def test_a_killed_decryption_can_be_completed(when: str, encrypted: Path) -> None:
    def decrypt() -> None:
        _kill_at("replace_database", when)
        finish(SqliteEncryption(encrypted).decrypt())

    assert _run_in_child(decrypt) == signal.SIGKILL
    assert names(encrypted) == [NAME]
    finish(SqliteEncryption(encrypted).decrypt())
    catalogue_key._unlocked.clear()
    assert names(encrypted) == [NAME]
    assert len(list_backups(encrypted)) == 2
    assert not (encrypted / KEY_NAME).exists()


def _kill_at(step: str, when: str) -> None:
    """Let this process kill itself before or after a step of the conversion."""
    wrapped = getattr(conversion, step)

    def kill() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    def job(*arguments: Any) -> Any:
        if when == "before":
            kill()
        result = yield from wrapped(*arguments)
        kill()
        return result

    def function(*arguments: Any) -> None:
        if when == "before":
            kill()
        wrapped(*arguments)
        kill()

    is_job = step in ("recode", "encrypt_archive")
    setattr(conversion, step, job if is_job else function)


def _run_in_child(function: Callable[[], None]) -> int:
    """Run a function in a copy of this process, and return the signal that ended it."""
    child = os.fork()
    if child == 0:
        function()
        os._exit(0)
    return os.WTERMSIG(os.waitpid(child, 0)[1])


def test_what_cannot_be_encrypted_is_refused(folder: Path) -> None:
    encryption = SqliteEncryption(folder, CHEAP)
    with pytest.raises(VitrineError, match="shorter than 8 characters"):
        finish(encryption.encrypt("short"))
    with pytest.raises(VitrineError, match="There is no catalogue"):
        finish(SqliteEncryption(folder / "missing", CHEAP).encrypt(PASSWORD))
    finish(encryption.encrypt(PASSWORD))
    with pytest.raises(WrongPasswordError):
        finish(encryption.encrypt("another password"))


def test_a_catalogue_that_is_open_elsewhere_is_refused(encrypted: Path) -> None:
    catalogue = open_catalogue(encrypted)
    with pytest.raises(VitrineError, match="in use by another program"):
        finish(SqliteEncryption(encrypted).decrypt())
    catalogue.close()
    assert names(encrypted) == [NAME]
