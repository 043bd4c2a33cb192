"""The files of models that the program comes with, checked against the list of their hashes.

``models/SHA256SUMS`` has the form of ``sha256sum``. A user's own models are not in it.
"""

import hashlib
from functools import cache
from pathlib import Path
from typing import Final

from desktop_app.errors import Message, VitrineError

SUMS_NAME: Final = "SHA256SUMS"
# Not part of a model.
_UNLISTED: Final = frozenset({SUMS_NAME, "README.md"})


class DamagedFileError(VitrineError):
    """A file that the program came with has changed."""


def read_shipped(file: Path) -> bytes:
    """Return the contents of a file, which is compared with the list of hashes if it is in it.

    Raises:
        DamagedFileError: the contents have changed.
        OSError: the file cannot be read.
    """
    file = file.absolute()
    contents = file.read_bytes()
    root = _root(file)
    if root is not None:
        expected = _listed(root / SUMS_NAME).get(file.relative_to(root).as_posix())
        if expected is not None and hashlib.sha256(contents).hexdigest() != expected:
            raise damaged_file(file)
    return contents


def damaged_file(file: Path) -> DamagedFileError:
    """Return the error for a file that has changed, or that cannot be what it should be."""
    return DamagedFileError(
        Message("The file {file} of the program is damaged.", file=file.name),
        Message("Install Vitrine again. Give a model of your own another name."),
    )


def record_checksums(file: Path) -> None:
    """Renew the list of hashes after one of the files was made anew.

    Args:
        file: a file that has changed; nothing is done if it is not among the shipped ones.
    """
    root = _root(file)
    if root is not None:
        (root / SUMS_NAME).write_text(checksums(root), encoding="utf-8")
        _listed.cache_clear()


def checksums(models: Path) -> str:
    """Return the list of the hashes of all files in the folder of the models."""
    files = sorted(file for file in models.rglob("*") if file.is_file())
    return "".join(
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.relative_to(models).as_posix()}\n"
        for file in files
        if file.name not in _UNLISTED
    )


def _root(file: Path) -> Path | None:
    """Return the folder of the models that a file belongs to; None if it is elsewhere."""
    folders = list(file.absolute().parents)[:2]
    return next((folder for folder in folders if (folder / SUMS_NAME).is_file()), None)


@cache
def _listed(sums: Path) -> dict[str, str]:
    """Return the hash of each file by its POSIX path."""
    lines = sums.read_text(encoding="utf-8", errors="replace").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
