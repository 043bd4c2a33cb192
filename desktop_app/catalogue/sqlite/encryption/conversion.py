"""Encrypting the catalogue of a folder, and removing its encryption.

The new database is written beside the old one, checked, and takes its place in one step. If
the program is killed, the catalogue is as before or converted; converting it again finishes
what is left.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from desktop_app import paths
from desktop_app.atomic_file import flush_folder, unique_name
from desktop_app.catalogue.sqlite.backup_listing import BACKUP_SUFFIX, BACKUPS_NAME
from desktop_app.catalogue.sqlite.database_errors import (
    database_error,
    database_errors_as_messages,
)
from desktop_app.catalogue.sqlite.driver import key_id_of, key_of, require_encryption
from desktop_app.catalogue.sqlite.encryption.backup_conversion import encrypt_archive
from desktop_app.catalogue.sqlite.encryption.catalogue_key import (
    CatalogueKey,
    forget,
    new_key,
    remember,
)
from desktop_app.catalogue.sqlite.encryption.key_file import (
    KEY_NAME,
    Argon2Cost,
    read_key,
    read_key_id,
    require_password,
    write_key,
)
from desktop_app.catalogue.sqlite.encryption.locking import require_unlocked
from desktop_app.catalogue.sqlite.encryption.plain_remains import remove_caches, remove_securely
from desktop_app.catalogue.sqlite.encryption.recoding import recode
from desktop_app.catalogue.sqlite.read_only import is_writable
from desktop_app.catalogue.sqlite.recovery.opening_check import (
    check_before_opening,
    require_database,
)
from desktop_app.catalogue.sqlite.replacement import replace_database
from desktop_app.domain.backup import DAMAGED_SUFFIX
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job

_SQLITE_FULL: Final = 13
_SQLITE_READONLY: Final = 8
_COPY_SUFFIX: Final = ".sqlite"
_ENCRYPTING: Final = Message("Encrypting the catalogue")
_DECRYPTING: Final = Message("Removing the encryption")


def encrypt_catalogue(folder: Path, password: str, cost: Argon2Cost | None = None) -> Job[int]:
    """Encrypt the catalogue in ``folder`` with its backups; nothing may have it open.

    Index files are removed, and so are damaged copies and backups that cannot be read. The
    key is unlocked afterwards.

    Args:
        folder: of the catalogue.
        password: protects the key.
        cost: of making a key of the password; None for the default.

    Returns:
        how many backups and damaged copies were removed.

    Raises:
        WrongPasswordError: the catalogue is encrypted already, with another password.
        VitrineError: the catalogue is in use, damaged, read-only or missing, the password is
            too short, or the disk is full.
    """
    require_encryption()
    require_password(password)
    file = _checked_file(folder)
    with database_errors_as_messages(folder):
        key = _key_for(folder, password, cost)
        remember(key)
        if key_id_of(file) != key.id:
            try:
                yield from _convert(file, key, _ENCRYPTING)
            except BaseException:
                forget(key.id)
                raise
        remove_caches(folder)
        return (yield from _encrypt_backups(folder, key))


def decrypt_catalogue(folder: Path) -> Job[None]:
    """Remove the encryption of a catalogue whose key is unlocked; nothing may have it open.

    The automatic backups are converted, too. Backups in archives have a key file of their own
    and stay encrypted.

    Raises:
        VitrineError: the catalogue is locked, in use, damaged or read-only, or the disk is
            full.
    """
    file = _checked_file(folder)
    with database_errors_as_messages(folder):
        if key_of(file) is not None:
            yield from _convert(file, None, _DECRYPTING)
        for copy in _automatic_backups(folder):
            if key_of(copy) is not None:
                with suppress(VitrineError):
                    yield from _convert(copy, None, _DECRYPTING)
        # Whatever is still encrypted with the key needs its file.
        if not _uses_key(folder, read_key_id(folder)):
            (folder / KEY_NAME).unlink(missing_ok=True)
            flush_folder(folder)


def _checked_file(folder: Path) -> Path:
    """Return the database of a catalogue that can be converted."""
    file = folder / paths.DATABASE_NAME
    with database_errors_as_messages(folder):
        require_database(file)
        require_unlocked(file)
        check_before_opening(file)
        if not is_writable(file):
            raise database_error(_SQLITE_READONLY, folder)
        if shutil.disk_usage(folder).free < 2 * file.stat().st_size:
            raise database_error(_SQLITE_FULL, folder)
    return file


def _key_for(folder: Path, password: str, cost: Argon2Cost | None) -> CatalogueKey:
    """Return the key of the folder if it is in use; else a new one, which is written to it."""
    known = read_key_id(folder)
    if known and _uses_key(folder, known):
        return read_key(folder, password)
    key = new_key()
    write_key(folder, key, password, cost)
    return key


def _uses_key(folder: Path, key_id: bytes) -> bool:
    files = (folder / paths.DATABASE_NAME, *_automatic_backups(folder))
    return any(key_id_of(file) == key_id for file in files if key_id)


def _automatic_backups(folder: Path) -> list[Path]:
    return sorted((folder / BACKUPS_NAME).glob(f"*{_COPY_SUFFIX}"))


def _encrypt_backups(folder: Path, key: CatalogueKey) -> Job[int]:
    """Encrypt the backups in the folder of a catalogue; remove what cannot be encrypted."""
    removed = 0
    for file in _automatic_backups(folder):
        if key_id_of(file) == key.id:
            continue
        try:
            yield from _convert(file, key, _ENCRYPTING)
        except VitrineError:
            remove_securely(file)
            removed += 1
    for file in sorted((folder / BACKUPS_NAME).glob(f"*{BACKUP_SUFFIX}")):
        with _draft_for(file) as draft:
            try:
                is_plain = yield from encrypt_archive(file, draft, key, folder, _ENCRYPTING)
            except VitrineError:
                remove_securely(file)
                removed += 1
            else:
                if is_plain:
                    _replace(file, draft)
    for file in (folder / BACKUPS_NAME).glob(f"*{DAMAGED_SUFFIX}*"):
        if key_id_of(file) != key.id:
            remove_securely(file)
            removed += 1
    return removed


def _convert(file: Path, key: CatalogueKey | None, note: Message) -> Job[None]:
    with _draft_for(file) as draft:
        yield from recode(file, draft, key, note)
        _replace(file, draft)


@contextmanager
def _draft_for(file: Path) -> Iterator[Path]:
    """Yield a path for the new contents of a file; what is there at the end is removed."""
    draft = file.with_name(f"{unique_name(file.name[:50])}.draft")
    try:
        yield draft
    finally:
        for suffix in ("", "-journal", "-wal", "-shm"):
            draft.with_name(f"{draft.name}{suffix}").unlink(missing_ok=True)


def _replace(file: Path, draft: Path) -> None:
    """Put a draft in the place of a file, then overwrite the earlier contents."""
    old = file.with_name(f"{unique_name(file.name[:50])}.draft")
    # The date of a backup is that of its file.
    shutil.copystat(file, draft)
    with suppress(OSError):
        # Not every file system has links; without, the earlier contents are only deleted.
        os.link(file, old)
    replace_database(file, draft)
    if old.exists():
        remove_securely(old)
