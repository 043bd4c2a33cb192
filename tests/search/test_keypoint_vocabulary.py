"""Descriptors are assigned to the nearest words, and differ in few bits if they are near."""

import numpy as np
import pytest

from desktop_app.search.keypoint_vocabulary import KeypointVocabulary
from tests.search.keypoint_examples import (
    CELLS,
    DIM,
    WORDS_PER_CELL,
    random_vectors,
    small_vocabulary,
)


def test_words_are_the_nearest_ones() -> None:
    vocabulary = small_vocabulary()
    descriptors = random_vectors(50, DIM, 4)
    quantised = vocabulary.quantise(descriptors, 3)

    projection, _ = np.linalg.qr(random_vectors(DIM, 64, 1))
    projected = descriptors @ projection
    distances = np.linalg.norm(projected[:, np.newaxis] - vocabulary._centres, axis=2)
    assert quantised.words.tolist() == np.argsort(distances, axis=1)[:, :3].tolist()
    assert len(vocabulary) == CELLS * WORDS_PER_CELL
    assert len(quantised) == 50


def test_near_descriptors_have_similar_signatures() -> None:
    vocabulary = small_vocabulary()
    descriptors = random_vectors(40, DIM, 5)
    noisy = descriptors + 0.05 * random_vectors(40, DIM, 6)
    one, other, far = (
        vocabulary.quantise(some) for some in (descriptors, noisy, random_vectors(40, DIM, 7))
    )
    is_same = one.words == other.words
    near = np.bitwise_count(one.signatures ^ other.signatures)[is_same]
    assert near.mean() < 8
    assert np.bitwise_count(one.signatures ^ far.signatures).mean() > 20


def test_a_picture_without_keypoints_has_no_words() -> None:
    quantised = small_vocabulary().quantise(random_vectors(0, DIM), 3)
    assert (quantised.words.shape, quantised.signatures.shape) == ((0, 3), (0, 3))


def test_a_stored_vocabulary_has_nearly_the_same_words() -> None:
    vocabulary = small_vocabulary()
    again = KeypointVocabulary.from_bytes(vocabulary.to_bytes())
    descriptors = random_vectors(200, DIM, 8)
    same = vocabulary.quantise(descriptors).words == again.quantise(descriptors).words
    assert same.mean() > 0.95
    assert again.to_bytes() == again.to_bytes()


@pytest.mark.parametrize(
    "shapes",
    [
        [(DIM, 1), (DIM, 64), (4, 64), (4, 8, 64)],
        [(DIM,), (DIM + 1, 64), (4, 64), (4, 8, 64)],
        [(DIM,), (DIM, 64), (3, 64), (4, 8, 64)],
        [(DIM,), (DIM, 64), (4, 64), (4, 8, 63)],
        [(DIM,), (DIM, 64), (4, 64), (4, 0, 64)],
    ],
)
def test_arrays_that_do_not_belong_together_are_refused(shapes: list[tuple[int, ...]]) -> None:
    with pytest.raises(ValueError, match="the arrays of the vocabulary"):
        KeypointVocabulary(*(np.zeros(shape, np.float32) for shape in shapes))


def test_numbers_that_are_not_finite_are_refused() -> None:
    arrays = [np.zeros(shape, np.float32) for shape in ((DIM,), (DIM, 64), (4, 64), (4, 8, 64))]
    arrays[3][0, 0, 0] = np.nan
    with pytest.raises(ValueError, match="not finite"):
        KeypointVocabulary(*arrays)
