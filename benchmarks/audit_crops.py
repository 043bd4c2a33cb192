"""Measure how many crops and collages the audit finds, with and without search by keypoints.

python -m benchmarks.audit_crops --data FOLDER

FOLDER holds ``magento_luma``, ``amazon_items`` and ``xwines_labels``. Of some of their
pictures a quarter of the area is cropped, and others are put into collages of four.
"""

import argparse
import contextlib
import csv
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import cv2
import numpy as np
from PIL import Image

from benchmarks.keypoint_retrieval import (
    PICTURE_SETS,
    labelled_pictures,
    without_keypoint_search,
)
from datasets.labelled_photos import LabelledPhoto
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app.domain.picture import RgbImage
from desktop_app.progress import finish
from desktop_app.vision.picture_decoding import read_photo

_EDITS: Final = 30
_TILE_PX: Final = (300, 390)

# The SKU of an edit, and those of the pictures that it shows.
Truth = Mapping[str, Sequence[str]]


def crop(pixels: RgbImage, random: np.random.Generator) -> RgbImage:
    """Return half of the width and height, at a random place."""
    height, width = pixels.shape[:2]
    rows, columns = height // 2, width // 2
    top, left = (int(random.integers(0, rest + 1)) for rest in (height - rows, width - columns))
    return pixels[top : top + rows, left : left + columns]


def collage(pictures: Sequence[RgbImage]) -> RgbImage:
    """Return four pictures in two rows."""
    tiles = [np.asarray(cv2.resize(pixels, _TILE_PX), np.uint8) for pixels in pictures]
    return np.vstack([np.hstack(tiles[:2]), np.hstack(tiles[2:])])


def make_edits(
    originals: Sequence[LabelledPhoto], folder: Path
) -> tuple[list[LabelledPhoto], Truth]:
    """Write the edits to files; return them as products, and what they show."""
    random = np.random.default_rng(0)
    edits: list[LabelledPhoto] = []
    truth: dict[str, list[str]] = {}

    def save(kind: str, pixels: RgbImage, shown: Sequence[LabelledPhoto]) -> None:
        sku = f"{kind}-{len(edits)}"
        Image.fromarray(pixels).save(folder / f"{sku}.png")
        edits.append(LabelledPhoto(folder / f"{sku}.png", sku, kind, 0, 0))
        truth[sku] = [one.product for one in shown]

    for original in originals[:_EDITS]:
        save("crop", crop(read_photo(original.file).pixels, random), [original])
    for _ in range(_EDITS):
        shown = [originals[row] for row in random.choice(len(originals), 4, replace=False)]
        save("collage", collage([read_photo(one.file).pixels for one in shown]), shown)
    return edits, truth


def print_found(way: str, pairs: Path, truth: Truth) -> None:
    """Print how many pairs of an edit and a picture that it shows are called copies."""
    with pairs.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["level"] in ("exact", "copy")]
    copies = {frozenset((row["sku_a"], row["sku_b"])) for row in rows}
    for kind in ("crop", "collage"):
        planted = [
            frozenset((edit, one))
            for edit, shown in truth.items()
            for one in shown
            if edit.startswith(kind)
        ]
        found = sum(pair in copies for pair in planted)
        print(f"{way:<12}{kind:<10}{found:>4} of {len(planted)} found", flush=True)
    between = sum(not pair & truth.keys() for pair in copies)
    print(f"{way:<12}copies between originals: {between}", flush=True)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    parser.add_argument("--pictures", type=int, default=220, help="number of originals")
    arguments = parser.parse_args()

    every = [one for name in PICTURE_SETS for one in labelled_pictures(arguments.data / name)]
    rows = np.random.default_rng(0).permutation(len(every))[: arguments.pictures]
    originals = [every[row] for row in rows]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        edits, truth = make_edits(originals, folder)
        for way in ("embedding", "both"):
            with open_photo_catalogue([*originals, *edits], "") as workspace:
                is_plain = way == "embedding"
                with without_keypoint_search(workspace) if is_plain else contextlib.nullcontext():
                    finish(workspace.audit().run())
                finish(workspace.audit().write_pairs(folder / "pairs.csv"))
            print_found(way, folder / "pairs.csv", truth)


if __name__ == "__main__":
    main()
