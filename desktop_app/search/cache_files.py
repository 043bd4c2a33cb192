"""Storage of a cache in two files: its data, and a manifest that names the data's file.

A save writes the data under a new name and then replaces the manifest, which makes the new
cache valid in one atomic step. After a crash, the manifest on the disk belongs to complete
data, or the cache is rebuilt. The manifest has an authentication code of this computer, and
the SHA-256 of the data: a cache that another computer or person wrote is rebuilt, too.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from desktop_app.atomic_file import flush_file, flush_folder, remove_abandoned, unique_name
from desktop_app.cache_vault import CacheVault
from desktop_app.errors import Message, VitrineError
from desktop_app.search.checksum import pack_with_checksum, unpack_with_checksum
from desktop_app.search.local_key import local_key

_Written = TypeVar("_Written")
_Manifest = TypeVar("_Manifest")


def save_with_manifest(
    stem: Path,
    suffix: str,
    write: Callable[[Path], _Written],
    describe: Callable[[Path, _Written], msgspec.Struct],
) -> Path:
    """Write data and its manifest, replacing earlier ones; return the file of the data.

    Args:
        stem: the manifest is ``STEM.card``, the data ``STEM-RANDOM`` with the suffix.
        suffix: of the data, with its dot.
        write: writes the data to a file.
        describe: returns the manifest, from the file and what ``write`` returned.

    Raises:
        VitrineError: it could not be written; the earlier files are still there.
    """
    data = stem.with_name(f"{unique_name(stem.name)}{suffix}")
    manifest = data.with_suffix(".card")
    try:
        written = write(data)
        manifest.write_bytes(pack_with_checksum(describe(data, written), key=local_key()))
        flush_file(data)
        flush_file(manifest)
        manifest.replace(stem.with_name(f"{stem.name}.card"))
        flush_folder(stem.parent)
    except (OSError, UnicodeError) as error:
        remove_files(data, manifest)
        raise VitrineError(
            Message("The index could not be saved in {folder}.", folder=stem.parent),
            hint=Message("Check that the disk has free space and that the folder is writable."),
        ) from error
    remove_files(*(file for file in stem.parent.glob(f"{stem.name}-*") if file != data))
    return data


def load_manifest(stem: Path, manifest_type: type[_Manifest]) -> _Manifest:
    """Return the manifest that ``save_with_manifest`` wrote on this computer.

    Args:
        stem: the manifest is ``STEM.card``.
        manifest_type: type of the manifest.

    Raises:
        ValueError: it is damaged, of another type, or was not written by this computer.
        OSError: it cannot be read.
    """
    data = stem.with_name(f"{stem.name}.card").read_bytes()
    return unpack_with_checksum(data, manifest_type, key=local_key())


def save_in_vault(vault: CacheVault, name: str, manifest: msgspec.Struct, data: memoryview) -> None:
    """Keep data and their manifest in a vault, replacing earlier ones.

    Raises:
        VitrineError: they could not be written; the earlier ones are still there.
    """
    vault.save(name, [pack_with_checksum(manifest, key=local_key()), data])


def load_from_vault(
    vault: CacheVault, name: str, manifest_type: type[_Manifest]
) -> tuple[_Manifest, bytes]:
    """Return the manifest and the data that ``save_in_vault`` kept on this computer.

    Raises:
        ValueError: they are damaged, of another type, or of another computer.
        OSError: they cannot be read.
    """
    packed, data = vault.load(name)
    return unpack_with_checksum(packed, manifest_type, key=local_key()), data


def remove_unused_data(stem: Path, used: str) -> None:
    """Remove data that programs have left which were killed before or after a save.

    Args:
        stem: as in ``save_with_manifest``.
        used: name of the file that the manifest names; empty for none.
    """
    remove_abandoned(file for file in stem.parent.glob(f"{stem.name}-*") if file.name != used)


def file_sha256(file: Path) -> bytes:
    """Return the SHA-256 of a file.

    Raises:
        OSError: the file cannot be read.
    """
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").digest()


def require_unchanged(file: Path, size: int, sha256: bytes) -> None:
    """Check that a file has the size in bytes and the SHA-256 of its manifest.

    Raises:
        ValueError: it is another file.
        OSError: it cannot be read.
    """
    if file.stat().st_size != size or file_sha256(file) != sha256:
        raise ValueError(f"{file.name} is not the file that was saved")


def remove_files(*files: Path) -> None:
    """Remove files; ignore those that another process has open."""
    for file in files:
        with suppress(OSError):
            file.unlink()
