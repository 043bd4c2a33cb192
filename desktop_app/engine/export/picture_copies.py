"""Copies of pictures in a folder, named after their products."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from desktop_app.atomic_file import write_atomically
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.errors import VitrineError
from desktop_app.vision.file_reading import read_file
from desktop_app.write_errors import write_errors_as_messages

_UNSAFE: Final = re.compile(r"[^\w.-]+")
# Windows has devices of these names.
_RESERVED: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_MAX_NAME_CHARACTERS: Final = 80


class PictureCopies:
    """Copies the pictures of products, and returns how a table names them.

    Args:
        catalogue: has thumbnails for files that are gone.
        folder: of the copies; None if the originals are named and nothing is copied.
        root: names of copies are relative to it.

    Attributes:
        count: number of copies.
        thumbnail_count: how many of them are thumbnails.
    """

    def __init__(self, catalogue: Catalogue, folder: Path | None, root: Path) -> None:
        self._catalogue = catalogue
        self._folder = folder.absolute() if folder is not None else None
        self._root = root
        self._names: set[str] = set()
        self.count = 0
        self.thumbnail_count = 0

    def paths(self, sku: str, pictures: Sequence[Picture], *, subfolder: str = "") -> list[str]:
        """Return a path for each picture of a product.

        Args:
            sku: the copies are named after it.
            pictures: of the product.
            subfolder: where the copies are, relative to the folder of all copies.

        Raises:
            VitrineError: a copy cannot be written.
        """
        if self._folder is None:
            return [picture.path for picture in pictures]
        root = self._folder
        return [self._path_of_copy(root, root / subfolder, sku, one) for one in pictures]

    def _path_of_copy(self, root: Path, folder: Path, sku: str, picture: Picture) -> str:
        data, suffix = self._contents(picture)
        with write_errors_as_messages(folder):
            # Folders above are not made: their names may be typing errors.
            root.mkdir(exist_ok=True)
            folder.mkdir(parents=True, exist_ok=True)
            file = self._free_file(folder, safe_name(sku), suffix, data)
            if not file.exists():
                with write_atomically(file) as draft:
                    draft.write_bytes(data)
        self.count += 1
        try:
            return Path(os.path.relpath(file, self._root)).as_posix()
        except ValueError:  # on another drive of Windows
            return str(file)

    def _contents(self, picture: Picture) -> tuple[bytes, str]:
        path = Path(picture.path)
        try:
            data = read_file(path)
        except VitrineError:
            data = b""
        if content_hash(data) == picture.content_hash:
            return data, path.suffix.lower()
        self.thumbnail_count += 1
        return self._catalogue.thumbnails.get([picture.id])[picture.id], ".jpg"

    def _free_file(self, folder: Path, name: str, suffix: str, data: bytes) -> Path:
        """Return a file that is not there yet, or has these contents already."""
        number = 1
        while True:
            file = folder / (f"{name}-{number}{suffix}" if number > 1 else f"{name}{suffix}")
            number += 1
            if str(file).casefold() in self._names:
                continue
            if not file.exists() or file.read_bytes() == data:
                self._names.add(str(file).casefold())
                return file


def safe_name(sku: str) -> str:
    """Return a name for files that all systems allow."""
    name = _UNSAFE.sub("_", sku).strip(". ")[:_MAX_NAME_CHARACTERS] or "_"
    return f"_{name}" if _RESERVED.fullmatch(name) else name
