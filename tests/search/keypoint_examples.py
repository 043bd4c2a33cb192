"""Small vocabularies and pictures of random keypoints."""

import numpy as np

from desktop_app.search.array_types import Vectors
from desktop_app.search.keypoint_vocabulary import KeypointVocabulary, QuantisedKeypoints

DIM = 96
CELLS, WORDS_PER_CELL = 4, 8


def random_vectors(count: int, dim: int, seed: int = 0) -> Vectors:
    return np.random.default_rng(seed).normal(size=(count, dim)).astype(np.float32)


def small_vocabulary() -> KeypointVocabulary:
    """Return a vocabulary of 32 words in 4 cells."""
    projection, _ = np.linalg.qr(random_vectors(DIM, 64, 1))
    cells = random_vectors(CELLS, 64, 2)
    words = cells[:, np.newaxis] + random_vectors(CELLS * WORDS_PER_CELL, 64, 3).reshape(
        CELLS, WORDS_PER_CELL, 64
    )
    return KeypointVocabulary(np.zeros(DIM, np.float32), projection, cells, words)


def random_pictures(count: int, seed: int = 0) -> dict[int, QuantisedKeypoints]:
    """Return pictures by id, from 1, with 0 to 29 keypoints."""
    vocabulary = small_vocabulary()
    return {
        number: vocabulary.quantise(random_vectors(number * 7 % 30, DIM, seed + number))
        for number in range(1, count + 1)
    }
