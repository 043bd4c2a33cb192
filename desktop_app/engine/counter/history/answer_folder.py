"""The folder of one catalogue's kept answers: a file with rows, and a photo for each answer."""

import hashlib
import logging
import time
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Final, TypeAlias

from desktop_app.atomic_file import make_folder, remove_abandoned_drafts, write_atomically
from desktop_app.catalogue.protocols.answers import (
    AnswerStore,
    DamagedAnswersError,
    StoredPhoto,
)
from desktop_app.errors import Message

_log = logging.getLogger(__name__)

# Of the folder of all catalogues, in that of the program's data.
ANSWERS_NAME: Final = "answers"
FILE_NAME: Final = "answers.sqlite"
_PHOTOS_NAME: Final = "photos"
# Another window may have written a younger photo, and not its row yet.
_MIN_ORPHAN_AGE_S: Final = 60.0

OpenStore: TypeAlias = Callable[[Path], AnswerStore]


def folder_name(catalogue_id: str) -> str:
    """Return the name of a catalogue's folder; the id may be any text."""
    return hashlib.blake2b(catalogue_id.encode(), digest_size=12).hexdigest()


class AnswerFolder:
    """Rows and photos of kept answers, which belong together.

    A photo is written before its row, and removed before it: what a crash leaves is either a
    photo without a row, which ``remove_orphans`` finds, or a row without a photo.

    Args:
        folder: created by the first answer.
        open_store: opens the file with the rows.

    Raises:
        DamagedAnswersError: the file is damaged.
        VitrineError: it cannot be used.

    Attributes:
        store: the rows.
    """

    def __init__(self, folder: Path, open_store: OpenStore) -> None:
        self._photos = folder / _PHOTOS_NAME
        self._file = folder / FILE_NAME
        if self._has_lost_rows():
            raise DamagedAnswersError(Message("The file of the kept answers is empty."))
        self.store = open_store(self._file)
        self._identity = _identity(self._file)

    @staticmethod
    def exists(folder: Path) -> bool:
        """Return whether there are kept answers in a folder."""
        return (folder / FILE_NAME).is_file()

    def is_current(self) -> bool:
        """Return whether the open file is the one in the folder.

        Another window may have deleted it, and begun a new one since.
        """
        return self._identity is not None and _identity(self._file) == self._identity

    def photo_file(self, key: str) -> Path:
        """Return the file of an answer's photo."""
        return self._photos / f"{key}.jpg"

    def write_photo(self, key: str, jpeg: bytes) -> None:
        """Write the photo of an answer.

        Raises:
            OSError: it cannot be written.
        """
        make_folder(self._photos)
        with write_atomically(self.photo_file(key)) as draft:
            draft.write_bytes(jpeg)

    def remove_unknown_photo(self, key: str) -> None:
        """Remove the photo of an answer whose row could not be written."""
        if key not in self.store.all_keys():
            self.photo_file(key).unlink(missing_ok=True)

    def delete(self, photos: Collection[StoredPhoto]) -> None:
        """Delete answers with their photos.

        Raises:
            OSError: a photo cannot be removed; the answers before it are deleted.
        """
        deleted = []
        try:
            for photo in photos:
                self.photo_file(photo.key).unlink(missing_ok=True)
                deleted.append(photo.answer_id)
        finally:
            self.store.delete(deleted)

    def remove_orphans(self) -> None:
        """Remove photos without a row, and unfinished files, which a crash has left."""
        if not self._photos.is_dir():
            return
        remove_abandoned_drafts(self._photos)
        known = {f"{key}.jpg" for key in self.store.all_keys()}
        oldest_s = time.time() - _MIN_ORPHAN_AGE_S
        for file in self._photos.iterdir():
            try:
                if file.name not in known and file.stat().st_mtime < oldest_s:
                    file.unlink()
            except OSError as error:
                _log.info("%s stays: %s", file, error)

    def close(self) -> None:
        """Close the file with the rows."""
        self.store.close()

    def _has_lost_rows(self) -> bool:
        """Return whether the file is empty, but not new: SQLite would take it for a new one."""
        try:
            return self._file.stat().st_size == 0 and any(self._photos.iterdir())
        except OSError:
            return False


def _identity(file: Path) -> tuple[int, int] | None:
    """Return what distinguishes a file from a later one of its name; None if there is none."""
    try:
        status = file.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
