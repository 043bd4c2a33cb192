"""Real photos, embedded with the program's own decoder and model."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from benchmarks.datasets import Picture
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.picture_decoding import read_photo

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
        return embedder.preprocess(read_photo(file).pixels)

    with ThreadPoolExecutor(embedder.threads) as pool:
        return np.concatenate(
            [
                embedder.embed(np.stack(list(pool.map(prepare, files[start : start + BATCH]))))
                for start in range(0, len(files), BATCH)
            ]
        )


def embedded(embedder: Embedder, pictures: Sequence[Picture]) -> LabelledVectors:
    """Embed pictures and note the number of what each shows."""
    vectors = embed_files(embedder, [picture.file for picture in pictures])
    return LabelledVectors(vectors, np.array([picture.label for picture in pictures]))
