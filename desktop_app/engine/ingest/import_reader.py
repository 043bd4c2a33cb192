"""Read-ahead of the pictures of import rows, on threads."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

import numpy.typing as npt

from desktop_app.catalogue.io.import_row import ImportRow
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.picture import KnownFile, PictureFile, RgbImage
from desktop_app.domain.product import Product
from desktop_app.engine.ingest.catalogue_input import catalogue_input
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.known_products import with_known_products
from desktop_app.engine.ingest.prefetch import prefetch
from desktop_app.errors import Message, VitrineError
from desktop_app.visible_text import require_encodable
from desktop_app.vision.appearance import Appearance, appearance
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.picture_decoding import (
    THUMBNAIL_SIDE_PX,
    decode,
    thumbnail,
)
from desktop_app.vision.resizing import fit_within

MAX_PENDING_ROWS: Final = 64
# Rows that are compared with the catalogue in one query.
_LOOKUP_ROWS: Final = 256


@dataclass(frozen=True, slots=True)
class FoundPicture:
    """A picture file that can be used.

    Attributes:
        file: what is stored of it.
    """

    file: PictureFile


@dataclass(frozen=True, slots=True)
class ReadPicture(FoundPicture):
    """A decoded picture file.

    Attributes:
        thumbnail_pixels: (h, w, 3) uint8 RGB.
        model_input: as ``catalogue_input`` returns it.
    """

    appearance: Appearance
    thumbnail_pixels: RgbImage
    model_input: npt.NDArray[Any]


Found = TypeVar("Found", bound=FoundPicture, covariant=True)


@dataclass(frozen=True, slots=True)
class ReadRow(Generic[Found]):
    """A row with its new and changed pictures.

    Attributes:
        errors: why the row, or pictures of it, cannot be used.
    """

    row: ImportRow
    pictures: Sequence[Found]
    errors: Sequence[Message]

    @property
    def is_rejected(self) -> bool:
        """Whether no part of the row can be used."""
        is_empty = self.row.is_picture_only and bool(self.errors)
        return self.row.error is not None or is_empty


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is new or changed; ``was_known`` if the catalogue has an earlier version."""

    path: Path
    was_known: bool


def read_rows(
    rows: Iterable[ImportRow], catalogue: Catalogue, embedder: Embedder
) -> Iterator[ReadRow[ReadPicture]]:
    """Yield each row, in order, with its new and changed pictures or with errors."""

    def read(job: tuple[ImportRow, list[NewFile]]) -> ReadRow[ReadPicture]:
        return read_row(*job, lambda file: read_picture_file(file.path, embedder))

    jobs = with_new_files(rows, catalogue)
    for _, row in prefetch(read, jobs, threads=embedder.threads, max_pending=MAX_PENDING_ROWS):
        yield row


def read_row(
    row: ImportRow, files: Iterable[NewFile], read_file: Callable[[NewFile], Found]
) -> ReadRow[Found]:
    """Return a row with those of ``files`` that can be read, and why the others cannot."""
    if row.error is not None:
        return ReadRow(row, (), (row.error,))
    pictures, errors = [], []
    for file in files:
        try:
            pictures.append(read_file(file))
        except VitrineError as error:
            errors.append(_picture_error(row, file, error.message))
    return ReadRow(row, pictures, errors)


def _picture_error(row: ImportRow, file: NewFile, reason: Message) -> Message:
    """Return what the report says about a picture that cannot be read."""
    if row.is_picture_only:
        return reason
    if file.was_known:
        return Message("The picture stays as it was: {reason}", reason=reason)
    return Message("The product is imported without this picture: {reason}", reason=reason)


def with_new_files(
    rows: Iterable[ImportRow], catalogue: Catalogue
) -> Iterator[tuple[ImportRow, list[NewFile]]]:
    """Yield each row with those of its files that are new or changed."""
    remaining = iter(rows)
    while chunk := with_known_products(list(islice(remaining, _LOOKUP_ROWS)), catalogue):
        products = catalogue.products.by_own_sku([row.sku for row in chunk if row.pictures])
        files = [
            (products[row.sku].id, str(file))
            for row in chunk
            if row.sku in products
            for file in row.pictures
        ]
        known_files = catalogue.pictures.known_files(files)
        for row in chunk:
            yield row, list(_new_files(row, products.get(row.sku), known_files))


def _new_files(
    row: ImportRow, product: Product | None, known_files: Mapping[tuple[int, str], KnownFile]
) -> Iterator[NewFile]:
    for file in row.pictures:
        known = known_files.get((product.id, str(file))) if product else None
        if known is None or (known.file_bytes, known.file_mtime_ns) != file_state(file):
            yield NewFile(file, was_known=known is not None)


def file_state(file: Path) -> tuple[int, int] | None:
    """Return size in bytes and modification time in ns; None if the file does not exist."""
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return status.st_size, status.st_mtime_ns


def read_picture_file(file: Path, embedder: Embedder) -> ReadPicture:
    """Read and decode a picture file.

    Raises:
        VitrineError: the file cannot be read.
    """
    require_encodable(file)
    # Read before the contents: a file that changes in between is read again next time.
    file_bytes, file_mtime_ns = file_state(file) or (0, 0)
    data = read_file(file)
    photo = decode(data, name=file.name)
    thumbnail_pixels = fit_within(photo.pixels, THUMBNAIL_SIDE_PX)
    return ReadPicture(
        PictureFile(
            path=str(file),
            content_hash=content_hash(data),
            file_bytes=file_bytes,
            file_mtime_ns=file_mtime_ns,
            width_px=photo.width_px,
            height_px=photo.height_px,
            thumbnail=thumbnail(thumbnail_pixels),
        ),
        appearance(photo.pixels),
        thumbnail_pixels,
        catalogue_input(photo.pixels, embedder),
    )
