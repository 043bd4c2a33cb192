"""Measure the stock take of eight overlapping photos: double counts and missed units.

python -m benchmarks.stock_take [--seeds N] [--first N] [--boxes true|found|both]

For each seed, a long shelf is filled with products of the sample, and eight overlapping photos
are taken of it (``datasets/shelf_photos.py``): in one strip for even seeds, in two strips for
odd ones. They go through the stock take of the program. With ``--boxes found`` its counting
finds the products; with ``true`` the true boxes are used, moved a little and one in ten left
out, which measures the merging of photos alone.

A double count is a unit of the shelf that is counted again in another photo; ``twice`` are units
of which one photo has two boxes. Missed units are seen whole
in a photo, but not counted; wrong ones are counted as another product.
"""

import argparse
import csv
import tempfile
from collections import Counter
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from datasets.cluttered_photos import kept_cut_out
from datasets.labelled_photos import LabelledPhoto
from datasets.measured_figures import keep_figures
from datasets.shelf_photos import ShelfPhoto, ShelfProduct, VisibleUnit, fill_shelf, take_photos
from desktop_app import paths
from desktop_app.catalogue.opening import open_catalogue
from desktop_app.catalogue.protocols import Catalogue
from desktop_app.catalogue.sqlite.bundled_catalogue import unpack
from desktop_app.domain.actor import Actor
from desktop_app.domain.answer import Hit, Timings
from desktop_app.domain.photo_count import FoundUnit, PhotoCount
from desktop_app.domain.region import Region
from desktop_app.domain.stock_take import CountedUnit, Sighting, StockPhoto
from desktop_app.engine.counting.stock_photos import PhotoCounter, count_photos
from desktop_app.engine.counting.stock_takes import StockTakes
from desktop_app.engine.recognition.photo_decoding import PhotoSource, decode_photo
from desktop_app.engine.workspace import Workspace
from desktop_app.progress import finish

PHOTOS: Final = 8
_PRODUCTS: Final = 40
# Length of the shelf in metres, and boards, of photos in one strip and in two.
_SHELVES: Final = {1: (6.0, 3), 2: (4.0, 4)}
_CATEGORIES: Final = (
    *("Tea", "Soft drinks", "Preserves and honey", "Chocolate and biscuits", "Coffee"),
    *("Tinned food", "Oils and sauces", "Snacks", "Juices and plant drinks", "Pasta and flour"),
    *("Cleaning", "Water and syrups", "Breakfast", "Pet food", "Personal care", "Desserts"),
)
_MIN_IOU: Final = 0.4
_WHOLE: Final = 0.999
_LEFT_OUT: Final = 0.1
_SHIFT: Final = 0.04


@dataclass(frozen=True)
class Figures:
    """What a stock take of one shelf came to.

    Attributes:
        seen: units that are whole in a photo.
        counted: of these.
        double: units that are counted again in another photo.
        twice: units that are counted again in the same photo, where two boxes show them.
        missed: of those seen.
        wrong: counted as another product, or as an unknown thing.
        boxes: in all photos.
        pairs: of photos that were aligned.
    """

    seen: int
    counted: int
    double: int
    twice: int
    missed: int
    wrong: int
    boxes: int
    pairs: int


class TrueBoxes:
    """Counts with the true boxes of the photos, moved a little, some left out.

    Args:
        photos: true units by the bytes of the decoded photo.
        catalogue: has the products.
    """

    def __init__(self, photos: Mapping[bytes, ShelfPhoto], catalogue: Catalogue) -> None:
        self._photos = photos
        self._catalogue = catalogue
        self._random = np.random.default_rng(0)

    def count_in_steps(self, source: PhotoSource) -> Generator[None, None, PhotoCount]:
        """Return the units of a photo."""
        yield from ()
        pixels = decode_photo(source)
        visible = self._photos[pixels.tobytes()].units
        products = self._catalogue.products.by_sku([unit.sku for unit in visible])
        units = tuple(
            FoundUnit(self._moved(unit.box), "match", (hit,), hit)
            for unit in visible
            if self._random.random() >= _LEFT_OUT
            for hit in [Hit(products[unit.sku], None, 0.9)]
        )
        return PhotoCount(pixels, units, Timings({}, 0.0))

    def _moved(self, box: Region) -> Region:
        width, height = box.right - box.left, box.bottom - box.top
        sides = np.array([box.left, box.top, box.right, box.bottom])
        moved = sides + self._random.normal(0, _SHIFT, 4) * [width, height, width, height]
        return Region(*map(float, moved.clip(0, 1)))


def shelf_products() -> list[ShelfProduct]:
    """Return the groceries and the like of the sample, cut out of their first pictures."""
    found = {}
    with (paths.sample_folder() / "products.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["category"] in _CATEGORIES and row["sku"] not in found:
                file = paths.sample_folder() / row["image"]
                piece = kept_cut_out(LabelledPhoto(file, row["sku"], "", 0, 0))
                if piece is not None:
                    found[row["sku"]] = ShelfProduct(row["sku"], piece)
    return list(found.values())


def shelf_photos(products: Sequence[ShelfProduct], seed: int) -> list[ShelfPhoto]:
    """Return the photos of the shelf of a seed."""
    random = np.random.default_rng(seed)
    strips = 1 + seed % 2
    length, boards = _SHELVES[strips]
    chosen = [products[row] for row in random.permutation(len(products))[:_PRODUCTS]]
    units = fill_shelf(chosen, length, boards, random)
    return take_photos(units, length, boards, PHOTOS, strips, random)


def measure(workspace: Workspace, photos: Sequence[ShelfPhoto], *, are_boxes_true: bool) -> Figures:
    """Return the figures of a stock take of photos of one shelf."""
    store = workspace.catalogue.store
    takes = StockTakes(store)
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(folder, f"{number}.jpg") for number in range(len(photos))]
        for file, photo in zip(files, photos, strict=True):
            _, jpeg = cv2.imencode(".jpg", photo.pixels[..., ::-1])
            file.write_bytes(jpeg.tobytes())
        by_content = {
            decode_photo(file).tobytes(): photo for file, photo in zip(files, photos, strict=True)
        }
        counting: PhotoCounter = (
            TrueBoxes(by_content, store) if are_boxes_true else workspace.counting()
        )
        take = takes.start()
        finish(count_photos(store, counting, take.id, files))
    result = takes.result(take.id)
    skus = {line.product.id: line.product.sku for line in result.lines}
    units = [*(unit for line in result.lines for unit in line.units), *result.unknown]
    truth = dict(zip(result.photos, photos, strict=True))
    figures = _compare(units, truth, result.photos, skus)
    pairs = len(store.stock_takes.transforms(take.id))
    takes.remove([take.id])
    return Figures(*figures, sum(len(one.units) for one in result.photos.values()), pairs)


def _compare(
    units: Sequence[CountedUnit],
    truth: Mapping[int, ShelfPhoto],
    photos: Mapping[int, StockPhoto],
    skus: Mapping[int, str],
) -> tuple[int, int, int, int, int, int]:
    visible = {unit for photo in truth.values() for unit in photo.units}
    whole = {unit.number for unit in visible if unit.visible >= _WHOLE}
    claims = _claims(units, truth, photos)
    again = sum(len(some) - 1 for some in claims.values())
    twice = sum(_most_in_one_photo(some) - 1 for some in claims.values())
    wrong = _count_wrong(claims, {(unit.number, unit.sku) for unit in visible}, skus)
    return len(whole), len(claims), again - twice, twice, len(whole - set(claims)), wrong


def _count_wrong(
    claims: Mapping[int, Sequence[CountedUnit]],
    right: set[tuple[int, str]],
    skus: Mapping[int, str],
) -> int:
    pairs = [(number, unit.product_id) for number, some in claims.items() for unit in some]
    return sum((number, skus.get(id_ or 0)) not in right for number, id_ in pairs)


def _claims(
    units: Sequence[CountedUnit],
    truth: Mapping[int, ShelfPhoto],
    photos: Mapping[int, StockPhoto],
) -> dict[int, list[CountedUnit]]:
    """Return what is counted as each unit of the shelf."""
    claims: dict[int, list[CountedUnit]] = {}
    for unit in units:
        number = _shown(unit, truth, photos)
        if number is not None:
            claims.setdefault(number, []).append(unit)
    return claims


def _shown(
    unit: CountedUnit, truth: Mapping[int, ShelfPhoto], photos: Mapping[int, StockPhoto]
) -> int | None:
    """Return the unit of the shelf that most sightings show; None if none of them does."""
    seen = [(truth[one.photo_id], _region(photos, one)) for one in unit.sightings]
    numbers = Counter(n for photo, box in seen for n in _true_units(box, photo.units))
    return numbers.most_common(1)[0][0] if numbers else None


def _most_in_one_photo(units: Sequence[CountedUnit]) -> int:
    photos = Counter(one.photo_id for unit in units for one in unit.sightings)
    return max(photos.values())


def _region(photos: Mapping[int, StockPhoto], sighting: Sighting) -> Region:
    return photos[sighting.photo_id].units[sighting.position].region


def _true_units(box: Region, visible: Sequence[VisibleUnit]) -> list[int]:
    """Return the number of the unit that a box shows; empty if none."""
    best = max(visible, key=lambda unit: unit.box.iou(box), default=None)
    return [] if best is None or best.box.iou(box) < _MIN_IOU else [best.number]


@contextmanager
def open_sample() -> Iterator[Workspace]:
    """Yield a workspace over a copy of the sample's catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        unpack(paths.sample_folder() / "catalog.sqlite", Path(folder))
        store = open_catalogue(Path(folder), actor=Actor.local())
        workspace = finish(Workspace.open(store, paths.model_card("")))
        try:
            yield workspace
        finally:
            workspace.close()


def main() -> None:
    """Print the figures of each seed and their sums."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seeds", type=int, default=6, help="number of shelves")
    parser.add_argument("--first", type=int, default=0, help="seed of the first shelf")
    parser.add_argument("--boxes", choices=("true", "found", "both"), default="both")
    arguments = parser.parse_args()
    products = shelf_products()
    names = [field.name for field in fields(Figures)]
    _print_row("boxes", "seed", names)
    kinds = [kind for kind in ("true", "found") if arguments.boxes in (kind, "both")]
    total: dict[str, Counter[str]] = {kind: Counter() for kind in kinds}
    with open_sample() as workspace:
        for seed in range(arguments.first, arguments.first + arguments.seeds):
            photos = shelf_photos(products, seed)
            for kind in kinds:
                figures = asdict(measure(workspace, photos, are_boxes_true=kind == "true"))
                total[kind].update(figures)
                _print_row(kind, str(seed), list(figures.values()))
    for kind, sums in total.items():
        _print_row(kind, "sum", [sums[name] for name in names])
        keep_figures("stock_take", {f"double counts, {kind} boxes": sums["double"]})


def _print_row(kind: str, seed: str, cells: Sequence[object]) -> None:
    print(f"{kind:<8}{seed:>5}" + "".join(f"{cell!s:>9}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
