"""Measure how well captures at the counter are identified, and the processor time of it.

    python -m benchmarks.counter_accuracy --data FOLDER

Photos lie on the counter as the camera sees them, and are searched as a capture is. The region
of the product is the one that the analysis of the scene finds, and one in which a part of the
product is missing, as with a shadow or a colour like the counter's. Catalogues: the sample, and
the studio pictures of the groceries, of which every fourth product is not in the catalogue.
"""

import argparse
import csv
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import cv2
import numpy as np

from benchmarks.counter_setup import open_sample
from datasets.labelled_photos import grocery_photos, studio_pictures
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.domain.region import Region, SearchRegion
from desktop_app.engine.counter.capture_search import CaptureAnswer, identify_capture
from desktop_app.engine.evaluation import metrics
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.picture_decoding import read_photo

_HEIGHT_PX, _WIDTH_PX = 1080, 1920
_PHOTO_SHARE: Final = 0.72
_MARGIN: Final = 0.03
# Largest share of the product that is missing in a region.
_MAX_MISSING: Final = 0.35
_ABSENT_EVERY: Final = 4


@dataclass(frozen=True, slots=True)
class CounterPhoto:
    """A photo and the SKU of what it shows; empty if that is not in the catalogue."""

    file: Path
    sku: str


def main() -> None:
    """Identify the captures and print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of the groceries; without: sample only")
    data: Path | None = parser.parse_args().data
    with open_sample() as workspace:
        _measure("sample", workspace, _sample_photos())
    if data is not None:
        folder = data / "grocery"
        pictures = [one for one in studio_pictures(folder) if one.label % _ABSENT_EVERY]
        known = {one.product for one in pictures}
        with open_photo_catalogue(pictures, "") as workspace:
            photos = [
                CounterPhoto(one.file, one.product if one.product in known else "")
                for one in grocery_photos(folder, "val")
            ]
            _measure("groceries", workspace, photos)


def _sample_photos() -> list[CounterPhoto]:
    folder = paths.sample_folder()
    with (folder / "queries.csv").open(encoding="utf-8", newline="") as file:
        return [CounterPhoto(folder / row["photo"], row["sku"]) for row in csv.DictReader(file)]


def _measure(name: str, workspace: Workspace, photos: Sequence[CounterPhoto]) -> None:
    for kind in ("whole", "part"):
        random = np.random.default_rng(0)
        answers, seconds = [], 0.0
        for photo in photos:
            capture, region = _capture(photo.file, random, is_part=kind == "part")
            start_s = time.process_time()
            answers.append(identify_capture(workspace, capture, SearchRegion(region)))
            seconds += time.process_time() - start_s
        ms = 1000 * seconds / len(photos)
        _print(f"{name}, {kind} product", photos, answers, ms)


def _capture(file: Path, random: np.random.Generator, *, is_part: bool) -> tuple[RgbImage, Region]:
    """Return a frame of the counter with a photo on it, and the region of the product."""
    noise = random.standard_normal((_HEIGHT_PX, _WIDTH_PX, 1), np.float32)
    mat = np.linspace(150, 90, _WIDTH_PX, dtype=np.float32)[np.newaxis, :, np.newaxis]
    frame = np.repeat((mat + 2 * noise).clip(0, 255).astype(np.uint8), 3, axis=2)
    pixels = read_photo(file).pixels
    scale = _PHOTO_SHARE * min(_HEIGHT_PX / pixels.shape[0], _WIDTH_PX / pixels.shape[1])
    size = round(pixels.shape[1] * scale), round(pixels.shape[0] * scale)
    left = int(random.integers(0, _WIDTH_PX - size[0]))
    top = int(random.integers(0, _HEIGHT_PX - size[1]))
    frame[top : top + size[1], left : left + size[0]] = cv2.resize(
        pixels, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    )
    margins = np.full(4, _MARGIN)
    if is_part:
        missing = random.uniform(0.1, _MAX_MISSING)
        side = int(random.integers(4))
        margins[side] = -missing * (size[0] / _WIDTH_PX if side % 2 == 0 else size[1] / _HEIGHT_PX)
    return frame, Region(
        max(0.0, left / _WIDTH_PX - margins[0]),
        max(0.0, top / _HEIGHT_PX - margins[1]),
        min(1.0, (left + size[0]) / _WIDTH_PX + margins[2]),
        min(1.0, (top + size[1]) / _HEIGHT_PX + margins[3]),
    )


def _print(
    name: str, photos: Sequence[CounterPhoto], answers: Sequence[CaptureAnswer], ms: float
) -> None:
    known = np.array([bool(photo.sku) for photo in photos])
    hits = [answer.shown.hits[0] for answer in answers]
    correct = np.array(
        [hit.product.sku == photo.sku for hit, photo in zip(hits, photos, strict=True)]
    )
    scores = np.array([hit.score or 0.0 for hit in hits])
    verdicts = np.array([answer.shown.verdict for answer in answers])
    sure = verdicts == "match"
    area = metrics.auroc(scores[known], scores[~known]) or 0.0
    print(f"{name} ({known.sum()} in the catalogue, {(~known).sum()} not)")
    print(f"  top-1 {correct[known].mean():.3f}; AUROC {area:.3f}; {ms:.0f} ms processor time")
    print(f"  sure {sure.sum()}, of these right {correct[sure].mean():.3f}", end="")
    for verdict in ("match", "check", "unknown"):
        is_it = verdicts == verdict
        print(f"; {verdict} {is_it[known].sum()} + {is_it[~known].sum()}", end="")
    print(flush=True)


if __name__ == "__main__":
    main()
