"""Learn the words for keypoints, and write the vocabulary and its card.

    python -m training.keypoint_vocabulary --data FOLDER

The words are the centres of a two-level k-means over the descriptors of catalogue pictures.
Printed goods of ``magento_luma``, ``amazon_items``, ``xwines_labels`` and ``playing_cards``
are left out, so that ``benchmarks/keypoint_retrieval.py`` measures kinds of print that the
vocabulary has not seen. Needs no PyTorch; a few minutes on two cores.
"""

import argparse
import hashlib
import json
import random
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final

import numpy as np

from desktop_app import paths
from desktop_app.errors import VitrineError
from desktop_app.search.array_types import Vectors
from desktop_app.search.keypoint_vocabulary import SIGNATURE_BITS, KeypointVocabulary
from desktop_app.shipped_files import record_checksums
from desktop_app.vision.keypoints import KEYPOINT_FORMAT, pack, picture_keypoints, unpack
from desktop_app.vision.picture_decoding import read_photo

# Folders of ``--data``, and the maximum number of pictures of each.
_SETS: Final = {
    "grocery/iconic-images-and-descriptions": 81,
    "grocery/train": 1_500,
    "clothing/train": 1_000,
    "clothing_rest": 1_000,
    "trashnet": 1_500,
    "caltech101_products": 2_351,
    "microcontroller_boards": 326,
}
_TRAINING_DATA: Final = (
    "Grocery Store Dataset, training photos and studio pictures (Klasson, Zhang and Kjellström, "
    "WACV 2019, MIT licence); Clothing dataset, training photos and the rest (Grigorev and "
    "contributors, public domain); TrashNet (Yang and Thung, MIT licence); Caltech 101, 37 kinds "
    "of things (Li, Andreetto, Ranzato and Perona, CC BY 4.0); microcontroller boards (Tanner, "
    "MIT licence)"
)
_CELLS: Final = 128
_WORDS_PER_CELL: Final = 128
_DESCRIPTORS: Final = 800_000
# The cells are learned from fewer descriptors.
_CELL_DESCRIPTORS: Final = 100_000
_ITERATIONS: Final = 10


def picture_files(data: Path) -> Iterator[Path]:
    """Yield the pictures to learn from, always the same ones."""
    for folder, count in _SETS.items():
        every = sorted(
            file
            for file in (data / folder).rglob("*")
            if file.suffix.lower() in (".jpg", ".jpeg", ".png")
        )
        if not every:
            raise SystemExit(f"There are no pictures in {data / folder}.")
        yield from random.Random(0).sample(every, min(count, len(every)))


def read_descriptors(data: Path) -> Vectors:
    """Return the descriptors of all pictures as the catalogue stores them, (n, 128), shuffled."""
    with ThreadPoolExecutor(2) as pool:
        found = [some for some in pool.map(_descriptors, picture_files(data)) if some is not None]
    descriptors = np.concatenate(found)
    rows = np.random.default_rng(0).permutation(len(descriptors))[:_DESCRIPTORS]
    return descriptors[rows]


def _descriptors(file: Path) -> Vectors | None:
    try:
        keypoints = unpack(pack(picture_keypoints(read_photo(file).pixels)))
    except VitrineError as error:
        print(error)
        return None
    return None if keypoints is None else keypoints.descriptors


def learn_vocabulary(
    descriptors: Vectors, cell_count: int = _CELLS, words_per_cell: int = _WORDS_PER_CELL
) -> KeypointVocabulary:
    """Learn a vocabulary.

    Args:
        descriptors: (n, dim) float32, in random order.
        cell_count: number of cells.
        words_per_cell: number of words of each cell.
    """
    generator = np.random.default_rng(0)
    mean = descriptors.mean(axis=0)
    _, components = np.linalg.eigh(np.cov(descriptors - mean, rowvar=False))
    rotation, _ = np.linalg.qr(generator.normal(size=(SIGNATURE_BITS, SIGNATURE_BITS)))
    projection = (components[:, ::-1][:, :SIGNATURE_BITS] @ rotation).astype(np.float32)
    projected = (descriptors - mean) @ projection
    cells = k_means(projected[:_CELL_DESCRIPTORS], cell_count, generator)
    cell_of_each = _nearest(projected, cells)
    words = np.stack(
        [
            k_means(projected[cell_of_each == cell], words_per_cell, generator)
            for cell in range(cell_count)
        ]
    )
    return KeypointVocabulary(mean, projection, cells, words)


def k_means(vectors: Vectors, count: int, generator: np.random.Generator) -> Vectors:
    """Return the centres of clusters, (count, dim), after Lloyd's algorithm.

    Args:
        vectors: (n, dim) float32, at least one.
        count: number of clusters; some centres are equal if there are fewer vectors.
        generator: chooses the first centres, and those of clusters that became empty.
    """
    centres = vectors[generator.choice(len(vectors), count, replace=len(vectors) < count)]
    for _ in range(_ITERATIONS):
        cluster = _nearest(vectors, centres)
        sizes = np.bincount(cluster, minlength=count)
        filled = np.flatnonzero(sizes)
        starts = (np.cumsum(sizes) - sizes)[filled]
        sums = np.add.reduceat(vectors[np.argsort(cluster, kind="stable")], starts, axis=0)
        centres = vectors[generator.choice(len(vectors), count)]
        centres[filled] = sums / sizes[filled, np.newaxis]
    return np.asarray(centres, np.float32)


def _nearest(vectors: Vectors, centres: Vectors, chunk: int = 100_000) -> np.ndarray:
    offsets = np.square(centres).sum(axis=1) / 2
    parts = [
        (vectors[start : start + chunk] @ centres.T - offsets).argmax(axis=1)
        for start in range(0, len(vectors), chunk)
    ]
    return np.concatenate(parts)


def main() -> None:
    """Learn the vocabulary and write it beside the models."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of the data sets")
    arguments = parser.parse_args()

    descriptors = read_descriptors(arguments.data)
    print(f"{len(descriptors)} descriptors")
    data = learn_vocabulary(descriptors).to_bytes()
    card = paths.keypoint_vocabulary()
    fields = {
        "name": card.stem,
        "version": "1",
        "file": f"{card.stem}.npz",
        "sha256": hashlib.sha256(data).hexdigest(),
        "keypoint_format": KEYPOINT_FORMAT,
        "words": _CELLS * _WORDS_PER_CELL,
        "licence": "Apache-2.0",
        "source": "training/keypoint_vocabulary.py",
        "training_data": _TRAINING_DATA,
    }
    card.parent.mkdir(exist_ok=True)
    card.with_name(f"{card.stem}.npz").write_bytes(data)
    card.write_text(json.dumps(fields, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    record_checksums(card)
    print(f"{card} written, {len(data) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
