"""Pictures are found by their keypoints, also right after they were added."""

import numpy as np
import pytest

from desktop_app.search.keypoint_index import KeypointIndex
from desktop_app.search.keypoint_vocabulary import QuantisedKeypoints
from tests.search.keypoint_examples import DIM, random_pictures, random_vectors, small_vocabulary

WORDS = 32


def _photo_of(number: int) -> QuantisedKeypoints:
    """Return noisy keypoints of a picture of ``random_pictures``, with others around them."""
    own = random_vectors(number * 7 % 30, DIM, number)
    noise = random_vectors(len(own), DIM, 1000 + number)
    return small_vocabulary().quantise(
        np.concatenate([own + 0.2 * noise, random_vectors(20, DIM, 2000 + number)]), 3
    )


def test_the_picture_of_a_photo_is_first() -> None:
    index = KeypointIndex(WORDS)
    index.add(random_pictures(40))
    for number in (3, 8, 17, 29):
        found = index.search(_photo_of(number), 5)
        assert found.ids[0] == number
        assert found.scores.tolist() == sorted(found.scores.tolist(), reverse=True)
        assert 0 < found.scores[0] < 2


def test_pictures_added_one_by_one_are_found_as_those_added_together() -> None:
    pictures = random_pictures(25)
    together, one_by_one = KeypointIndex(WORDS), KeypointIndex(WORDS)
    together.add(pictures)
    for number, picture in pictures.items():
        one_by_one.add({number: picture})
    assert (len(one_by_one), one_by_one.ids.tolist()) == (25, sorted(pictures))
    assert len(one_by_one._segments) <= 5
    photo = _photo_of(12)
    expected, found = together.search(photo, 30), one_by_one.search(photo, 30)
    assert found.ids.tolist() == expected.ids.tolist()
    assert np.allclose(found.scores, expected.scores)
    again = KeypointIndex(WORDS, one_by_one.merged())
    assert again.search(photo, 30).ids.tolist() == expected.ids.tolist()


def test_pictures_without_keypoints_are_in_the_index_but_not_found() -> None:
    index = KeypointIndex(WORDS)
    empty = small_vocabulary().quantise(random_vectors(0, DIM))
    index.add({7: empty, **{n: p for n, p in random_pictures(5).items() if n != 7}})
    assert 7 in index.ids
    assert 7 not in index.search(_photo_of(3), 99).ids
    assert not len(index.search(empty, 5).ids)


def test_an_empty_index_finds_nothing() -> None:
    index = KeypointIndex(WORDS)
    index.add({})
    assert not len(index.search(_photo_of(3), 5).ids)
    assert not len(index.merged().ids)


def test_an_id_is_added_only_once() -> None:
    index = KeypointIndex(WORDS)
    index.add(random_pictures(3))
    with pytest.raises(ValueError, match="already"):
        index.add(random_pictures(1))
