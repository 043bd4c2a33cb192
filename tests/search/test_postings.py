"""Scores of postings equal those of a comparison of every pair of keypoints."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from desktop_app.search import postings
from desktop_app.search.keypoint_vocabulary import QuantisedKeypoints
from desktop_app.search.postings import MAX_KEYPOINTS, Postings
from tests.search.keypoint_examples import DIM, random_pictures, random_vectors, small_vocabulary

WORDS = 32


def _score(photo: QuantisedKeypoints, picture: QuantisedKeypoints) -> float:
    total = 0.0
    for word, signature in zip(photo.words.ravel(), photo.signatures.ravel(), strict=True):
        for other_word, other in zip(picture.words[:, 0], picture.signatures[:, 0], strict=True):
            different = int(np.bitwise_count(signature ^ other))
            if word == other_word and different <= 18:
                total += (1 + word) * np.exp(-((different / 12) ** 2))
    return float(total / max(len(picture), 1) ** 0.5)


@pytest.mark.parametrize("chunk", [1 << 15, 7])
def test_scores_are_sums_over_matching_keypoints(
    chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postings, "_CHUNK", chunk)
    pictures = random_pictures(30)
    source = random_vectors(29, DIM, 7)
    photo = small_vocabulary().quantise(source + 0.2 * random_vectors(29, DIM, 99), 3)
    rarities = np.arange(1, WORDS + 1, dtype=np.float32)
    scores = Postings.of_pictures(pictures, WORDS).scores(photo, rarities)
    expected = [_score(photo, picture) for picture in pictures.values()]
    assert max(expected) > 0
    assert np.allclose(scores, expected, rtol=1e-5)


def test_merged_postings_are_those_of_all_pictures() -> None:
    pictures = random_pictures(20)
    few = dict(list(pictures.items())[:6])
    many = dict(list(pictures.items())[6:])
    merged = Postings.merged([Postings.of_pictures(few, WORDS), Postings.of_pictures(many, WORDS)])
    whole = Postings.of_pictures(pictures, WORDS)
    for name in ("ids", "counts", "first", "frequencies", "rows", "signatures"):
        assert np.array_equal(getattr(merged, name), getattr(whole, name)), name
    merged.validate()


def test_frequencies_count_pictures() -> None:
    words = np.array([[3], [3], [5]], np.int32)
    picture = QuantisedKeypoints(words, np.zeros((3, 1), np.uint64))
    frequencies = Postings.of_pictures({1: picture, 2: picture}, WORDS).frequencies
    assert (frequencies[3], frequencies[5], frequencies.sum()) == (2, 2, 4)


def test_only_the_strongest_keypoints_are_kept() -> None:
    words = np.arange(300, dtype=np.int32)[:, np.newaxis] % WORDS
    picture = QuantisedKeypoints(words, np.zeros((300, 1), np.uint64))
    kept = Postings.of_pictures({1: picture}, WORDS)
    assert kept.counts.tolist() == [MAX_KEYPOINTS]
    bytes_per_picture = sum(
        array.nbytes for array in (kept.ids, kept.counts, kept.rows, kept.signatures)
    )
    assert bytes_per_picture <= 2500


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("rows", lambda rows: rows + 1000),
        ("rows", lambda rows: rows - 1000),
        ("rows", lambda rows: rows[:-1]),
        ("first", lambda first: first[::-1]),
        ("first", lambda first: first * 2),
        ("counts", lambda counts: counts - 1),
        ("ids", lambda ids: ids * 0),
    ],
)
def test_postings_out_of_range_are_refused(name: str, change: Any) -> None:
    good = Postings.of_pictures(random_pictures(9), WORDS)
    good.validate()
    with pytest.raises(ValueError, match="out of range"):
        replace(good, **{name: change(getattr(good, name))}).validate()
