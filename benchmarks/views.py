"""What a second look at the middle of a photo adds, by its size and its handicap.

python -m benchmarks.views --data FOLDER

FOLDER holds ``grocery`` and ``clothing``, see ``benchmarks/datasets.py``. Asked are the
groceries' ``val`` photos among shop photos and among studio pictures, and every
fifteenth picture of the clothes as a phone would see it among all of them. The search
is exact, the nearest picture decides. Printed are top-1, and the area under the ROC
curve of the best score, each photo asked for once more with its product taken out. A
star marks what the program uses.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.datasets import clothes, shop_photos, studio_pictures
from benchmarks.embedding import LabelledVectors, Vectors, embedded
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.evaluation.metrics import roc_area
from desktop_app.engine.recognition.multi_crop import (
    HANDICAP,
    MIDDLE,
    best_of_crops,
    central_crop,
)
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo
from training.calibrate import seen_by_phone

_SHARES = (0.8, 0.7, 0.6, 0.5)
_HANDICAPS = (0.0, 0.025, 0.05, 0.075, 0.1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--model", default="", help="name of a model card")
    chosen = parser.parse_args()
    grocery, clothing = chosen.data / "grocery", chosen.data / "clothing"
    embedder = Embedder.open(load_card(paths.model_card(chosen.model)))

    asked = shop_photos(grocery, "val")
    photos = [read_photo(picture.file).pixels for picture in asked]
    products = np.array([picture.label for picture in asked])
    worn = clothes(clothing, "train")
    pieces, snapped = zip(*seen_by_phone(worn, asked), strict=True)
    shop, studio = (
        embedded(embedder, some)
        for some in (shop_photos(grocery, "train"), studio_pictures(grocery))
    )
    wardrobe = LabelledVectors(embedded(embedder, worn).vectors, np.arange(len(worn)))
    looks, snaps = (_looks(some, embedder) for some in (photos, snapped))
    print(f"{'middle':>8}{'handicap':>10}   top-1 and AUROC: shop, studio, clothes")
    for share in (1.0, *_SHARES):
        for handicap in _HANDICAPS if share < 1 else (0.0,):
            figures = [
                _judge([some[1.0], some[share]], labels, gallery, handicap)
                for some, labels, gallery in (
                    (looks, products, shop),
                    (looks, products, studio),
                    (snaps, np.array(pieces), wardrobe),
                )
            ]
            star = " *" if (share, handicap) == (MIDDLE, HANDICAP) else ""
            row = "   ".join(f"{right:.3f} {area:.3f}" for right, area in figures)
            print(f"{share:8}{handicap:10}   {row}{star}", flush=True)


def _looks(photos: Sequence[RgbImage], embedder: Embedder) -> dict[float, Vectors]:
    return {
        share: np.stack([embedder.embed_picture(central_crop(photo, share)) for photo in photos])
        for share in (1.0, *_SHARES)
    }


def _judge(
    views: Sequence[Vectors], labels: np.ndarray, gallery: LabelledVectors, handicap: float
) -> tuple[float, float]:
    """Return top-1, and the area under the ROC curve."""
    right, known, absent = [], [], []
    for number, label in enumerate(labels.tolist()):
        photo = np.stack([view[number] for view in views])
        scores = best_of_crops(photo @ gallery.vectors.T, handicap)
        own = gallery.labels == label
        right.append(gallery.labels[scores.argmax()] == label)
        known.append(scores.max())
        absent.append(scores[~own].max())
    return float(np.mean(right)), roc_area(np.array(known), np.array(absent)) or 0.0


if __name__ == "__main__":
    main()
