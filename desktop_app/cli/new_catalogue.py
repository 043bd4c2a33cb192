"""Removal of a catalogue that a failed command has created."""

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from desktop_app.domain.actor import Actor
from desktop_app.errors import VitrineError


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
                _remove(_entries(folder) - known)
                for parent in missing:
                    parent.rmdir()
        raise


def _entries(folder: Path) -> set[Path]:
    try:
        return set(folder.iterdir())
    except OSError:
        return set()


def _is_used(folder: Path, known: set[Path]) -> bool:
    """Return whether the catalogue was there before, or has products."""
    from desktop_app.catalogue.opening import open_catalogue
    from desktop_app.catalogue.sqlite.database import DATABASE_NAME

    file = folder / DATABASE_NAME
    if file in known:
        return True
    if not file.exists():
        return False
    try:
        with closing(open_catalogue(folder, actor=Actor.local(), create=False)) as catalogue:
            return catalogue.products.count() > 0
    except VitrineError:
        return True


def _remove(entries: set[Path]) -> None:
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
