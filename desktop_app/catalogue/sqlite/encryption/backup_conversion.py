"""A backup that is an archive, with its database encrypted."""

import hashlib
import json
from pathlib import Path
from shutil import copyfileobj
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from desktop_app import paths
from desktop_app.atomic_file import draft_folder
from desktop_app.catalogue.sqlite.backup_manifest import (
    DAMAGED_ARCHIVE,
    MANIFEST_NAME,
    read_manifest,
)
from desktop_app.catalogue.sqlite.driver import key_id_of
from desktop_app.catalogue.sqlite.encryption.catalogue_key import CatalogueKey
from desktop_app.catalogue.sqlite.encryption.key_file import KEY_NAME
from desktop_app.catalogue.sqlite.encryption.plain_remains import remove_securely
from desktop_app.catalogue.sqlite.encryption.recoding import recode
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job

_DATABASE_NAME: Final = paths.DATABASE_NAME


def encrypt_archive(
    file: Path, target: Path, key: CatalogueKey, folder: Path, note: Message
) -> Job[bool]:
    """Write a backup with an encrypted database, and the key file of its catalogue.

    Args:
        file: the backup.
        target: a new file.
        key: encrypts the database.
        folder: with the key file.
        note: what the progress says.

    Returns:
        whether the backup was plain; nothing is written if it was not.

    Raises:
        VitrineError: it cannot be read.
    """
    with draft_folder(target.parent, "encrypt") as root:
        plain, encrypted = root / "plain", root / "encrypted"
        try:
            with ZipFile(file) as archive:
                manifest = dict(read_manifest(archive))
                with archive.open(_DATABASE_NAME) as source, plain.open("wb") as copy:
                    copyfileobj(source, copy)
                if key_id_of(plain):
                    return False
                yield from recode(plain, encrypted, key, note)
                _write(archive, target, manifest, encrypted, folder / KEY_NAME)
        except (*DAMAGED_ARCHIVE, TypeError) as error:
            raise VitrineError(Message("The backup {name} is damaged.", name=file.name)) from error
        finally:
            if plain.exists():
                remove_securely(plain)
    return True


def _write(
    archive: ZipFile, target: Path, manifest: dict[str, Any], database: Path, key_file: Path
) -> None:
    new = {_DATABASE_NAME: database, KEY_NAME: key_file}
    members: dict[str, Any] = {}
    with ZipFile(target, "w", ZIP_STORED) as written:
        for name, source in new.items():
            written.write(source, name)
            with source.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            members[name] = {"bytes": source.stat().st_size, "sha256": digest}
        for name, described in manifest["members"].items():
            if name not in new:
                with archive.open(name) as old, written.open(name, "w", force_zip64=True) as copy:
                    copyfileobj(old, copy)
                members[name] = described
        contents = json.dumps({**manifest, "members": members}, ensure_ascii=False, indent=1)
        written.writestr(MANIFEST_NAME, contents, ZIP_DEFLATED)
