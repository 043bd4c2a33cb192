"""Checks of new pictures for the preview of an import, without computing their features."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from desktop_app.catalogue.io.own_pictures import OwnPictures
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import Picture, PictureFile
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.import_reader import FoundPicture, NewFile, ReadRow, file_state
from desktop_app.engine.ingest.picture_moves import is_gone
from desktop_app.errors import VitrineError
from desktop_app.vision.file_reading import check_file, read_file
from desktop_app.vision.picture_decoding import decode

_CHECK_SIDE_PX: Final = 64
# Stands for contents that are not read; no hash is like it.
_UNREAD: Final = "unread"


@dataclass(frozen=True, slots=True)
class PictureCheck:
    """Finds out which pictures can be used.

    Attributes:
        pictures: where pictures without a file of their own are.
        is_folder: whether they are from a folder, where contents tell which product a
            renamed file is of.
        is_complete: whether all new pictures are read and decoded. If not, only those are
            read that may have been moved, copied or changed.
    """

    pictures: OwnPictures
    is_folder: bool
    is_complete: bool

    def read(self, file: NewFile) -> FoundPicture:
        """Return a picture file.

        Raises:
            VitrineError: it cannot be used.
        """
        path = self.pictures.contents_file(file.path)
        file_bytes, file_mtime_ns = file_state(path) or (0, 0)
        if self.is_complete:
            data = read_file(path)
            decode(data, name=path.name, max_side_px=_CHECK_SIDE_PX)
            contents = content_hash(data)
        elif file.was_known or self.is_folder:
            contents = content_hash(read_file(path))
        else:
            check_file(path)
            contents = _UNREAD
        stored = PictureFile(str(file.path), contents, file_bytes, file_mtime_ns, 0, 0, b"")
        return FoundPicture(stored)

    def with_contents(
        self, rows: Sequence[ReadRow[FoundPicture]], catalogue: Catalogue
    ) -> list[ReadRow[FoundPicture]]:
        """Return the rows; pictures that may have been moved or copied are read now."""
        skus = {read.row.sku for read in rows if any(map(_is_unread, read.pictures))}
        products = catalogue.products.by_own_sku(sorted(skus)) if skus else {}
        if not products:
            return list(rows)
        ids = {sku: product.id for sku, product in products.items()}
        own = catalogue.pictures.imported_for(sorted(ids.values()))
        return [self._with_contents(read, own.get(ids.get(read.row.sku, 0), ())) for read in rows]

    def _with_contents(
        self, read: ReadRow[FoundPicture], known: Sequence[Picture]
    ) -> ReadRow[FoundPicture]:
        if not known or not any(map(_is_unread, read.pictures)):
            return read
        return replace(read, pictures=[self._read_again(found, known) for found in read.pictures])

    def _read_again(self, found: FoundPicture, known: Sequence[Picture]) -> FoundPicture:
        if not _is_unread(found) or not any(_may_be(found.file, one) for one in known):
            return found
        path = found.file.path
        try:
            data = read_file(self.pictures.contents_file(Path(path)))
        except VitrineError:
            return found
        return FoundPicture(replace(found.file, content_hash=content_hash(data)))


def missing_files(read: ReadRow[FoundPicture]) -> int:
    """Return the number of files that a row names and that do not exist."""
    if not read.errors or read.row.error is not None:
        return 0
    return sum(file_state(file) is None for file in read.row.pictures)


def _may_be(file: PictureFile, known: Picture) -> bool:
    """Return whether a known picture may have the contents of a file: its own is gone, or alike."""
    if is_gone(known.path, file.path):
        return True
    state = file_state(Path(known.path))
    return state is not None and state[0] == file.file_bytes


def _is_unread(found: FoundPicture) -> bool:
    return found.file.content_hash == _UNREAD
