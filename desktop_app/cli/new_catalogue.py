"""Removal of a catalogue that a failed command has created."""

import shutil
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Final

from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError

# How the names of files begin that can be made again.
_CACHES: Final = ("index-", "keypoints")


@contextmanager
def removed_if_unused(folder: Path) -> Iterator[None]:
    """Remove what the block creates in ``folder`` if an error leaves it before any product.

    A catalogue that was there before stays, as do other files of the folder.
    """
    folder = folder.absolute()
    known = _entries(folder)
    missing = [parent for parent in (folder, *folder.parents) if not parent.exists()]
    try:
        yield
    except BaseException:
        if not _is_used(folder, known):
            with suppress(OSError):
                _remove(one for one in _entries(folder) - known if _is_own(one))
                for parent in missing:
                    parent.rmdir()
        raise


def _entries(folder: Path) -> set[Path]:
    try:
        return set(folder.iterdir())
    except OSError:
        return set()


def _is_own(entry: Path) -> bool:
    """Return whether a file or folder of a catalogue's folder is one that the program makes.

    Somebody may have put others there meanwhile, also into another folder of this name.
    """
    from desktop_app.catalogue.sqlite.backup_listing import BACKUPS_NAME
    from desktop_app.catalogue.sqlite.database import (
        DATABASE_NAME,
        PICTURES_NAME,
        SHELF_PLANS_NAME,
    )

    folders = (BACKUPS_NAME, PICTURES_NAME, SHELF_PLANS_NAME)
    return entry.name in folders or entry.name.startswith((DATABASE_NAME, *_CACHES))


def _is_used(folder: Path, known: set[Path]) -> bool:
    """Return whether the catalogue was there before, is gone, or has products."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.catalogue.sqlite.database import DATABASE_NAME

    file = folder / DATABASE_NAME
    if file in known:
        return True
    if not file.exists():
        # What else is there belongs to somebody else; folders without anything are removed.
        return bool(_entries(folder) - known)
    try:
        with closing(open_catalogue(folder, actor=Actor.local(), create=False)) as catalogue:
            return catalogue.products.count() > 0
    except VitrineError:
        return True


def _remove(entries: Iterable[Path]) -> None:
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
