"""The Grocery Store Dataset, embedded with the program's own decoder and model.

Klasson, Zhang and Kjellström, WACV 2019: ``train.txt``, ``val.txt`` and
``classes.csv`` tell what the pictures show.
"""

import csv
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from desktop_app.vision.embedder import Embedder
from desktop_app.vision.photo import read_photo

Vectors = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
BATCH = 64


@dataclass(frozen=True)
class LabelledVectors:
    """Embedded photos and the product of each."""

    vectors: Vectors
    labels: Labels


def embed_files(embedder: Embedder, files: Sequence[Path]) -> Vectors:
    """Decode and embed picture files."""

    def prepare(file: Path) -> npt.NDArray[np.generic]:
        return embedder.prepare(read_photo(file).pixels)

    with ThreadPoolExecutor(embedder.threads) as pool:
        return np.concatenate(
            [
                embedder.embed(np.stack(list(pool.map(prepare, files[start : start + BATCH]))))
                for start in range(0, len(files), BATCH)
            ]
        )


def photos(embedder: Embedder, data: Path, split: str) -> LabelledVectors:
    """Embed the shop photos that ``split`` lists: ``path, product, category`` a line."""
    lines = (data / split).read_text(encoding="utf-8").splitlines()
    rows = [line.split(", ") for line in lines if line]
    vectors = embed_files(embedder, [data / row[0] for row in rows])
    return LabelledVectors(vectors, np.array([int(row[1]) for row in rows]))


def studio_pictures(embedder: Embedder, data: Path) -> LabelledVectors:
    """Embed the one clean picture of each product."""
    with (data / "classes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    files = [data / row["Iconic Image Path (str)"].lstrip("/") for row in rows]
    return LabelledVectors(
        embed_files(embedder, files), np.array([int(row["Class ID (int)"]) for row in rows])
    )
