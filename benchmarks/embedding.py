"""Embed photos with the decoder and a model of the program."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from datasets.labelled_photos import LabelledPhoto
from desktop_app.vision.embedder import Embedder
from desktop_app.vision.picture_decoding import read_photo

Vectors: TypeAlias = npt.NDArray[np.float32]
Labels: TypeAlias = npt.NDArray[np.int64]
BATCH = 64


@dataclass(frozen=True)
class LabelledVectors:
    """Embeddings with labels.

    Attributes:
        vectors: (n, dim) float32, rows of length 1.
        labels: (n,) int64.
    """

    vectors: Vectors
    labels: Labels


def embed_files(embedder: Embedder, files: Sequence[Path]) -> Vectors:
    """Decode and embed picture files; return (n, dim) float32."""

    def read_input(file: Path) -> npt.NDArray[np.generic]:
        return embedder.preprocess(read_photo(file).pixels)

    with ThreadPoolExecutor(embedder.threads) as pool:
        return np.concatenate(
            [
                embedder.embed(np.stack(list(pool.map(read_input, files[start : start + BATCH]))))
                for start in range(0, len(files), BATCH)
            ]
        )


def embed_photos(embedder: Embedder, photos: Sequence[LabelledPhoto]) -> LabelledVectors:
    """Decode and embed labelled photos."""
    vectors = embed_files(embedder, [photo.file for photo in photos])
    return LabelledVectors(vectors, np.array([photo.label for photo in photos]))
