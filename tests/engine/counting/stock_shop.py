"""A shop with a shelf of products of the sample, and photos of it."""

import csv
from collections.abc import Generator, Mapping
from functools import cache
from pathlib import Path

import cv2
import numpy as np

from datasets.cut_outs import flat_piece
from datasets.shelf_photos import ShelfPhoto, ShelfProduct, fill_shelf, take_photos
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import StockLine, StockUnit
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.vision.picture_decoding import read_photo
from tests.actor import ACTOR

_PRODUCTS = 14
_LENGTH, _BOARDS = 2.4, 2


@cache
def shelf_photos() -> list[ShelfPhoto]:
    """Return three photos in one strip, each overlapping its neighbours."""
    random = np.random.default_rng(5)
    units = fill_shelf(_products(), _LENGTH, _BOARDS, random)
    return take_photos(units, _LENGTH, _BOARDS, 3, 1, random)


def unit_count() -> int:
    """Return the number of units that are whole in a photo."""
    photos = shelf_photos()
    return len({u.number for photo in photos for u in photo.units if u.visible > 0.999})


def write_photos(folder: Path) -> list[Path]:
    """Write the photos to files."""
    folder.mkdir(exist_ok=True)
    files = [folder / f"shelf-{number}.jpg" for number in range(len(shelf_photos()))]
    for file, photo in zip(files, shelf_photos(), strict=True):
        _, jpeg = cv2.imencode(".jpg", photo.pixels[..., ::-1])
        file.write_bytes(jpeg.tobytes())
    return files


def open_shop(folder: Path, *, stock: Mapping[str, str] | None = None) -> Catalogue:
    """Return a catalogue with the products; ``stock`` by SKU."""
    store = open_catalogue(folder, actor=ACTOR)
    known = stock or {}
    store.products.add(
        {
            one.sku: {
                "name": f"Product {one.sku}",
                "attributes": {"Stock": known[one.sku]} if one.sku in known else {},
            }
            for one in _products()
        }
    )
    return store


class TrueCounter:
    """Counts with the true boxes of ``shelf_photos``.

    Args:
        files: of ``write_photos``.
        store: has the products.

    Attributes:
        counted: number of photos that were counted.
    """

    def __init__(self, files: list[Path], store: Catalogue) -> None:
        pairs = zip(files, shelf_photos(), strict=True)
        self._photos = {decode_photo(file).tobytes(): photo for file, photo in pairs}
        self._store = store
        self.counted = 0

    def count_in_steps(self, source: PhotoSource) -> Generator[None, None, PhotoCount]:
        """Return the units of a photo; none of one that is not known."""
        yield from ()
        pixels = decode_photo(source)
        self.counted += 1
        photo = self._photos.get(pixels.tobytes())
        units = photo.units if photo else ()
        products = self._store.products.by_sku([unit.sku for unit in units])
        hits = [Hit(products[unit.sku], None, 0.9) for unit in units]
        found = [
            FoundUnit(unit.box, "match", (hit,), hit) for unit, hit in zip(units, hits, strict=True)
        ]
        return PhotoCount(pixels, tuple(found), Timings({}, 0.0))


@cache
def _products() -> list[ShelfProduct]:
    rows = _rows()
    chosen = [row for row in rows if row["category"] in ("Tea", "Soft drinks", "Coffee")]
    return [
        ShelfProduct(
            row["sku"],
            flat_piece(read_photo(paths.sample_folder() / row["image"]).pixels, 0.7),
        )
        for row in chosen[:_PRODUCTS]
    ]


def _rows() -> list[dict[str, str]]:
    with (paths.sample_folder() / "products.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def ids_of(store: Catalogue, *skus: str) -> list[int]:
    """Return the ids of products."""
    return [store.products.by_sku([sku])[sku].id for sku in skus]


def count_photo(store: Catalogue, *product_ids: int | None) -> int:
    """Return a stock take with a photo of these units."""
    take_id = store.stock_takes.start("")
    units = [
        StockUnit(Region(0.1 * n, 0.1, 0.1 * n + 0.09, 0.3), id_, 0.9, is_sure=True)
        for n, id_ in enumerate(product_ids)
    ]
    store.stock_takes.add_photo(take_id, "hash", "shelf.jpg", units, b"", {})
    return take_id


def lines_of(takes: StockTakes, take_id: int, *, unseen: bool = False) -> dict[str, StockLine]:
    """Return the lines of a stock take by SKU."""
    return {line.product.sku: line for line in takes.result(take_id, unseen=unseen).lines}
