"""Matching of feature maps; needs the packages for training."""

import numpy as np
import numpy.typing as npt
import pytest

from training.unseen_sets import Queries

pytest.importorskip("onnx")


def unit_rows(random: np.random.Generator, *shape: int) -> npt.NDArray[np.float32]:
    """Return random vectors of length 1."""
    rows = random.normal(size=shape).astype(np.float32)
    return np.asarray(rows / np.linalg.norm(rows, axis=-1, keepdims=True))


def test_positions_match_wherever_they_are_and_half_may_be_missing() -> None:
    from training.dense_matching import dense_similarity

    random = np.random.default_rng(0)
    photo, other = unit_rows(random, 10, 16), unit_rows(random, 10, 16)
    moved = random.permutation(photo)
    half = np.concatenate([photo[:5], other[:5]])
    similarities = dense_similarity(photo, np.stack([moved, half, other]))
    assert similarities[:2] == pytest.approx(1, abs=1e-5)
    assert similarities[2] < 0.8


def test_the_map_decides_between_equal_cosines() -> None:
    from training.dense_matching import LOCAL_COMPONENTS, POSITIONS, WEIGHTS, reranked_accuracy

    random = np.random.default_rng(1)
    maps = unit_rows(random, 3, POSITIONS, LOCAL_COMPONENTS).reshape(3, -1)
    embeddings = np.array([[1, 0], [1, 0], [0, 1]], np.float32)
    gallery = np.concatenate([embeddings, maps], axis=1)
    is_right = np.array([[False, True, False]])
    queries = Queries([gallery[[1]]], gallery, is_right, np.zeros_like(is_right))
    assert reranked_accuracy(queries, 2) == [0.0, *[1.0] * (len(WEIGHTS) - 1)]
