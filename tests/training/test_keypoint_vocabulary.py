"""The words are the centres of the descriptors' clusters."""

import numpy as np

from tests.search.keypoint_examples import DIM, random_vectors
from training.keypoint_vocabulary import k_means, learn_vocabulary


def test_k_means_finds_clusters() -> None:
    centres = 10 * random_vectors(5, 64, 1)
    vectors = np.repeat(centres, 40, axis=0) + 0.1 * random_vectors(200, 64, 2)
    found = k_means(vectors, 12, np.random.default_rng(0))
    distances = np.linalg.norm(centres[:, np.newaxis] - found, axis=2)
    assert found.shape == (12, 64)
    assert distances.min(axis=1).max() < 1


def test_the_same_descriptors_give_the_same_vocabulary() -> None:
    descriptors = random_vectors(600, DIM)
    one, other = (learn_vocabulary(descriptors, 4, 8).to_bytes() for _ in range(2))
    assert one == other


def test_words_of_a_small_cell_may_be_equal() -> None:
    assert k_means(random_vectors(3, 64), 8, np.random.default_rng(0)).shape == (8, 64)
