"""Measure what it gives to embed catalogue pictures without their margins.

    python -m benchmarks.catalogue_margins --data FOLDER [--set NAME ...] [--margin KIND ...]

The catalogues and photos are those of ``datasets/cluttered_photos.py``. The product is 35 to
65 % of the longer side of its picture, on white or on a photo of a table
(``datasets/margin_pictures.py``); *none* are the pictures as they are. Each catalogue is
imported with the pictures embedded *whole*, and by the product (*box*), and the photos are
identified by the whole program. Columns as in ``benchmarks/cluttered_photos.py``: top-1,
*match*, *right*, *absent*. *changed* is the share of pictures that are not embedded whole.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, get_args
from unittest import mock

import numpy.typing as npt

from benchmarks.cluttered_photos import Figures, Measurement
from datasets.cluttered_photos import ClutteredSet, reported_sets, tuning_sets
from datasets.labelled_photos import LabelledPhoto
from datasets.margin_pictures import MarginKind, pictures_with_margins
from datasets.photo_catalogue import open_photo_catalogue
from datasets.photo_composition import ClutteredPhoto
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import WHOLE_PHOTO
from desktop_app.engine.ingest import import_reader
from desktop_app.engine.ingest.catalogue_input import embedded_region
from desktop_app.engine.recognition.product_boxes import shipped_detector
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.picture_decoding import read_photo
from desktop_app.vision.product_detection import ProductDetector

_WORK_FOLDER: Final = Path(__file__).resolve().parent.parent / "build" / "margin_pictures"
_KINDS: Final = ("none", *get_args(MarginKind))
_SETS: Final = ("sample", "grocery")
_COLUMN: Final = "top-1 match right absent"


def main() -> None:
    """Print a row for each set and kind of margin."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--set", nargs="*", default=_SETS, help="names of sets")
    parser.add_argument("--margin", nargs="*", choices=_KINDS, default=_KINDS)
    arguments = parser.parse_args()
    print(f"{_COLUMN:<26}{'whole':>23}   {'box':>23}   changed")
    for own in (*reported_sets(arguments.data), *tuning_sets(arguments.data)):
        if own.name in arguments.set:
            _measure_set(own, arguments.margin, arguments.data)


def _measure_set(own: ClutteredSet, kinds: Sequence[str], data: Path) -> None:
    photos = list(own.photos())
    for kind in kinds:
        pictures = _pictures(own, kind, data)
        with mock.patch.object(import_reader, "catalogue_input", _whole_input):
            whole = _identify(pictures, photos)
        box = _identify(pictures, photos)
        print(f"{own.name + ', ' + kind:<26}{whole!s:>23}   {box!s:>23}   {_changed(pictures):.2f}")


def _pictures(own: ClutteredSet, kind: str, data: Path) -> Sequence[LabelledPhoto]:
    for known in get_args(MarginKind):
        if kind == known:
            return pictures_with_margins(own.pictures, known, data, _WORK_FOLDER / own.name / kind)
    return own.pictures


def _whole_input(picture: RgbImage, embedder: Embedder) -> npt.NDArray[Any]:
    """Return the model's input of a whole picture, as before there were boxes."""
    return embedder.preprocess(picture)


def _identify(pictures: Sequence[LabelledPhoto], photos: Sequence[ClutteredPhoto]) -> Figures:
    with open_photo_catalogue(pictures, "") as workspace:
        detector = ProductDetector.load(paths.detectors_folder())
        return Measurement(workspace, photos, detector).identify(detector, photos)


def _changed(pictures: Sequence[LabelledPhoto]) -> float:
    """Return the share of pictures that are not embedded whole."""
    detector = shipped_detector()
    regions = [embedded_region(read_photo(one.file).pixels, detector) for one in pictures]
    return sum(region != WHOLE_PHOTO for region in regions) / len(pictures)


if __name__ == "__main__":
    main()
