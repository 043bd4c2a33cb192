"""Quantisation of keypoint descriptors: to a word, and to a signature within the word.

Hamming embedding (Jégou, Douze and Schmid, ECCV 2008): a descriptor is assigned to the
nearest of some thousand words, and the signs of its difference from that word are kept as
64 bits. Two descriptors match if they have the same word and few bits differ. The words are
grouped into cells, so that a descriptor is compared with a few hundred of them only.
"""

import io
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import numpy as np
import numpy.typing as npt

from desktop_app.search.array_types import Vectors

SIGNATURE_BITS: Final = 64
# Number of nearest cells whose words are compared with a descriptor.
_COMPARED_CELLS: Final = 5
_STORED: Final = "<f2"


@dataclass(frozen=True, slots=True)
class QuantisedKeypoints:
    """The keypoints of one picture as words and signatures, strongest first.

    Attributes:
        words: (n, k) int32, the k nearest words of each keypoint, nearest first.
        signatures: (n, k) uint64, the signature in each of these words.
    """

    words: npt.NDArray[np.int32]
    signatures: npt.NDArray[np.uint64]

    def __len__(self) -> int:
        return len(self.words)


class KeypointVocabulary:
    """Words for descriptors.

    Args:
        mean: (dim,) float32, of all descriptors.
        projection: (dim, 64) float32 with orthonormal columns: the first principal
            components, rotated at random, so that each bit is as informative as any other.
        cells: (cells, 64) float32, the centres of groups of words.
        words: (cells, n, 64) float32, the centres of the words of each cell.

    Raises:
        ValueError: the arrays do not belong together, or are not finite.
    """

    def __init__(self, mean: Vectors, projection: Vectors, cells: Vectors, words: Vectors) -> None:
        _require_consistent(mean, projection, cells, words)
        self._mean, self._projection, self._cells, self._words = mean, projection, cells, words
        self._centres = words.reshape(-1, SIGNATURE_BITS)
        self._cell_products = _nearest_products(cells)
        self._word_products = _nearest_products(words)

    def __len__(self) -> int:
        """Return the number of words."""
        return len(self._centres)

    def quantise(self, descriptors: Vectors, word_count: int = 1) -> QuantisedKeypoints:
        """Return the nearest words of descriptors, and their signatures.

        Args:
            descriptors: (n, dim) float32.
            word_count: number of words of each descriptor.
        """
        projected = np.asarray((descriptors - self._mean) @ self._projection, np.float32)
        words = self._nearest_words(projected, word_count)
        bits = projected[:, np.newaxis] > self._centres[words]
        return QuantisedKeypoints(words, np.packbits(bits, axis=-1).view(np.uint64)[..., 0])

    def _nearest_words(self, projected: Vectors, word_count: int) -> npt.NDArray[np.int32]:
        compared, per_cell = min(_COMPARED_CELLS, len(self._cells)), self._words.shape[1]
        extended = np.hstack([projected, np.ones((len(projected), 1), np.float32)])
        cells = _largest(extended @ self._cell_products, compared)
        # All descriptors that are compared with a cell are compared in one product.
        pair_cells = cells.ravel()
        order = np.argsort(pair_cells, kind="stable")
        ends = np.cumsum(np.bincount(pair_cells, minlength=len(self._cells))).tolist()
        ordered = extended[order // compared]
        products = np.empty((len(order), per_cell), np.float32)
        for cell, (start, end) in enumerate(pairwise([0, *ends])):
            np.matmul(ordered[start:end], self._word_products[cell], out=products[start:end])
        scores = np.empty_like(products)
        scores[order] = products
        best = _largest(scores.reshape(-1, compared * per_cell), word_count)
        best_cells = np.take_along_axis(cells, best // per_cell, axis=1)
        return np.asarray(best_cells * per_cell + best % per_cell, np.int32)

    def to_bytes(self) -> bytes:
        """Return the vocabulary as an ``.npz`` file, with 16 bits per number."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            mean=self._mean.astype(_STORED),
            projection=self._projection.astype(_STORED),
            cells=self._cells.astype(_STORED),
            words=self._words.astype(_STORED),
        )
        return file.getvalue()

    @classmethod
    def from_bytes(cls, data: bytes) -> "KeypointVocabulary":
        """Read what ``to_bytes`` returned.

        Raises:
            OSError, ValueError, KeyError, EOFError: it is no vocabulary.
        """
        with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
            return cls(
                *(
                    arrays[name].astype(np.float32)
                    for name in ("mean", "projection", "cells", "words")
                )
            )


def _require_consistent(mean: Vectors, projection: Vectors, cells: Vectors, words: Vectors) -> None:
    if mean.ndim != 1 or cells.ndim != 2 or words.ndim != 3 or not words.size:
        raise ValueError("the arrays of the vocabulary have other numbers of dimensions")
    if (
        projection.shape != (len(mean), SIGNATURE_BITS)
        or cells.shape != (len(words), SIGNATURE_BITS)
        or words.shape[2] != SIGNATURE_BITS
    ):
        raise ValueError("the arrays of the vocabulary do not belong together")
    if not all(np.isfinite(array).all() for array in (mean, projection, cells, words)):
        raise ValueError("the vocabulary is not finite")


def _nearest_products(centres: Vectors) -> Vectors:
    """Return (..., 65, n) that a vector is multiplied with to find the nearest of n centres.

    The product with a centre, less half of its squared length, is largest for the nearest
    one. The vectors have a last component of 1 for the second term.
    """
    offsets = -np.square(centres).sum(axis=-1, keepdims=True) / 2
    return np.ascontiguousarray(np.swapaxes(np.concatenate([centres, offsets], -1), -1, -2))


def _largest(scores: Vectors, count: int) -> npt.NDArray[np.int64]:
    """Return the columns of the largest scores of each row, (n, count), largest first.

    The scores are overwritten. For a few columns this is faster than a partition.
    """
    rows = np.arange(len(scores))
    best = np.empty((len(scores), count), np.int64)
    for column in range(count):
        best[:, column] = scores.argmax(axis=1)
        scores[rows, best[:, column]] = -np.inf
    return best
