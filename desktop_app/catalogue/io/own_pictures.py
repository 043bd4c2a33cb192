"""The folder of pictures that belong to a catalogue.

Most pictures stay where they are. Those in the cells of a workbook, or on the web, have no
file of their own, so the catalogue keeps a copy. It is the user's data, not a cache.
"""

import hashlib
import re
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.errors import Message
from desktop_app.write_errors import write_errors_as_messages

_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,5}")


class OwnPictures:
    """Stores pictures under the hash of their contents, or of their web address.

    Args:
        folder: of the catalogue.
        drafts: folder in which new pictures are stored instead, for a preview.

    Attributes:
        failures: why pictures were not downloaded, by address.
    """

    def __init__(self, folder: Path, drafts: Path | None = None) -> None:
        self._folder = folder
        self._drafts = drafts
        self.failures: dict[str, Message] = {}

    def save(self, contents: bytes, suffix: str) -> Path:
        """Store a picture, unless it is stored already, and return its file.

        Raises:
            VitrineError: the file cannot be written.
        """
        return self._save(_hash(contents), suffix, contents)

    def save_download(self, address: str, contents: bytes) -> Path:
        """Store the picture of a web address and return its file; raises as ``save``."""
        return self._save(_hash(address.encode()), _suffix(address), contents)

    def downloaded(self, address: str) -> Path | None:
        """Return the file of a web address; None if it was not downloaded."""
        file = self._file(_hash(address.encode()), _suffix(address))
        return file if file.is_file() else None

    def contents_file(self, file: Path) -> Path:
        """Return where the contents of a picture are: its draft, if there is one."""
        draft = self._drafts / file.name if self._drafts and file.parent == self._folder else file
        return draft if draft.is_file() else file

    def _save(self, name: str, suffix: str, contents: bytes) -> Path:
        file = self._file(name, suffix)
        if self.contents_file(file).is_file():
            return file
        target = file if self._drafts is None else self._drafts / file.name
        with write_errors_as_messages(target):
            # The folder of the catalogue is not made again if it was removed.
            make_folder(target.parent, parents=False)
            with write_atomically(target) as draft:
                draft.write_bytes(contents)
        return file

    def _file(self, name: str, suffix: str) -> Path:
        return self._folder / f"{name}{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def _hash(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _suffix(address: str) -> str:
    return PurePosixPath(urlsplit(address).path).suffix.lower()
