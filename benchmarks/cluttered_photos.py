"""Measure what the box of the product adds, on photos of one product among other things.

    python -m benchmarks.cluttered_photos --data FOLDER [--set NAME ...] [--tuning]

The photos are those of ``datasets/cluttered_photos.py``, and clean ones for comparison: the
query photos of the sample, and real photos of groceries. Each is identified by the whole
program: *without* a box, that is by the whole photo and its middle; with the *true* box; with a
*disturbed* one, which shares 70 to 90 % with the true one (intersection over union); and with
the *detected* box. Columns: top-1, *match* (share of all photos with that verdict), *right*
(share of these whose first hit is right). *absent* is the share of *match* when the product is
taken out of the catalogue. *IoU* is the share of photos whose detected box shares more than
half with the true one. *mended* and *broken* count photos that only the detected box, or only
the search without a box, gets right. Catalogues are kept in ``build`` and take minutes the
first time.
"""

import argparse
import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from datasets.cluttered_photos import ClutteredSet, reported_sets, tuning_sets
from datasets.labelled_photos import grocery_photos
from datasets.measured_figures import keep_figures
from datasets.photo_catalogue import open_photo_catalogue
from datasets.photo_composition import ClutteredPhoto
from datasets.shop_products import few_picture_groceries
from desktop_app import paths
from desktop_app.domain.answer import Answer
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO, Region
from desktop_app.engine.recognition.pipeline import RecognitionPipeline
from desktop_app.engine.recognition.product_boxes import BoxDetector, find_product_boxes
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.product_detection import ProductDetector

_WORK_FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "cluttered_catalogues"
_OVERLAP: Final = (0.7, 0.9)
_SAME: Final = 0.5
_TOP: Final = 20
_NAME_WIDTH: Final = 26


class KnownBox:
    """A detector that is told where the product is."""

    def __init__(self) -> None:
        self.region = WHOLE_PHOTO
        self.score = 1.0

    def detect(self, photo: RgbImage, most: int = 1, *, side_px: int = 320) -> "Sequence[KnownBox]":
        """Return the box."""
        del photo, most, side_px
        return (self,)


@dataclass(frozen=True)
class Figures:
    """The answers to n photos.

    Attributes:
        is_right: (n,) whether the first hit is the product.
        is_match: (n,) whether the verdict is *match*.
        is_absent_match: (n,) the same without the product in the catalogue; empty if not asked.
    """

    is_right: list[bool]
    is_match: list[bool]
    is_absent_match: list[bool]

    def __str__(self) -> str:
        """Return top-1, match, right, absent."""
        right = [own for own, sure in zip(self.is_right, self.is_match, strict=True) if sure]
        values = (self.is_right, self.is_match, right, self.is_absent_match)
        return " ".join(f"{np.mean(some):.3f}" if some else "  -  " for some in values)


class Searches(NamedTuple):
    """The same photos, identified in several ways."""

    without: Figures
    true: Figures | None
    disturbed: Figures | None
    detected: Figures


class Measurement:
    """Identifies the photos of one catalogue.

    Args:
        workspace: the open catalogue.
        photos: of its products; of an empty SKU if the product is absent.
        detector: the shipped one.
    """

    def __init__(
        self, workspace: Workspace, photos: Sequence[ClutteredPhoto], detector: BoxDetector
    ) -> None:
        self._workspace = workspace
        self._photos = photos
        self._detector = detector

    def run(self, *, is_cluttered: bool) -> Searches:
        """Identify the photos in all ways; clean ones have no true box."""
        without = self.identify(None, self._photos)
        detected = self.identify(self._detector, self._photos)
        if not is_cluttered:
            return Searches(without, None, None, detected)
        random = np.random.default_rng(0)
        disturbed = [
            ClutteredPhoto(one.pixels, disturb(one.box, random), one.product)
            for one in self._photos
        ]
        true, nearly = (self.identify(KnownBox(), photos) for photos in (self._photos, disturbed))
        return Searches(without, true, nearly, detected)

    def detected_share(self) -> float:
        """Return the share of photos in which the detected box is that of the product."""
        same = 0
        for photo in self._photos:
            (box,) = find_product_boxes(photo.pixels, (WHOLE_PHOTO,), self._detector)
            same += box is not None and box.iou(photo.box) > _SAME
        return same / len(self._photos)

    def identify(self, detector: BoxDetector | None, photos: Sequence[ClutteredPhoto]) -> Figures:
        """Identify photos with a detector; None for without a box."""
        is_asked_absent = not isinstance(detector, KnownBox)
        figures = Figures([], [], [])
        for photo in photos:
            if isinstance(detector, KnownBox):
                detector.region = photo.box
            if photo.product:
                answer = self._answer(photo, detector, ())
                figures.is_right.append(answer.hits[0].product.sku == photo.product)
                figures.is_match.append(answer.verdict == "match")
            if is_asked_absent:
                own = self._pictures_of(photo.product)
                absent = self._answer(photo, detector, own)
                figures.is_absent_match.append(absent.verdict == "match")
        return figures

    def _answer(
        self, photo: ClutteredPhoto, detector: BoxDetector | None, without: Sequence[int]
    ) -> Answer:
        own = self._workspace
        pipeline = RecognitionPipeline(
            own._embedder,  # noqa: SLF001
            own._index.without(without),  # noqa: SLF001
            own._store,  # noqa: SLF001
            own._calibration,  # noqa: SLF001
            detector,
        )
        (answer,) = pipeline.run(photo.pixels, top=_TOP)
        return answer

    def _pictures_of(self, sku: str) -> list[int]:
        store = self._workspace._store  # noqa: SLF001
        ids = list(store.products.ids_by_sku([sku]).values()) if sku else []
        return [picture.id for some in store.pictures.of_products(ids).values() for picture in some]


def disturb(box: Region, random: np.random.Generator) -> Region:
    """Return a box that shares 70 to 90 % with another one."""
    sides = np.array([box.left, box.top, box.right, box.bottom])
    size = np.array([box.width, box.height] * 2)
    while True:
        moved = np.clip(sides + random.normal(0, 0.08, 4) * size, 0, 1).tolist()
        if moved[0] < moved[2] and moved[1] < moved[3]:
            changed = Region(*moved)
            if _OVERLAP[0] <= box.iou(changed) <= _OVERLAP[1]:
                return changed


def clean_sets(data: Path) -> Iterator[ClutteredSet]:
    """Yield catalogues with photos that show little but the product."""
    folder = paths.sample_folder()
    everything = {one.name: one for one in reported_sets(data)}
    with (folder / "queries.csv").open(encoding="utf-8", newline="") as file:
        queries = [(folder / row["photo"], row["sku"]) for row in csv.DictReader(file)]
    yield ClutteredSet("clean sample", everything["sample scenes"].pictures, lambda: _read(queries))
    groceries = few_picture_groceries(data / "grocery")
    known = {product.pictures[0].product for product in groceries}
    photos = [
        (one.file, f"grocery/{one.product}") for one in grocery_photos(data / "grocery", "val")
    ]
    yield ClutteredSet(
        "clean grocery",
        everything["grocery"].pictures,
        lambda: _read([(file, sku) for file, sku in photos if sku in known]),
    )


def _read(photos: Sequence[tuple[Path, str]]) -> Iterator[ClutteredPhoto]:
    for file, sku in photos:
        yield ClutteredPhoto(read_photo(file).pixels, WHOLE_PHOTO, sku)


def measure(own: ClutteredSet, detector: BoxDetector, *, is_cluttered: bool) -> Searches:
    """Identify the photos of a set, and print a row."""
    folder = _WORK_FOLDER / own.name.replace(" ", "_")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with open_photo_catalogue(own.pictures, "", folder) as workspace:
        measurement = Measurement(workspace, list(own.photos()), detector)
        searches = measurement.run(is_cluttered=is_cluttered)
        share = f"{measurement.detected_share():.2f}" if is_cluttered else "   -"
    before, after = searches.without.is_right, searches.detected.is_right
    mended = sum(new and not old for old, new in zip(before, after, strict=True))
    broken = sum(old and not new for old, new in zip(before, after, strict=True))
    cells = "   ".join(f"{one!s:>23}" if one else f"{'-':>23}" for one in searches)
    print(f"{own.name:<{_NAME_WIDTH}}{cells}   {share} {mended:6} {broken:6}", flush=True)
    return searches


def measure_all(
    sets: Sequence[ClutteredSet], detector: BoxDetector, *, is_cluttered: bool
) -> dict[str, float]:
    """Print a row for each set; return the mean top-1 of each way to search."""
    found = [measure(one, detector, is_cluttered=is_cluttered) for one in sets]
    if not found:
        return {}
    ways = zip(Searches._fields, zip(*found, strict=True), strict=True)
    means = {
        way: float(np.mean([np.mean(one.is_right) for one in some if one is not None]))
        for way, some in ways
        if some[0] is not None
    }
    print("mean top-1: " + ", ".join(f"{way} {value:.3f}" for way, value in means.items()))
    return means


def main() -> None:
    """Print the tables, and keep the figure that has a target."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--set", nargs="*", default=[], help="names of sets; default: all")
    parser.add_argument("--tuning", action="store_true", help="the sets for choosing constants")
    arguments = parser.parse_args()
    data, names = arguments.data, arguments.set
    detector = ProductDetector.load(paths.detectors_folder())
    ways = "   ".join(f"{name:>23}" for name in Searches._fields)
    print(f"{'top-1 match right absent':<{_NAME_WIDTH}}{ways}    IoU mended broken")
    sets = tuning_sets(data) if arguments.tuning else reported_sets(data)
    means = measure_all(_chosen(sets, names), detector, is_cluttered=True)
    if arguments.tuning:
        return
    measure_all(_chosen(clean_sets(data), names), detector, is_cluttered=False)
    if not names:
        gain = means["detected"] - means["without"]
        keep_figures("cluttered_photos", {"gain of the detected box": gain})


def _chosen(sets: Iterable[ClutteredSet], names: Sequence[str]) -> list[ClutteredSet]:
    return [one for one in sets if not names or one.name in names]


if __name__ == "__main__":
    main()
