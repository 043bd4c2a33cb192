"""Measure what confirming a photo changes, and how long it takes.

python -m benchmarks.confirmation --grocery FOLDER

FOLDER is the Grocery Store Dataset. The catalogue has its 81 studio pictures. Each photo of
``val`` whose product is not found first is searched for again after one photo of ``train`` of
that product, the most similar one, was confirmed; the confirmation is then undone. Prints how
many photos are right afterwards, and the time of confirming, with and without the search that
follows, also as processor time, which hardly changes when the computer has other work to do.
"""

import argparse
import time
from pathlib import Path

import numpy as np

from benchmarks.embedding import embed_files
from datasets.labelled_photos import grocery_photos, studio_pictures
from datasets.photo_catalogue import open_photo_catalogue
from desktop_app import paths
from desktop_app.engine.workspace import Workspace
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.model_card import load_card
from desktop_app.vision.picture_decoding import read_photo

_MAX_PHOTOS = 60


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--grocery", type=Path, required=True, help="folder of the data set")
    parser.add_argument("--model", default="", help="name of a model card")
    arguments = parser.parse_args()
    embedder = Embedder.open(load_card(paths.model_card(arguments.model)))
    photos = grocery_photos(arguments.grocery, "val")[::3][:_MAX_PHOTOS]
    others = grocery_photos(arguments.grocery, "train")
    with open_photo_catalogue(studio_pictures(arguments.grocery), arguments.model) as workspace:
        ids = workspace.catalogue.store.products.ids_by_sku([one.product for one in others])
        confirming, finding, right, wrong = [], [], 0, 0
        processor_s = []
        for photo in photos:
            if _first(workspace, photo.file) == photo.product:
                continue
            wrong += 1
            own = [one.file for one in others if one.product == photo.product]
            vectors = embed_files(embedder, [photo.file, *own[:24]])
            similar = own[int(np.argmax(vectors[1:] @ vectors[0]))]
            pixels = read_photo(similar).pixels
            started, cpu_started = time.perf_counter(), time.process_time()
            key = workspace.learning().confirm(pixels, ids[photo.product])
            confirming.append(time.perf_counter() - started)
            _first(workspace, similar)
            finding.append(time.perf_counter() - started)
            processor_s.append(time.process_time() - cpu_started)
            right += _first(workspace, photo.file) == photo.product
            workspace.learning().unconfirm(key)
    print(f"{len(photos)} photos, {wrong} wrong; right after one confirmed photo: {right}")
    for name, seconds in (
        ("confirm", confirming),
        ("confirm and search", finding),
        ("processor time of both", processor_s),
    ):
        p50, p95 = np.percentile(np.array(seconds) * 1000, [50, 95])
        print(f"{name}: p50 {p50:.0f} ms, p95 {p95:.0f} ms")


def _first(workspace: Workspace, file: Path) -> str:
    """Return the SKU of the first hit."""
    return workspace.identify(file).hits[0].product.sku


if __name__ == "__main__":
    main()
