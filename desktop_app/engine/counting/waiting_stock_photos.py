"""The photos of a stock take that wait to be counted, also after the window was closed."""

import hashlib
import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import msgspec

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.visible_text import is_encodable
from desktop_app.write_errors import write_errors_as_messages

_log = logging.getLogger(__name__)

FOLDER: Final = "stock_takes"
_SUFFIX: Final = ".waiting"
_HASH_LETTERS: Final = 12


class WaitingPhoto(msgspec.Struct, frozen=True):
    """A photo that waits.

    Attributes:
        file: its file.
        author: who counts; empty for the user of the computer.
    """

    file: str
    author: str = ""


_decoder: Final = msgspec.json.Decoder(tuple[WaitingPhoto, ...])


class WaitingPhotos:
    """The photos of one stock take that wait on this computer, in a file beside its photos.

    Args:
        catalogue: the catalogue.
        take_id: the stock take.
    """

    def __init__(self, catalogue: Catalogue, take_id: int) -> None:
        self._check_location = catalogue.check_location
        # Files of another computer are not here.
        station = hashlib.sha256(catalogue.actor.station.encode()).hexdigest()[:_HASH_LETTERS]
        self._file = catalogue.picture_folder / FOLDER / f"{take_id}-{station}{_SUFFIX}"

    def all(self) -> tuple[WaitingPhoto, ...]:
        """Return the photos in the order in which they were added."""
        return _read(self._file)

    def add(self, files: Sequence[Path], author: str = "") -> None:
        """Add photos; those whose names are no text are refused when their turn comes.

        Raises:
            VitrineError: the list cannot be written.
        """
        names = [name for one in files if is_encodable(name := str(one.absolute()))]
        self._write((*self.all(), *(WaitingPhoto(name, author) for name in names)))

    def remove(self, file: Path) -> None:
        """Remove a photo whose turn has come; one that does not wait is left out.

        Raises:
            VitrineError: the list cannot be written.
        """
        waiting = self.all()
        left = tuple(one for one in waiting if one.file != str(file.absolute()))
        if left != waiting:
            self._write(left)

    def clear(self) -> None:
        """Let no photo wait any more."""
        self._file.unlink(missing_ok=True)

    def _write(self, photos: tuple[WaitingPhoto, ...]) -> None:
        if not photos:
            self.clear()
            return
        self._check_location()
        with write_errors_as_messages(self._file):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with write_atomically(self._file) as draft:
                draft.write_bytes(msgspec.json.encode(photos))


def remove_waiting(catalogue: Catalogue, take_id: int) -> list[Path]:
    """Remove the lists of a stock take, also of other computers; return the files in them."""
    return _files(catalogue, f"{take_id}-*{_SUFFIX}", lambda file: file.unlink(missing_ok=True))


def waiting_files(catalogue: Catalogue) -> list[Path]:
    """Return the files that wait for any stock take."""
    return _files(catalogue, f"*{_SUFFIX}", lambda _: None)


def forget_waiting(catalogue: Catalogue, is_forgotten: Callable[[Path], bool]) -> None:
    """Let photos wait no more, on any computer.

    Args:
        catalogue: the catalogue.
        is_forgotten: tells whether the photo in a file is one of them.

    Raises:
        VitrineError: a list cannot be written.
    """
    for file in (catalogue.picture_folder / FOLDER).glob(f"*{_SUFFIX}"):
        waiting = _read(file)
        left = tuple(one for one in waiting if not is_forgotten(Path(one.file)))
        if left != waiting:
            with write_errors_as_messages(file), write_atomically(file) as draft:
                draft.write_bytes(msgspec.json.encode(left))


def _files(catalogue: Catalogue, pattern: str, then: Callable[[Path], object]) -> list[Path]:
    found: list[Path] = []
    for file in (catalogue.picture_folder / FOLDER).glob(pattern):
        found += [Path(photo.file) for photo in _read(file)]
        then(file)
    return found


def _read(file: Path) -> tuple[WaitingPhoto, ...]:
    try:
        return _decoder.decode(file.read_bytes())
    except FileNotFoundError:
        return ()
    except (OSError, msgspec.DecodeError) as error:
        _log.info("the list of waiting photos %s cannot be read: %s", file.name, error)
        return ()
