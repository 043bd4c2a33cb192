"""New pictures of a product: read, stored, and found by the next search."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app.atomic_file import make_folder, write_atomically
from desktop_app.catalogue.protocols import Catalogue, Embedding
from desktop_app.domain.picture import OriginKind
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.ingest.import_reader import ReadPicture, read_picture_file
from desktop_app.engine.picture_index import PictureIndex
from desktop_app.errors import VitrineError
from desktop_app.vision.appearance import APPEARANCE_VERSION
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, packed_keypoints
from desktop_app.write_errors import write_errors_as_messages

# First bytes of a file, from an offset, and its suffix.
_SIGNATURES: Final = (
    (0, b"\xff\xd8\xff", ".jpg"),
    (0, b"\x89PNG", ".png"),
    (8, b"WEBP", ".webp"),
    (0, b"GIF8", ".gif"),
    (0, b"BM", ".bmp"),
    (0, b"II*\0", ".tif"),
    (0, b"MM\0*", ".tif"),
    (4, b"ftypavif", ".avif"),
    (4, b"ftyp", ".heic"),
)


@dataclass(frozen=True, slots=True)
class PictureAddition:
    """The result of adding pictures to a product.

    Attributes:
        added: number of new pictures.
        known: number of those that the product had already.
        errors: why the others cannot be read.
    """

    added: int
    known: int
    errors: tuple[VitrineError, ...]


@contextmanager
def stored_pictures(
    sources: Sequence[Path | bytes],
    catalogue: Catalogue,
    embedder: Embedder,
    unreadable: list[VitrineError] | None = None,
) -> Iterator[list[ReadPicture]]:
    """Yield the pictures, read; encoded ones become files of the catalogue.

    These files are named after their contents. If an error leaves the block, those that are
    new are deleted.

    Args:
        sources: files, or encoded pictures.
        catalogue: keeps the encoded pictures.
        embedder: prepares the pictures for the model.
        unreadable: gets the errors of pictures that cannot be read, and these are left
            out; None raises them.

    Raises:
        VitrineError: a picture cannot be read, or the disk is full.
    """
    written: list[Path] = []
    try:
        yield list(_read_all(sources, catalogue, embedder, written, unreadable))
    except BaseException:
        for file in written:
            file.unlink(missing_ok=True)
        raise


def add_pictures(
    catalogue: Catalogue,
    embedder: Embedder,
    product_id: int,
    pictures: Sequence[ReadPicture],
    origin: OriginKind = "added",
) -> dict[int, Embedding]:
    """Store pictures with all that is computed from them, inside a transaction.

    Pictures that the product has already are left out.

    Returns:
        the embeddings of the new pictures, by picture id, for ``PictureIndex.add``.
    """
    own = catalogue.pictures.of_products([product_id])[product_id]
    known = {picture.content_hash for picture in own} | {picture.path for picture in own}
    new = {
        picture.file.content_hash: picture
        for picture in pictures
        if not known & {picture.file.content_hash, picture.file.path}
    }
    if not new:
        return {}
    embeddings = embedder.embed(np.stack([picture.model_input for picture in new.values()]))
    ids = catalogue.pictures.add(
        [(product_id, picture.file) for picture in new.values()], kind=origin
    )
    stored = dict(zip(ids, new.values(), strict=True))
    by_id = dict(zip(ids, embeddings, strict=True))
    catalogue.embeddings.put(embedder.card.sha256, by_id)
    catalogue.appearances.put(
        APPEARANCE_VERSION, {id_: picture.appearance for id_, picture in stored.items()}
    )
    catalogue.keypoints.put(
        KEYPOINT_FORMAT,
        {id_: packed_keypoints(picture.thumbnail_pixels) for id_, picture in stored.items()},
    )
    return by_id


def index_again(catalogue: Catalogue, index: PictureIndex, model: str, ids: Sequence[int]) -> None:
    """Add pictures that are in the catalogue again to the index, unless they are in it."""
    missing = index.missing(ids)
    index.add(catalogue.embeddings.get(model, missing))


def _read_all(
    sources: Sequence[Path | bytes],
    catalogue: Catalogue,
    embedder: Embedder,
    written: list[Path],
    unreadable: list[VitrineError] | None,
) -> Iterator[ReadPicture]:
    for source in sources:
        file_count = len(written)
        try:
            yield _read(source, catalogue, embedder, written)
        except VitrineError as error:
            if unreadable is None:
                raise
            unreadable.append(error)
            for file in written[file_count:]:
                file.unlink(missing_ok=True)


def _read(
    source: Path | bytes, catalogue: Catalogue, embedder: Embedder, written: list[Path]
) -> ReadPicture:
    if isinstance(source, Path):
        return read_picture_file(source.absolute(), embedder)
    file = catalogue.picture_folder / f"{content_hash(source)}{_suffix(source)}"
    if not file.exists():
        catalogue.check_location()
        with write_errors_as_messages(file):
            make_folder(file.parent, parents=False)
            with write_atomically(file) as draft:
                draft.write_bytes(source)
        written.append(file)
    return read_picture_file(file, embedder)


def _suffix(data: bytes) -> str:
    return next(
        (suffix for start, mark, suffix in _SIGNATURES if data[start:].startswith(mark)), ".img"
    )
