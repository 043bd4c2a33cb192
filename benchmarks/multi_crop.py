"""Measure what the central crop adds to the embedding, by its size and its penalty.

python -m benchmarks.multi_crop --data FOLDER

FOLDER holds ``grocery`` and ``clothing``, see ``datasets/labelled_photos.py``. The queries
are the ``val`` photos of groceries among shop photos and among studio pictures, and
simulated phone photos of every 15th clothing picture among all of them. The search is
exact, the nearest picture decides. Prints top-1, and the AUROC of the best score for
photos with and without their product in the gallery. A star marks the setting of the
program.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from benchmarks.embedding import LabelledVectors, Labels, Vectors, embed_photos
from datasets.labelled_photos import clothing_photos, grocery_photos, studio_pictures
from datasets.phone_photos import simulate_phone_photos
from desktop_app import paths
from desktop_app.domain.picture import RgbImage
from desktop_app.engine.evaluation.metrics import auroc
from desktop_app.engine.recognition.multi_crop import (
    CENTRAL_CROP_PENALTY,
    CENTRAL_SHARE,
    best_of_crops,
    central_crop,
)
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

_SHARES = (0.8, 0.7, 0.6, 0.5)
_PENALTIES = (0.0, 0.025, 0.05, 0.075, 0.1)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of both data sets")
    parser.add_argument("--model", default="", help="name of a model card")
    arguments = parser.parse_args()
    grocery, clothing = arguments.data / "grocery", arguments.data / "clothing"
    embedder = Embedder.open(load_card(paths.model_card(arguments.model)))

    tests = _embed_tests(embedder, grocery, clothing)
    print(f"{'middle':>8}{'penalty':>10}   top-1 and AUROC: shop, studio, clothes")
    for share in (1.0, *_SHARES):
        for penalty in _PENALTIES if share < 1 else (0.0,):
            figures = [
                _evaluate([crops[1.0], crops[share]], labels, gallery, penalty)
                for crops, labels, gallery in tests
            ]
            star = " *" if (share, penalty) == (CENTRAL_SHARE, CENTRAL_CROP_PENALTY) else ""
            row = "   ".join(f"{top1:.3f} {area:.3f}" for top1, area in figures)
            print(f"{share:8}{penalty:10}   {row}{star}", flush=True)


def _embed_tests(
    embedder: Embedder, grocery: Path, clothing: Path
) -> list[tuple[dict[float, Vectors], Labels, LabelledVectors]]:
    """Return crops, labels and gallery: among shop photos, studio pictures and clothes."""
    queries = grocery_photos(grocery, "val")
    photos = [read_photo(query.file).pixels for query in queries]
    products = np.array([query.label for query in queries])
    clothes = clothing_photos(clothing, "train")
    rows, phone_photos = zip(*simulate_phone_photos(clothes, queries), strict=True)
    shop, studio = (
        embed_photos(embedder, some)
        for some in (grocery_photos(grocery, "train"), studio_pictures(grocery))
    )
    garments = LabelledVectors(embed_photos(embedder, clothes).vectors, np.arange(len(clothes)))
    crops, phone_crops = (_embed_crops(some, embedder) for some in (photos, phone_photos))
    return [
        (crops, products, shop),
        (crops, products, studio),
        (phone_crops, np.array(rows), garments),
    ]


def _embed_crops(photos: Sequence[RgbImage], embedder: Embedder) -> dict[float, Vectors]:
    """Return (n, dim) embeddings of the central crops, by their share of the sides."""
    return {
        share: np.stack([embedder.embed_picture(central_crop(photo, share)) for photo in photos])
        for share in (1.0, *_SHARES)
    }


def _evaluate(
    crops: Sequence[Vectors], labels: Labels, gallery: LabelledVectors, penalty: float
) -> tuple[float, float]:
    """Return top-1 and AUROC.

    Args:
        crops: the embeddings of the whole photos, and of a central crop.
        labels: (n,) of the photos.
        gallery: the pictures searched.
        penalty: subtracted from the scores of the crop.
    """
    is_correct, known, absent = [], [], []
    for number, label in enumerate(labels.tolist()):
        query = np.stack([crop[number] for crop in crops])
        scores = best_of_crops(query @ gallery.vectors.T, penalty)
        own = gallery.labels == label
        is_correct.append(gallery.labels[scores.argmax()] == label)
        known.append(scores.max())
        absent.append(scores[~own].max())
    return float(np.mean(is_correct)), auroc(np.array(known), np.array(absent)) or 0.0


if __name__ == "__main__":
    main()
