"""The photos of stock takes that have no file of their own, such as those of the camera."""

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.counting.waiting_stock_photos import (
    FOLDER,
    WaitingPhotos,
    remove_waiting,
    waiting_files,
)
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.write_errors import write_errors_as_messages

_HASH_LETTERS: Final = 32


def keep_photo(catalogue: Catalogue, jpeg: bytes) -> Path:
    """Write a photo beside the catalogue's own pictures; return its file.

    Raises:
        VitrineError: it cannot be written.
    """
    file = catalogue.picture_folder / FOLDER / f"{content_hash(jpeg)}.jpg"
    catalogue.check_location()
    with write_errors_as_messages(file):
        make_folder(file.parent)
        with write_atomically(file) as draft:
            draft.write_bytes(jpeg)
    return file


def photo_file(catalogue: Catalogue, file: str) -> Path:
    """Return where the file of a photo is now: one that was kept moves with the catalogue."""
    path = Path(file)
    return catalogue.picture_folder / FOLDER / path.name if is_kept(path) else path


def is_kept(file: Path) -> bool:
    """Return whether a photo was kept in a catalogue, so that its name says nothing."""
    return file.parent.name == FOLDER and len(file.stem) == _HASH_LETTERS


def remove_photos(catalogue: Catalogue, take_id: int, photo_ids: Iterable[int]) -> None:
    """Remove photos from a stock take, and their files if they were kept for it."""
    photos = catalogue.stock_takes.photos(take_id)
    ids = set(photo_ids)
    StockTakes(catalogue).remove_photos(sorted(ids))
    _drop(catalogue, [photo.file for photo in photos if photo.id in ids])


def remove_take(catalogue: Catalogue, take_id: int) -> None:
    """Remove a stock take, and the files that were kept for it."""
    files = [photo.file for photo in catalogue.stock_takes.photos(take_id)]
    waiting = remove_waiting(catalogue, take_id)
    StockTakes(catalogue).remove([take_id])
    _drop(catalogue, [*files, *map(str, waiting)])


def drop_waiting(catalogue: Catalogue, take_id: int) -> int:
    """Let no photo of this computer wait for a stock take any more, and remove their files.

    Returns:
        The number of photos that waited.
    """
    waiting = WaitingPhotos(catalogue, take_id)
    files = [photo.file for photo in waiting.all()]
    waiting.clear()
    _drop(catalogue, files)
    return len(files)


def _drop(catalogue: Catalogue, files: Iterable[str]) -> None:
    """Delete kept files that no stock take uses any more."""
    folder = catalogue.picture_folder / FOLDER
    paths = (photo_file(catalogue, file) for file in files)
    kept = {path for path in paths if path.parent == folder}
    if not kept:
        return
    takes = catalogue.stock_takes.all()
    photos = (photo for take in takes for photo in catalogue.stock_takes.photos(take.id))
    used = {photo_file(catalogue, photo.file) for photo in photos}
    used |= {photo_file(catalogue, str(file)) for file in waiting_files(catalogue)}
    for file in kept - used:
        file.unlink(missing_ok=True)
