"""Reading of the text in the catalogue's pictures, once, after they were imported.

Reading takes some tenths of a second for each picture, so it is a job of its own: what is
read is stored at once, and the next run goes on where the last one ended. The window reads
on a thread of its own, between two short calls: ``pending_pictures`` and ``store_lines``.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.label import TextLine
from desktop_app.domain.picture import Picture
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.label_text import TEXT_VERSION, LabelReader
from desktop_app.vision.picture_decoding import decode

_BATCH: Final = 8


@dataclass(frozen=True, slots=True)
class PendingPicture:
    """A picture that is to be read.

    Attributes:
        picture: the picture.
        stored: a smaller copy, which is read if its file is gone or changed; may be empty.
    """

    picture: Picture
    stored: bytes


def read_catalogue(catalogue: Catalogue, reader: LabelReader) -> Job[int]:
    """Read all pictures that were not read; every yield follows a commit.

    Several programs that read one catalogue share the pictures: each reads those of a batch
    in another order, and leaves out what was read meanwhile.

    Returns:
        The number of pictures that were read.
    """
    order = random.Random()  # noqa: S311
    total = catalogue.label_texts.count_missing(TEXT_VERSION)
    done = after = 0
    while pending := pending_pictures(catalogue, after):
        for one in order.sample(pending, len(pending)):
            if not catalogue.label_texts.get(TEXT_VERSION, [one.picture.id]):
                store_lines(catalogue, {one.picture.id: read_picture_text(one, reader)})
                done += 1
            yield Progress(min(done, total), total, Message("Reading labels"))
        after = max(one.picture.id for one in pending)
    return done


def pending_pictures(catalogue: Catalogue, after: int = 0) -> list[PendingPicture]:
    """Return the next pictures to read, with ids over ``after``; empty if there are none.

    Pictures with the same contents as a picture that was read get its text at once. Where a
    server has the texts, those that are missing here are no reason to read.
    """
    while ids := _unread(catalogue, after):
        pictures = catalogue.pictures.get(ids)
        contents = sorted({picture.content_hash for picture in pictures.values()})
        known = catalogue.label_texts.by_content(TEXT_VERSION, contents)
        store_lines(
            catalogue,
            {
                picture.id: known[picture.content_hash]
                for picture in pictures.values()
                if picture.content_hash in known
            },
        )
        wanted = [one for one in pictures.values() if one.content_hash not in known]
        if wanted:
            wanted_ids = [picture.id for picture in wanted]
            stored = catalogue.thumbnails.get(wanted_ids)
            stored |= catalogue.confirmed_photos.files(wanted_ids)
            return [PendingPicture(one, stored.get(one.id, b"")) for one in wanted]
        after = ids[-1]
    return []


def _unread(catalogue: Catalogue, after: int) -> list[int]:
    if catalogue.server_search is not None:
        return []
    return catalogue.label_texts.missing(TEXT_VERSION, after=after, limit=_BATCH)


def read_picture_text(pending: PendingPicture, reader: LabelReader) -> tuple[TextLine, ...]:
    """Return the lines of a picture; none if it cannot be decoded. May run on any thread."""
    picture = pending.picture
    name = Path(picture.path).name
    for data in (_file(picture), pending.stored):
        if data:
            try:
                return reader.read(decode(data, name=name).pixels)
            except VitrineError:
                continue
    return ()


def store_lines(catalogue: Catalogue, lines: Mapping[int, Sequence[TextLine]]) -> None:
    """Store the lines of pictures by picture id."""
    if lines:
        catalogue.label_texts.put(TEXT_VERSION, lines)


def _file(picture: Picture) -> bytes:
    """Return the bytes of a picture's file; empty if it is gone or changed."""
    if picture.origin == "confirmed":
        return b""
    try:
        data = read_file(Path(picture.path))
    except VitrineError:
        return b""
    return data if content_hash(data) == picture.content_hash else b""
