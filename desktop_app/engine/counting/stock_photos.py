"""Counting the products in the photos of a stock take, one photo after another."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.stock_take import StockUnit
from desktop_app.engine.counting.photo_overlaps import PhotoOverlaps, photo_keypoints
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.counting.waiting_stock_photos import WaitingPhotos
from desktop_app.engine.ingest.content_hash import content_hash
from desktop_app.engine.recognition.photo_decoding import PhotoSource
from desktop_app.errors import Message, VitrineError
from desktop_app.progress import Job, Progress, Result
from desktop_app.visible_text import require_encodable
from desktop_app.vision.file_reading import read_file
from desktop_app.vision.picture_decoding import decode


class PhotoCounter(Protocol):
    """What counts the products in a photo, such as ``Counting``."""

    def count_in_steps(self, source: PhotoSource) -> Generator[None, None, PhotoCount]:
        """Return the units of products, and the unknown things, in a photo."""


@dataclass(frozen=True, slots=True)
class AddedPhotos:
    """What became of photos that were to be counted.

    Attributes:
        added: number of photos that were counted.
        known: photos that the stock take has already.
        errors: of photos that cannot be read, by file.
    """

    added: int
    known: tuple[Path, ...]
    errors: Mapping[Path, VitrineError]


def count_photos(
    catalogue: Catalogue,
    counting: PhotoCounter,
    take_id: int,
    files: Sequence[Path],
    author: str = "",
) -> Job[AddedPhotos]:
    """Count the products in photos; a cancelled job keeps the photos that are done.

    Those that are done wait no longer, see ``WaitingPhotos``.

    Args:
        catalogue: the catalogue.
        counting: counts the products in a photo.
        take_id: the stock take.
        files: the photos; those that it has already are left out.
        author: who counts, if that is not the user of the computer.

    Raises:
        VitrineError: there is no such stock take, or the catalogue cannot be written.
    """
    StockTakes(catalogue).get(take_id)
    photos = catalogue.stock_takes.photos(take_id)
    hashes = {photo.content_hash for photo in photos}
    overlaps = PhotoOverlaps(
        catalogue.stock_takes.keypoints([photo.id for photo in photos]),
        catalogue.stock_takes.transforms(take_id),
    )
    known: list[Path] = []
    errors: dict[Path, VitrineError] = {}
    waiting = WaitingPhotos(catalogue, take_id)
    note = Message("Counting products")
    for done, file in enumerate(files):
        progress = Progress(done, len(files), note)
        yield progress
        try:
            require_encodable(file.absolute())
            data = read_file(file)
            is_known = content_hash(data) in hashes
            count = None if is_known else (yield from _count(counting, data, file.name, progress))
        except VitrineError as error:
            errors[file] = error
        else:
            if count is None:
                known.append(file)
            else:
                hashes.add(content_hash(data))
                keypoints, packed = photo_keypoints(count.photo)
                transforms = yield from _stepwise(overlaps.align(keypoints), progress)
                photo_id = catalogue.stock_takes.add_photo(
                    *(take_id, content_hash(data), str(file.absolute())),
                    [stock_unit(unit) for unit in count.units],
                    *(packed, transforms, author),
                )
                overlaps.add(photo_id, keypoints, transforms)
        waiting.remove(file)
    yield Progress(len(files), len(files), note)
    return AddedPhotos(len(files) - len(known) - len(errors), tuple(known), errors)


def _count(counting: PhotoCounter, data: bytes, name: str, progress: Progress) -> Job[PhotoCount]:
    """Count in the content of a file, which an error names."""
    pixels = decode(data, name=name).pixels
    return (yield from _stepwise(counting.count_in_steps(pixels), progress))


def _stepwise(steps: Generator[None, None, Result], progress: Progress) -> Job[Result]:
    """Run steps as a part of a job, without further progress."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            result: Result = end.value
            return result
        yield progress


def stock_unit(unit: FoundUnit) -> StockUnit:
    """Return a unit of a count as a stock take keeps it."""
    hit = unit.product_hit
    if hit is None:
        return StockUnit(unit.region, None, is_sure=unit.is_confirmed)
    return StockUnit(unit.region, hit.product.id, hit.score or 0.0, is_sure=unit.is_sure)
